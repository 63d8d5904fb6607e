package dev.sluice.examples.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Arrivals are a Poisson process: at the rate, in order, with gaps of which the deviation is the mean. */
class ArrivalsTest {
    @Test
    void theyComeAtTheRateWithExponentialGaps() {
        Arrivals arrivals = Arrivals.poisson(500, 100, 7, 42);
        double[] gaps = IntStream.range(1, arrivals.size())
                .mapToDouble(i -> (arrivals.nanos(i) - arrivals.nanos(i - 1)) / 1e9)
                .toArray();
        double mean = IntStream.range(0, gaps.length)
                .mapToDouble(i -> gaps[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, gaps.length)
                .mapToDouble(i -> (gaps[i] - mean) * (gaps[i] - mean))
                .average()
                .orElseThrow();

        assertThat(Arrays.stream(gaps).min().orElseThrow()).isNotNegative();
        assertThat(mean).isCloseTo(0.002, within(5e-5));
        assertThat(Math.sqrt(square)).isCloseTo(mean, within(1e-4));
        assertThat(arrivals.nanos(arrivals.size() - 1)).isLessThan(100_000_000_000L);
    }

    @Test
    void everyUserAsks() {
        Arrivals arrivals = Arrivals.poisson(500, 1, 7, 42);

        assertThat(IntStream.range(0, arrivals.size()).map(arrivals::user).distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void theSeedDecides() {
        Arrivals one = Arrivals.poisson(50, 2, 100, 1);
        Arrivals same = Arrivals.poisson(50, 2, 100, 1);
        Arrivals other = Arrivals.poisson(50, 2, 100, 2);

        assertThat(one.nanos(0)).isEqualTo(same.nanos(0)).isNotEqualTo(other.nanos(0));
        assertThat(Arrivals.poisson(50, 0, 100, 1).size()).isZero();
    }
}
