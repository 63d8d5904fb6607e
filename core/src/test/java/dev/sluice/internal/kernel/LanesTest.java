package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The runs of the kernels' tests with shorter vectors are what they are meant to be. */
@EnabledIfSystemProperty(named = "sluice.vectorBits", matches = "[0-9]+", disabledReason = "only where vectors are cut")
class LanesTest {
    @Test
    void vectorsHaveTheBitsThisRunIsMeantToHave() throws IOException, InterruptedException {
        String widest = PackagedKernelsIT.output("--add-modules", "jdk.incubator.vector");
        int bits = Integer.parseInt(widest.replaceAll("(?s).*kernels: vector-(\\d+).*", "$1"));
        assertThat(Kernels.best().name())
                .isEqualTo("vector-" + Math.min(bits, Integer.getInteger("sluice.vectorBits")));
    }
}
