package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.duplicate.DuplicateRule;
import dev.sluice.data.duplicate.ItemMerges;
import dev.sluice.data.duplicate.SameText;
import dev.sluice.data.duplicate.SimilarText;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The near duplicates of the world are found by their texts, and what is found is one. */
class DuplicatesFoundTest {
    /** Of the items that became another, how many are copies of it; of the copies, how many became their original. */
    private record Found(double precision, double recall) {
        static Found in(World world, DuplicateRule rule) {
            ItemMerges merges = ItemMerges.of(world.catalogue().items(), rule);
            int[] items = IntStream.range(1, merges.rows()).toArray();
            double copies = IntStream.of(items)
                    .filter(item -> world.original(item) != item)
                    .count();
            double right = IntStream.of(items)
                    .filter(item -> merges.canonical(item) != item)
                    .filter(item -> merges.canonical(item) == world.original(item))
                    .count();
            return new Found(right / merges.merged(), right / copies);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void similarTextsAreTheCopiesOfTheWorld(long seed) {
        World world = World.of(WorldSettings.defaults().withUsers(1).withSeed(seed));

        Found found = Found.in(world, SimilarText.of("text"));

        assertThat(found.precision()).isOne();
        assertThat(found.recall()).isGreaterThan(0.99);
    }

    /** Titles are put together of few words, so that some repeat by chance and some copies have grown too long. */
    @Test
    void titlesAreTooShortToTellCopiesFromChance() {
        World world = World.of(WorldSettings.defaults().withUsers(1));

        Found found = Found.in(world, SimilarText.of("title"));

        assertThat(found.precision()).isBetween(0.85, 0.97);
        assertThat(found.recall()).isBetween(0.8, 0.95);
        assertThat(Found.in(world, SameText.of("title")).precision()).isLessThan(0.5);
    }
}
