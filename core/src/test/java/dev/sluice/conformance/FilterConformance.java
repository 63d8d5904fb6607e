package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.BatchMemory;
import dev.sluice.CandidateFilter;
import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every filter keeps to. A test of one extends this and gives it the filter, and the queries and batches to try.
 */
public abstract class FilterConformance {
    /** The filter under test; the same at each call. */
    protected abstract CandidateFilter filter();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    protected abstract LawCases cases();

    /** A query to try. */
    protected Query query(Random random) {
        return cases().query(random);
    }

    /** A batch to try; without features, unless this is overridden. */
    protected Candidates candidates(Random random) {
        return cases().candidates(random, FeatureSchema.NONE);
    }

    @Test
    void theSameBatchKeepsTheSame() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates batch = candidates(new Random(seed));
            assertThat(kept(query, batch)).isEqualTo(kept(query, batch));
        });
    }

    @Test
    void filtersABatchOfOneAndOfNone() {
        Candidates batch = candidates(new Random(1));

        assertThat(kept(query(new Random(1)), batch.first(0))).isEmpty();
        assertThat(kept(query(new Random(1)), batch.first(1))).hasSizeLessThanOrEqualTo(1);
    }

    /** What others cleared can only help; that it stays cleared is seen to by {@link Mask}. */
    @Test
    void copesWithWhatOtherFiltersCleared() {
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            Mask keep = Mask.keepingAll(batch.size());
            for (int position = 0; position < batch.size(); position += 2) {
                keep.clear(position);
            }
            filter().restrict(query(new Random(seed)), batch, keep);
            assertThat(Trials.boxed(keep.positions())).allMatch(position -> position % 2 == 1);
        });
    }

    @Test
    void refusesTheQueryOfAnotherVersion() {
        Query other = LawCases.ofAnotherVersion(query(new Random(1)));
        if (cases().builtFor().isPresent()) {
            assertThatThrownBy(() -> kept(other, candidates(new Random(1))))
                    .isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void copesWithAUserOfWhomNothingIsKnownAndWhereNothingIsAllowed() {
        Query query = cases().nothingAllowed();
        Candidates batch = candidates(new Random(1));

        assertThat(kept(query, batch)).hasSizeLessThanOrEqualTo(batch.size());
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Trials.sameUnderThreads(number -> kept(query(new Random(number)), candidates(new Random(number))));
    }

    @Test
    void heedsCancellation() {
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            Trials.heedsCancellation(query(new Random(seed)), query -> kept(query, batch));
        });
    }

    @Test
    void leavesItsInputAsItWas() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Trials.changesNothing(query, candidates(new Random(seed)), batch -> kept(query, batch));
        });
    }

    /** Columns may be longer than the batch, and a batch that has ended is not read again. */
    @Test
    void filtersABatchInTheMemoryOfARun() {
        BatchMemory memory = BatchMemory.reusable();
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates batch = candidates(new Random(seed));
            List<Integer> expected = kept(query, batch);
            assertThat(kept(query, Trials.inUsedMemory(batch, memory))).isEqualTo(expected);
            memory.reuse();
            assertThat(kept(query, batch)).isEqualTo(expected);
        });
    }

    private List<Integer> kept(Query query, Candidates batch) {
        Mask keep = Mask.keepingAll(batch.size());
        filter().restrict(query, batch, keep);
        return Trials.boxed(keep.positions());
    }
}
