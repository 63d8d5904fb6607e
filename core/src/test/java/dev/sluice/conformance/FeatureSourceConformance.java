package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every feature source keeps to. A test of one extends this and gives it the source, and the queries and batches
 * to try.
 */
public abstract class FeatureSourceConformance {
    /** What stands in the columns before; no feature is likely to be it. */
    private static final float UNTOUCHED = -12345.625f;

    /** The source under test; the same at each call. */
    protected abstract FeatureSource source();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    protected abstract LawCases cases();

    /** A query to try. */
    protected Query query(Random random) {
        return cases().query(random);
    }

    /** A batch to try; without sources and features, unless this is overridden. */
    protected Candidates candidates(Random random) {
        return cases().candidates(random, FeatureSchema.NONE);
    }

    /** A column may be longer than the batch; what stands past it is nobody's. */
    @Test
    void fillsAllPlacesOfTheBatch() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates batch = candidates(new Random(seed));
            List<List<Float>> places = new ArrayList<>();
            for (float[] column : filled(query, batch, batch.size() + 7)) {
                places.add(Trials.boxed(Arrays.copyOf(column, batch.size())));
            }
            assertThat(places)
                    .isEqualTo(features(query, batch))
                    .allSatisfy(column -> assertThat(column).doesNotContain(UNTOUCHED));
        });
    }

    @Test
    void valuesAreOfTheirType() {
        List<FeatureKey> keys = source().provides().keys();
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            float[][] columns = filled(query(new Random(seed)), batch, batch.size());
            for (int i = 0; i < columns.length; i++) {
                for (float value : columns[i]) {
                    assertThat(isOfType(value, keys.get(i)))
                            .as("%s of %s", value, keys.get(i))
                            .isTrue();
                }
            }
        });
    }

    private static boolean isOfType(float value, FeatureKey key) {
        return Float.isNaN(value)
                || switch (key.type()) {
                    case NUMBER -> !Float.isInfinite(value);
                    case FLAG -> value == 0 || value == 1;
                    case CATEGORY -> value >= 0 && value == Math.rint(value) && !Float.isInfinite(value);
                };
    }

    @Test
    void fillsABatchOfOneAndOfNone() {
        Candidates batch = candidates(new Random(1));

        assertThat(features(query(new Random(1)), batch.first(0))).allMatch(List::isEmpty);
        assertThat(features(query(new Random(1)), batch.first(1)))
                .hasSize(source().provides().keys().size());
    }

    @Test
    void theSameBatchHasTheSameFeatures() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates batch = candidates(new Random(seed));
            assertThat(features(query, batch)).isEqualTo(features(query, batch));
        });
    }

    @Test
    void refusesTheQueryOfAnotherVersion() {
        Query other = LawCases.ofAnotherVersion(query(new Random(1)));
        if (cases().builtFor().isPresent()) {
            assertThatThrownBy(() -> features(other, candidates(new Random(1))))
                    .isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void copesWithAUserOfWhomNothingIsKnownAndWhereNothingIsAllowed() {
        Query query = cases().nothingAllowed();

        assertThat(features(query, candidates(new Random(1))))
                .hasSize(source().provides().keys().size());
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Trials.sameUnderThreads(number -> features(query(new Random(number)), candidates(new Random(number))));
    }

    @Test
    void heedsCancellation() {
        Trials.bySeeds(seed -> {
            Candidates batch = candidates(new Random(seed));
            Trials.heedsCancellation(query(new Random(seed)), query -> features(query, batch));
        });
    }

    @Test
    void leavesItsInputAsItWas() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Trials.changesNothing(query, candidates(new Random(seed)), batch -> features(query, batch));
        });
    }

    /** Columns may be longer than the batch, and a batch that has ended is not read again. */
    @Test
    void fillsForABatchInTheMemoryOfARun() {
        BatchMemory memory = BatchMemory.reusable();
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Candidates batch = candidates(new Random(seed));
            List<List<Float>> expected = features(query, batch);
            assertThat(features(query, Trials.inUsedMemory(batch, memory))).isEqualTo(expected);
            memory.reuse();
            assertThat(features(query, batch)).isEqualTo(expected);
        });
    }

    private float[][] filled(Query query, Candidates batch, int length) {
        float[][] columns = new float[source().provides().keys().size()][length];
        for (float[] column : columns) {
            Arrays.fill(column, UNTOUCHED);
        }
        source().fill(query, batch, columns);
        return columns;
    }

    private List<List<Float>> features(Query query, Candidates batch) {
        List<List<Float>> features = new ArrayList<>();
        for (float[] column : filled(query, batch, batch.size())) {
            features.add(Trials.boxed(column));
        }
        return features;
    }
}
