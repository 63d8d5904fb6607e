package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What every ranker keeps to. A test of an implementation implements this and inherits the properties. That positions
 * are distinct is said by {@link Ranking} itself.
 */
public interface RankerLaws {
    /** The ranker under test. */
    Ranker ranker();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    LawCases cases();

    /** Candidates to try; override it for features that are not just any numbers. */
    default Candidates candidates(Random random) {
        return cases().candidates(random, ranker().requires());
    }

    /** A query to try. */
    default Query query(Random random) {
        return cases().query(random);
    }

    @Property(tries = 200)
    default void choosesAmongTheCandidates(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);

        Ranking ranking = ranker().rank(query, candidates, limit);

        for (int position : ranking.positions()) {
            assertThat(position).isBetween(0, candidates.size() - 1);
        }
    }

    @Property(tries = 200)
    default void choosesAtMostTheLimit(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Random random = new Random(seed);

        assertThat(ranker().rank(query(random), candidates(random), limit).size())
                .isLessThanOrEqualTo(limit);
    }

    @Property(tries = 50)
    default void choosesNothingForLimitZero(@ForAll long seed) {
        Random random = new Random(seed);

        assertThat(ranker().rank(query(random), candidates(random), 0).size()).isZero();
    }

    @Property(tries = 50)
    default void choosesNothingAmongNoCandidates(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Random random = new Random(seed);
        Query query = query(random);
        // Not Candidates.NONE, which lacks the columns the ranker requires.
        Candidates none = candidates(random).first(0);

        assertThat(ranker().rank(query, none, limit).size()).isZero();
    }

    @Property(tries = 100)
    default void ranksTheSameForTheSameQuery(@ForAll long seed, @ForAll @IntRange(max = 100) int limit) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);

        Ranking once = ranker().rank(query, candidates, limit);
        Ranking again = ranker().rank(query, candidates, limit);

        assertThat(again.positions()).isEqualTo(once.positions());
        assertThat(candidates.select(again).scores())
                .isEqualTo(candidates.select(once).scores());
    }
}
