package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import org.junit.jupiter.api.Test;

class ExampleCandidatesTest {
    private static final FeatureKey A = FeatureKey.number("a");
    private static final FeatureKey B = FeatureKey.number("b");
    private static final Examples EXAMPLES =
            Rows.examples(FeatureSchema.of(A, B), new float[][] {{1, 10}, {2, Float.NaN}, {3, 30}}, 1, 0, 1);

    @Test
    void rowsCarryTheFeaturesThatAreAskedFor() {
        Candidates rows = new ExampleCandidates(EXAMPLES, FeatureSchema.of(B)).rows(1, 3);

        assertThat(rows.items()).containsExactly(2, 3);
        assertThat(rows.features()).containsExactly(B);
        assertThat(rows.feature(B)).containsExactly(Float.NaN, 30);
    }

    @Test
    void columnsAreFoundByTheirKeysInWhateverOrder() {
        Candidates rows = new ExampleCandidates(EXAMPLES, FeatureSchema.of(B, A)).rows(0, 1);

        assertThat(rows.feature(A)).containsExactly(1);
        assertThat(rows.feature(B)).containsExactly(10);
    }

    @Test
    void noRowsAreOrdinary() {
        Candidates none = new ExampleCandidates(EXAMPLES, FeatureSchema.of(A)).rows(3, 3);

        assertThat(none.size()).isZero();
        assertThat(none.features()).containsExactly(A);
    }

    @Test
    void aFeatureThatIsNotThereIsNamed() {
        FeatureSchema other = FeatureSchema.of(A, FeatureKey.number("c"));

        assertThatThrownBy(() -> new ExampleCandidates(EXAMPLES, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no feature c:number among [a:number, b:number]");
    }
}
