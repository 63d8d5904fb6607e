package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.VersionMismatchException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every scorer keeps to. A test of one extends this and gives it the scorer, and the queries and batches to try.
 */
public abstract class ScorerConformance {
    /** The scorer under test; the same at each call. */
    protected abstract Scorer scorer();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    protected abstract LawCases cases();

    /**
     * How far the score of an item may differ from batch to batch, through the order of a sum; by default not at all.
     */
    protected float tolerance() {
        return 0;
    }

    /** A query to try. */
    protected Query query(Random random) {
        return cases().query(random);
    }

    /** A batch to try; override it for features that are not just any numbers of their type. */
    protected Candidates candidates(Random random) {
        return cases().candidates(random, scorer().requires());
    }

    private ScorerLaws laws() {
        return new ScorerLaws() {
            @Override
            public Scorer scorer() {
                return ScorerConformance.this.scorer();
            }

            @Override
            public LawCases cases() {
                return ScorerConformance.this.cases();
            }

            @Override
            public float tolerance() {
                return ScorerConformance.this.tolerance();
            }

            @Override
            public Candidates candidates(Random random) {
                return ScorerConformance.this.candidates(random);
            }

            @Override
            public Query query(Random random) {
                return ScorerConformance.this.query(random);
            }
        };
    }

    @Test
    void scoreDoesNotDependOnTheOthers() {
        Trials.bySeeds(laws()::scoreDoesNotDependOnTheOthers);
    }

    @Test
    void scoresStayInTheirRange() {
        Trials.bySeeds(laws()::scoresStayInTheirRange);
    }

    @Test
    void whatStandsPastTheScoresIsLeftAlone() {
        Trials.bySeeds(laws()::whatStandsPastTheScoresIsLeftAlone);
    }

    @Test
    void theSameBatchGetsTheSameScores() {
        Trials.bySeeds(laws()::theSameBatchGetsTheSameScores);
    }

    @Test
    void headsHaveDistinctNames() {
        laws().headsHaveDistinctNames();
    }

    @Test
    void scoresABatchOfOneAndOfNone() {
        Candidates batch = candidates(new Random(1));

        assertThat(scores(query(new Random(1)), batch.first(0))).isEmpty();
        assertThat(scores(query(new Random(1)), batch.first(1))).isNotNull();
    }

    @Test
    void refusesTheQueryOfAnotherVersion() {
        Query other = LawCases.ofAnotherVersion(query(new Random(1)));
        if (cases().builtFor().isPresent()) {
            Trials.bySeeds(seed -> {
                Candidates batch = candidates(new Random(seed));
                assertThatThrownBy(() -> scores(other, batch)).isInstanceOf(VersionMismatchException.class);
            });
        }
    }

    @Test
    void copesWithAUserOfWhomNothingIsKnownAndWhereNothingIsAllowed() {
        Query query = cases().nothingAllowed();

        assertThat(scores(query, candidates(new Random(1)))).doesNotContain(Float.NaN);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Trials.sameUnderThreads(number -> scores(query(new Random(number)), candidates(new Random(number))));
    }

    @Test
    void heedsCancellation() {
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            Trials.heedsCancellation(query(new Random(seed)), query -> scores(query, batch));
        });
    }

    @Test
    void leavesItsInputAsItWas() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Trials.changesNothing(query, candidates(new Random(seed)), batch -> scores(query, batch));
        });
    }

    /** Columns may be longer than the batch, and a batch that has ended is not read again. */
    @Test
    void scoresABatchInTheMemoryOfARun() {
        BatchMemory memory = BatchMemory.reusable();
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates batch = candidates(new Random(seed));
            List<Float> expected = scores(query, batch);
            assertThat(scores(query, Trials.inUsedMemory(batch, memory))).isEqualTo(expected);
            memory.reuse();
            assertThat(scores(query, batch)).isEqualTo(expected);
        });
    }

    private List<Float> scores(Query query, Candidates batch) {
        float[] scores = new float[batch.size() * scorer().heads().size()];
        scorer().score(query, batch, scores);
        return Trials.boxed(scores);
    }
}
