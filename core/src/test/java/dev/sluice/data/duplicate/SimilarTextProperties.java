package dev.sluice.data.duplicate;

import static dev.sluice.data.duplicate.Catalogues.groups;
import static dev.sluice.data.duplicate.Catalogues.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Entities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of near duplicates: as many are found as theory has it, and nothing else. */
class SimilarTextProperties {
    private static final int PAIRS = 4_000;
    private static final double DEVIATIONS = 3;
    /** Bands that find whatever has any hash in common. */
    private static final Banding EVERYTHING = new Banding(300, 1);

    private static final SimilarText WORDS = SimilarText.of("text").withShingle(1);

    /** Of each pair 19 words, 18 of them the same: a Jaccard index of 18 / 20. */
    private static Entities pairs() {
        List<String> texts = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            String shared = words(pair, 0, 18);
            texts.add(shared + " " + words(pair, 18, 19));
            texts.add(words(pair, 19, 20) + " " + shared);
        }
        return texts(texts);
    }

    private static String words(int pair, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(word -> "p" + pair + "w" + word)
                .collect(Collectors.joining(" "));
    }

    @Property(tries = 8, seed = "1")
    void plantedPairsAreFoundAsOftenAsTheorySays(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int bands) {
        Banding banding = new Banding(bands, 10);
        SimilarText rule = WORDS.withLeastSimilarity(0.9).withBanding(banding).withSeed(seed);

        ItemMerges merges = ItemMerges.of(pairs(), rule);

        double chance = banding.chance(0.9);
        double deviation = Math.sqrt(chance * (1 - chance) / PAIRS);
        // Both ways: too many would mean that hashes are not what they should be.
        assertThat((double) merges.merged() / PAIRS)
                .isBetween(chance - DEVIATIONS * deviation - 1e-12, chance + DEVIATIONS * deviation + 1e-12);
        assertThat(merges.largest()).isEqualTo(2);
    }

    @Example
    void theDefaultsFindPlantedPairs() {
        double chance = WORDS.banding().chance(0.9);

        assertThat(ItemMerges.of(pairs(), WORDS).merged() / (double) PAIRS).isGreaterThanOrEqualTo(chance - 1e-9);
        assertThat(WORDS.banding().chance(0.7)).isBetween(0.9998, 0.9999);
    }

    @Property
    void textsWithNothingInCommonAreNeverMerged(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int item = 0; item < 40; item++) {
            texts.add(words(item, 0, 1 + random.nextInt(3)));
        }

        assertThat(groups(
                        texts(texts),
                        WORDS.withLeastSimilarity(Double.MIN_VALUE)
                                .withBanding(EVERYTHING)
                                .withSeed(seed)))
                .isEmpty();
    }

    @Property(tries = 200)
    void groupsAreTheChainsOfAllPairsThatAreSimilar(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int shingle) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int item = 0; item < 25; item++) {
            texts.add(random.ints(random.nextInt(7), 0, 5)
                    .mapToObj(word -> "w" + word)
                    .collect(Collectors.joining(" ")));
        }
        SimilarText rule = WORDS.withShingle(shingle)
                .withLeastSimilarity(0.4)
                .withBanding(EVERYTHING)
                .withSeed(seed);

        assertThat(groups(texts(texts), rule)).isEqualTo(chains(texts, shingle, 0.4));
    }

    /** By comparing every text with every other. */
    private static Set<Set<Integer>> chains(List<String> texts, int shingle, double least) {
        List<Set<Integer>> groups = new ArrayList<>();
        for (int row = 1; row <= texts.size(); row++) {
            Set<Integer> own = new HashSet<>(Set.of(row));
            for (Set<Integer> group : List.copyOf(groups)) {
                int newcomer = row;
                if (group.stream()
                        .anyMatch(other -> jaccard(texts.get(newcomer - 1), texts.get(other - 1), shingle) >= least)) {
                    groups.remove(group);
                    own.addAll(group);
                }
            }
            groups.add(own);
        }
        return groups.stream().filter(group -> group.size() > 1).collect(Collectors.toSet());
    }

    private static double jaccard(String text, String other, int shingle) {
        Set<List<String>> shared = shingles(text, shingle);
        Set<List<String>> all = new HashSet<>(shared);
        Set<List<String>> others = shingles(other, shingle);
        all.addAll(others);
        shared.retainAll(others);
        return all.isEmpty() ? 0 : (double) shared.size() / all.size();
    }

    private static Set<List<String>> shingles(String text, int shingle) {
        if (text.isEmpty()) {
            return new HashSet<>();
        }
        List<String> words = List.of(text.split(" "));
        int length = Math.min(shingle, words.size());
        return IntStream.rangeClosed(0, words.size() - length)
                .mapToObj(from -> words.subList(from, from + length))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Example
    void equalSeedsGiveEqualMerges() {
        Entities items = pairs();
        SimilarText rule = WORDS.withBanding(new Banding(1, 10));

        assertThat(groups(items, rule)).isEqualTo(groups(items, rule)).isNotEqualTo(groups(items, rule.withSeed(2)));
    }

    @Example
    void aChainIsOneItemThoughItsEndsDiffer() {
        Entities chain = texts("a b c d", "b c d e", "c d e f", "d e f g");

        assertThat(groups(chain, WORDS.withLeastSimilarity(0.6).withBanding(EVERYTHING)))
                .isEqualTo(Set.of(Set.of(1, 2, 3, 4)));
        assertThat(groups(chain, WORDS.withLeastSimilarity(0.61).withBanding(EVERYTHING)))
                .isEmpty();
    }

    @Example
    void settingsOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> WORDS.withShingle(0)).hasMessage("shingle must be at least 1: 0");
        assertThatThrownBy(() -> WORDS.withLeastSimilarity(0))
                .hasMessage("leastSimilarity must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> WORDS.withLeastSimilarity(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
