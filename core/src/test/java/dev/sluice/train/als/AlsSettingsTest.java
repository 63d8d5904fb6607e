package dev.sluice.train.als;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertRefused(() -> DEFAULTS.withBlock(0), "block");
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

    private static void assertRefused(ThrowingCallable settings, String named) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named + " must be");
    }
}
