package dev.sluice.train.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Settings that cannot be meant are refused. */
class AlsSettingsTest {
    private static final AlsSettings DEFAULTS = AlsSettings.defaults();

    @Test
    void settingsOutOfRangeNameThemselves() {
        assertRefused(() -> DEFAULTS.withDimension(0), "dimension");
        assertRefused(() -> DEFAULTS.withDimension(4097), "dimension");
        assertRefused(() -> DEFAULTS.withEpochs(0), "epochs");
        assertRefused(() -> DEFAULTS.withSolver(new AlsSolver.Blocks(0)), "size");
        assertRefused(() -> DEFAULTS.withSolver(new AlsSolver.Gradients(0)), "steps");
        assertRefused(() -> DEFAULTS.withThreads(0), "threads");
        for (double bad : new double[] {Double.NaN, -0.1, Double.POSITIVE_INFINITY}) {
            assertRefused(() -> DEFAULTS.withUnobservedWeight(bad), "unobservedWeight");
            assertRefused(() -> DEFAULTS.withRegularization(bad), "regularization");
            assertRefused(() -> DEFAULTS.withFrequencyExponent(bad), "frequencyExponent");
            assertRefused(() -> new Confidence(bad, 1), "constant");
            assertRefused(() -> new Confidence(1, bad), "slope");
        }
        assertRefused(() -> new Confidence(0, 0), "constant or slope");
    }

    @Test
    void theUnobservedWeightGoesByTheDensity() {
        InteractionMatrix sparse = InteractionMatrix.of(Events.random(1000, 1000, 2000, 1));
        assertThat(AlsSettings.defaultsFor(sparse).unobservedWeight())
                .isCloseTo(20.0 * sparse.size() / (sparse.rows() - 1) / (sparse.columns() - 1), within(1e-12));
        InteractionMatrix dense = Events.matrix(new int[][] {{1, 1}, {1, 0}});
        assertThat(AlsSettings.defaultsFor(dense)).isEqualTo(DEFAULTS);
    }

    @Test
    void aSolverIsReadFromItsText() {
        for (String text : new String[] {"exact", "blocks:64", "gradients:3"}) {
            assertThat(AlsSolver.of(text)).hasToString(text);
        }
        for (String text :
                new String[] {"", "exact:1", "blocks", "blocks:", "gradients:two", "gradients:3:1", "newton"}) {
            assertThatThrownBy(() -> AlsSolver.of(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("solver must ")
                    .hasMessageEndingWith(": " + text);
        }
    }

    private static void assertRefused(ThrowingCallable settings, String named) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named + " must be");
    }
}
