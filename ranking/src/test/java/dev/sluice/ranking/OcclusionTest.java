package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Scorer;
import java.util.List;
import org.junit.jupiter.api.Test;

class OcclusionTest {
    private static final FeatureKey A = FeatureKey.number("a");
    private static final FeatureKey B = FeatureKey.number("b");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(A, B);
    private static final Query QUERY =
            Query.of(new ModelVersion("v"), ItemSet.all(10)).build();

    /** 2 a + b + a b in its first head, where what is missing counts 0; something else in its second. */
    private static final class Sum implements Scorer {
        @Override
        public void score(Query query, Candidates candidates, float[] scores) {
            for (int i = 0; i < candidates.size(); i++) {
                float a = orZero(candidates.feature(A, i));
                float b = orZero(candidates.feature(B, i));
                scores[i] = 2 * a + b + a * b;
                scores[candidates.size() + i] = 1000 * a;
            }
        }

        private static float orZero(float value) {
            return Float.isNaN(value) ? 0 : value;
        }

        @Override
        public FeatureSchema requires() {
            return SCHEMA;
        }

        @Override
        public List<String> heads() {
            return List.of("sum", "other");
        }
    }

    @Test
    void aPartIsWhatIsGoneWithoutTheFeature() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1, 3}, new float[] {Float.NaN, 5});

        float[][] parts = new Occlusion(new Sum()).parts(QUERY, candidates);

        assertThat(parts[0]).containsExactly(2 + 3, 0);
        assertThat(parts[1]).containsExactly(3 + 3, 5);
    }

    @Test
    void nothingHasNoParts() {
        Candidates none = Candidates.NONE.withFeature(A, new float[0]).withFeature(B, new float[0]);

        assertThat(new Occlusion(new Sum()).parts(QUERY, none)).isDeepEqualTo(new float[2][0]);
    }
}
