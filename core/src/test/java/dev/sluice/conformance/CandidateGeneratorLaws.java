package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What every candidate generator keeps to. A test of an implementation implements this and inherits the properties:
 *
 * <pre>{@code
 * class PopularityProperties implements CandidateGeneratorLaws { ... }
 * }</pre>
 *
 * The model under test is small, so that limits below and above the number of allowed items are both tried.
 */
public interface CandidateGeneratorLaws {
    /** The generator under test. */
    CandidateGenerator generator();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    LawCases cases();

    /** Whether it can propose every item for this query, as far as it is allowed. */
    boolean complete(Query query);

    /** A query to try; one for which there is something special to try can be made by overriding this. */
    default Query query(Random random) {
        return cases().query(random);
    }

    @Property(tries = 200)
    default void proposesAtMostTheLimit(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        assertThat(generator().generate(query(new Random(seed)), limit).size()).isLessThanOrEqualTo(limit);
    }

    @Property(tries = 200)
    default void proposesDistinctAllowedItems(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Query query = query(new Random(seed));

        int[] items = generator().generate(query, limit).items();

        assertThat(items).doesNotHaveDuplicates();
        for (int item : items) {
            assertThat(query.allowed().contains(item))
                    .as("item %d is allowed", item)
                    .isTrue();
        }
    }

    @Property(tries = 200)
    default void proposesAsManyAsThereAre(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Query query = query(new Random(seed));
        if (complete(query)) {
            assertThat(generator().generate(query, limit).size())
                    .as("of %s", query.allowed())
                    .isEqualTo(Math.min(limit, query.allowed().size()));
        }
    }

    @Property(tries = 50)
    default void proposesNothingForLimitZero(@ForAll long seed) {
        assertThat(generator().generate(query(new Random(seed)), 0).size()).isZero();
    }

    @Property(tries = 50)
    default void refusesTheQueryOfAnotherVersion(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Query other = LawCases.ofAnotherVersion(query(new Random(seed)));

        assertThatThrownBy(() -> generator().generate(other, limit)).isInstanceOf(VersionMismatchException.class);
    }

    @Property(tries = 100)
    default void proposesTheSameForTheSameQuery(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Query query = query(new Random(seed));

        Candidates once = generator().generate(query, limit);
        Candidates again = generator().generate(query, limit);

        assertThat(again.items()).isEqualTo(once.items());
        assertThat(again.scores()).isEqualTo(once.scores());
    }
}
