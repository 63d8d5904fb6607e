package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Which form is chosen. The build runs this on the classes, and on the jar with the vector module where there is one.
 */
class KernelLookupTest {
    @Test
    void formSuitsTheJvm() {
        boolean layered =
                Boolean.getBoolean("sluice.testingJar") && Runtime.version().feature() >= 22;
        assertThat(Kernels.best().name()).matches(layered ? "vector-[0-9]+" : "plain");
    }

    @Test
    void isChosenOnce() {
        assertThat(Kernels.best()).isSameAs(Kernels.best());
    }
}
