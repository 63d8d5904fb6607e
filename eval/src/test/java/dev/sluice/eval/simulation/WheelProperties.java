package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of drawing in proportion to weights. */
class WheelProperties {
    @Provide
    Arbitrary<int[]> weights() {
        return Arbitraries.integers()
                .between(0, 3)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** Such that its product with a sum of weights is exact, and never a whole number. */
    private static double uniform(int odd) {
        return (2 * odd + 1) / 4096.0;
    }

    @Property
    void drawsWhereTheUniformFalls(@ForAll("weights") int[] weights, @ForAll @IntRange(max = 2047) int odd) {
        int sum = Arrays.stream(weights).sum();
        double uniform = uniform(odd);
        Assume.that(sum > 0);
        int expected = 0;
        int below = weights[0];
        while (below <= uniform * sum) {
            below += weights[++expected];
        }

        assertThat(Wheel.of(weights.length, i -> weights[i]).draw(uniform)).isEqualTo(expected);
    }

    @Property
    void drawsInsideARangeAsIfTheRestHadNoWeight(
            @ForAll("weights") int[] weights,
            @ForAll @IntRange(max = 11) int first,
            @ForAll @IntRange(max = 11) int others,
            @ForAll @IntRange(max = 2047) int odd) {
        int from = first % weights.length;
        int to = from + 1 + others % (weights.length - from);
        double uniform = uniform(odd);
        Assume.that(Arrays.stream(weights, from, to).sum() > 0);

        assertThat(Wheel.of(weights.length, i -> weights[i]).draw(uniform, from, to))
                .isEqualTo(from + Wheel.of(to - from, i -> weights[from + i]).draw(uniform));
    }

    @Example
    void theExtremesAreNotDrawnWithoutWeight() {
        Wheel wheel = Wheel.of(5, i -> i == 0 || i == 4 ? 0 : 0.1 * i);

        assertThat(wheel.draw(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(wheel.draw(new Luck(0).uniform())).isEqualTo(1);
        assertThat(wheel.draw(new Luck(-1).uniform())).isEqualTo(3);
        assertThat(wheel.draw(1)).isEqualTo(3);
    }

    @Example
    void zipfFallsWithThePowerOfTheRank() {
        Wheel wheel = Wheel.zipf(5, 0.7);

        assertThat(wheel.share(3) / wheel.share(0)).isCloseTo(Math.pow(4, -0.7), within(1e-12));
        assertThat(IntStream.range(0, 5).mapToDouble(wheel::share).sum()).isCloseTo(1, within(1e-12));
    }
}
