package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quantiles to a percent, from a microsecond to an hour. */
class LatencyHistogramTest {
    @Test
    void aUniformHourOfMicroseconds() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int micros = 1; micros <= 10_000; micros++) {
            histogram.record(micros * 1000L);
        }

        assertThat(histogram.quantile(0.5).toNanos()).isCloseTo(5_000_000L, withPercentage(1));
        assertThat(histogram.quantile(0.95).toNanos()).isCloseTo(9_500_000L, withPercentage(1));
        assertThat(histogram.quantile(0.99).toNanos()).isCloseTo(9_900_000L, withPercentage(1));
        assertThat(histogram.quantile(1).toNanos()).isCloseTo(10_000_000L, withPercentage(1));
    }

    @Test
    void agreesWithSortedLatencies() {
        LatencyHistogram histogram = new LatencyHistogram();
        Random random = new Random(5);
        long[] latencies = random.doubles(2000, Math.log(1_000), Math.log(3.6e12))
                .mapToLong(log -> (long) Math.exp(log))
                .toArray();
        Arrays.stream(latencies).forEach(histogram::record);
        Arrays.sort(latencies);

        for (double share : new double[] {0.001, 0.01, 0.3, 0.5, 0.9, 0.999, 1}) {
            long exact = latencies[(int) Math.ceil(share * latencies.length) - 1];
            assertThat(histogram.quantile(share).toNanos()).isCloseTo(exact, withPercentage(1));
        }
    }

    @Test
    void whatIsOutsideCountsAsTheEdge() {
        LatencyHistogram histogram = new LatencyHistogram();
        assertThat(histogram.quantile(0.5)).isEqualTo(Duration.ZERO);
        histogram.record(0);
        histogram.record(-5);
        assertThat(histogram.quantile(1).toNanos()).isCloseTo(1_000, withPercentage(1));
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.quantile(1).toMinutes()).isBetween(59L, 60L);
    }
}
