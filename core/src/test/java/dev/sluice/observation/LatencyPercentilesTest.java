package dev.sluice.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.funnel.FunnelListener;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Latencies from 1 to 10,000 microseconds, each once, and what one can say of them afterwards. */
class LatencyPercentilesTest {
    private static final Percentage ONE = Percentage.withPercentage(1);
    private static final Pattern BUCKET =
            Pattern.compile("sluice_stage_duration_seconds_bucket\\{.*le=\"(.*)\"\\} (.*)");

    @Test
    void aListenerWithAHistogramOfItsOwnIsRightToAPercent() {
        ConcurrentHistogram histogram = new ConcurrentHistogram(1_000, TimeUnit.MINUTES.toNanos(1), 3);
        FunnelListener listener = report -> histogram.recordValue(report.nanos());

        tell(listener);

        assertThat(histogram.getTotalCount()).isEqualTo(10_000);
        assertThat(histogram.getValueAtPercentile(50) / 1e3).isCloseTo(5_000, ONE);
        assertThat(histogram.getValueAtPercentile(95) / 1e3).isCloseTo(9_500, ONE);
        assertThat(histogram.getValueAtPercentile(99) / 1e3).isCloseTo(9_900, ONE);
    }

    @Test
    void anApplicationCanAskForPercentilesAndGetsThemToAPercent() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(percentiles());

        tell(MicrometerMetrics.of(registry, "home").runs());

        ValueAtPercentile[] found =
                registry.get("sluice.stage.duration").timer().takeSnapshot().percentileValues();
        assertThat(Stream.of(found).map(value -> value.value(TimeUnit.MICROSECONDS)))
                .zipSatisfy(
                        List.of(5_000.0, 9_500.0, 9_900.0),
                        (value, truth) -> assertThat(value).isCloseTo(truth, ONE));
    }

    @Test
    void byItselfTheLibraryAsksForNone() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        tell(MicrometerMetrics.of(registry, "home").runs());

        assertThat(registry.get("sluice.stage.duration").timer().takeSnapshot().percentileValues())
                .isEmpty();
    }

    @Test
    void bucketsBeginBelowAMillisecondAndCountExactly() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        tell(MicrometerMetrics.of(registry, "home").runs());

        TreeMap<Double, Double> buckets = new TreeMap<>();
        Matcher bucket = BUCKET.matcher(registry.scrape());
        while (bucket.find()) {
            double edge =
                    bucket.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bucket.group(1));
            buckets.put(edge, Double.parseDouble(bucket.group(2)));
        }
        assertThat(buckets.firstKey()).isLessThanOrEqualTo(50e-6);
        assertThat(buckets.headMap(1e-3)).hasSizeGreaterThan(10);
        assertThat(buckets.size()).as("series of one histogram").isLessThan(100);
        buckets.forEach((edge, count) -> assertThat(count)
                .as("not above %s s", edge)
                .isEqualTo(Math.min(10_000, Math.floor(edge * 1e6 + 1e-6)), Offset.offset(1.0)));
        assertThat(registry.scrape()).doesNotContain("quantile=");
    }

    private static MeterFilter percentiles() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.builder()
                        .percentiles(0.5, 0.95, 0.99)
                        .percentilePrecision(3)
                        .build()
                        .merge(config);
            }
        };
    }

    private static void tell(FunnelListener listener) {
        for (int micros = 1; micros <= 10_000; micros++) {
            listener.stageEnded(
                    new StageReport("light", StageOutcome.OK, 10, 5, TimeUnit.MICROSECONDS.toNanos(micros), ""));
        }
    }
}
