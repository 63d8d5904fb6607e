package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey SEEN = new FeatureKey("seen", FeatureType.FLAG);
    private static final FeatureKey DEVICE = new FeatureKey("device", FeatureType.CATEGORY);
    private static final FeatureSchema SCHEMA = FeatureSchema.of(AGE, SEEN, DEVICE);

    private static Examples.Builder builder() {
        return new Examples.Builder(SCHEMA);
    }

    @Test
    void rowsAreWhatTheCandidatesCarriedInTheOrderOfTheSchema() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1.5f, 0, 3}, new float[] {Float.NaN, 1, Float.NaN})
                .withFeature(FeatureKey.number("other"), new float[] {9, 9});

        Examples examples =
                builder().add(candidates, 1, 1, 2).add(candidates, 0, 0, 0.5f).build();

        assertThat(examples.size()).isEqualTo(2);
        assertThat(examples.schema()).isEqualTo(SCHEMA);
        assertThat(row(examples, 0)).containsExactly(Float.NaN, 1, Float.NaN);
        assertThat(row(examples, 1)).containsExactly(1.5f, 0, 3);
        assertThat(new float[] {examples.label(0), examples.label(1)}).containsExactly(1, 0);
        assertThat(new float[] {examples.weight(0), examples.weight(1)}).containsExactly(2, 0.5f);
    }

    private static float[] row(Examples examples, int row) {
        float[] features = new float[SCHEMA.size()];
        for (int column = 0; column < features.length; column++) {
            features[column] = examples.feature(row, column);
        }
        return features;
    }

    @Test
    void noRowsAreOrdinary() {
        assertThat(builder().build().size()).isZero();
    }

    @Test
    void labelsAndWeightsAreNumbersThatCanCount() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1, 0, 0});

        assertThatThrownBy(() -> builder().add(candidates, 0, Float.NaN, 1)).hasMessage("label must be finite: NaN");
        for (float weight : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> builder().add(candidates, 0, 1, weight))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weight must be finite and not negative: " + weight);
        }
        assertThatThrownBy(() -> builder().add(candidates, 1, 1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("position must be below 1 candidates: 1");
        assertThatThrownBy(() -> builder().add(candidates, -1, 1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void featuresAreWhatTheirTypesSay() {
        assertThatThrownBy(() -> add(Float.POSITIVE_INFINITY, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature age:number of item 1 must be finite, or NaN where it is missing: Infinity");
        assertThatThrownBy(() -> add(0, 0.5f, 0)).hasMessageContaining("seen:flag of item 1 must be 0 or 1");
        assertThatThrownBy(() -> add(0, 0, 0.5f)).hasMessageContaining("device:category of item 1 must be a whole");
        assertThatThrownBy(() -> add(0, 0, 1 << 24)).hasMessageContaining("device:category");
        assertThatThrownBy(() -> add(0, 0, -1)).hasMessageContaining("device:category");
        assertThat(add(-5, 1, (1 << 24) - 1).size()).isEqualTo(1);
    }

    private static Examples add(float... features) {
        return builder().add(Rows.candidates(SCHEMA, features), 0, 1, 1).build();
    }

    @Test
    void aRowThatIsRefusedLeavesNothingBehind() {
        Examples.Builder builder = builder();

        assertThatThrownBy(() -> builder.add(Rows.candidates(FeatureSchema.of(AGE), new float[] {1}), 0, 1, 1))
                .hasMessage("no feature seen:flag among [age:number]");
        builder.add(Rows.candidates(SCHEMA, new float[] {7, 1, 2}), 0, 1, 1);

        assertThat(row(builder.build(), 0)).containsExactly(7, 1, 2);
    }
}
