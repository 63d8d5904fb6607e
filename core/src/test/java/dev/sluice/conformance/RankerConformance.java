package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.VersionMismatchException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every ranker keeps to. A test of one extends this and gives it the ranker, and the queries and batches to try.
 */
public abstract class RankerConformance {
    /** The ranker under test; the same at each call. */
    protected abstract Ranker ranker();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    protected abstract LawCases cases();

    /** A query to try. */
    protected Query query(Random random) {
        return cases().query(random);
    }

    /** A batch to try; override it for features that are not just any numbers of their type. */
    protected Candidates candidates(Random random) {
        return cases().candidates(random, ranker().requires());
    }

    private RankerLaws laws() {
        return new RankerLaws() {
            @Override
            public Ranker ranker() {
                return RankerConformance.this.ranker();
            }

            @Override
            public LawCases cases() {
                return RankerConformance.this.cases();
            }

            @Override
            public Candidates candidates(Random random) {
                return RankerConformance.this.candidates(random);
            }

            @Override
            public Query query(Random random) {
                return RankerConformance.this.query(random);
            }
        };
    }

    @Test
    void choosesAmongTheCandidates() {
        Trials.bySeeds(seed -> laws().choosesAmongTheCandidates(seed, Trials.limit(seed)));
        Trials.bySeeds(seed -> laws().choosesNothingAmongNoCandidates(seed, Trials.limit(seed)));
    }

    @Test
    void choosesAtMostTheLimit() {
        Trials.bySeeds(seed -> laws().choosesAtMostTheLimit(seed, Trials.limit(seed)));
        Trials.bySeeds(laws()::choosesNothingForLimitZero);
    }

    @Test
    void ranksTheSameForTheSameQuery() {
        Trials.bySeeds(seed -> laws().ranksTheSameForTheSameQuery(seed, Trials.limit(seed)));
    }

    @Test
    void ranksABatchOfOne() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates one = candidates(new Random(seed)).first(1);
            assertThat(ranker().rank(query, one, 10).size()).isLessThanOrEqualTo(one.size());
        });
    }

    @Test
    void owesTheColumnsThatItProvides() {
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            Ranking ranking = ranker().rank(query(new Random(seed)), batch, 10);
            assertThat(batch.select(ranking).features())
                    .containsAll(ranker().provides().keys());
        });
    }

    /** Where there is something to rank: what it asks to compare candidates may be what holds the indexes. */
    @Test
    void refusesTheQueryOfAnotherVersion() {
        Query other = LawCases.ofAnotherVersion(query(new Random(1)));
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            if (cases().builtFor().isPresent() && batch.size() > 1) {
                assertThatThrownBy(() -> ranker().rank(other, batch, 10)).isInstanceOf(VersionMismatchException.class);
            }
        });
    }

    @Test
    void copesWithAUserOfWhomNothingIsKnownAndWhereNothingIsAllowed() {
        Query query = cases().nothingAllowed();

        assertThat(ranker().rank(query, candidates(new Random(1)), 10).size()).isLessThanOrEqualTo(10);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Trials.sameUnderThreads(
                number -> ranked(query(new Random(number)), candidates(new Random(number)), Trials.limit(number)));
    }

    @Test
    void heedsCancellation() {
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            Trials.heedsCancellation(query(new Random(seed)), query -> ranked(query, batch, 10));
        });
    }

    @Test
    void leavesItsInputAsItWas() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Trials.changesNothing(
                    query, candidates(new Random(seed)), batch -> ranker().rank(query, batch, Trials.limit(seed)));
        });
    }

    /** Columns may be longer than the batch, and a batch that has ended is not read again. */
    @Test
    void ranksABatchInTheMemoryOfARun() {
        BatchMemory memory = BatchMemory.reusable();
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates batch = candidates(new Random(seed));
            List<Object> expected = ranked(query, batch, Trials.limit(seed));
            Candidates used = Trials.inUsedMemory(batch, memory);
            Ranking ranking = ranker().rank(query, used, Trials.limit(seed));
            memory.reuse();
            Trials.inUsedMemory(batch, memory);
            assertThat(Trials.content(batch.select(ranking))).isEqualTo(expected);
            memory.reuse();
            assertThat(ranked(query, batch, Trials.limit(seed))).isEqualTo(expected);
        });
    }

    private List<Object> ranked(Query query, Candidates batch, int limit) {
        return Trials.content(batch.select(ranker().rank(query, batch, limit)));
    }
}
