package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The factor falls when requests are slow, rises when they are not, and loses no update. */
class QualityFactorTest {
    private static final Duration TARGET = Duration.ofMillis(50);

    /** Steps of 0.02 up and 0.02 * 95 / 5 = 0.38 down. */
    private static QualityFactor coarse() {
        return QualityFactor.of(TARGET).withDelta(0.02);
    }

    @Test
    void goldenTrace() {
        QualityFactor factor = coarse();
        int[] millis = {10, 60, 50, 51, 50, 200, 200, 0, 0};
        double[] expected = {1, 0.62, 0.64, 0.26, 0.28, 0.1, 0.1, 0.12, 0.14};

        for (int i = 0; i < millis.length; i++) {
            factor.record(Duration.ofMillis(millis[i]));
            assertThat(factor.value()).as("after %d", i).isCloseTo(expected[i], within(1e-12));
        }
        factor.recordMiss();
        assertThat(factor.value()).isEqualTo(0.1);
        for (int i = 0; i < 45; i++) {
            factor.record(TARGET);
        }
        assertThat(factor.value()).isEqualTo(1);
    }

    @Test
    void standsStillWhenAsManyAreSlowAsMayBe() {
        QualityFactor factor = QualityFactor.of(TARGET).withDelta(0.001).withPercentile(90);
        for (int i = 0; i < 50; i++) {
            factor.recordMiss();
        }
        double before = factor.value();
        for (int i = 0; i < 1000; i++) {
            factor.record(Duration.ofMillis(i % 10 == 0 ? 51 : 49));
        }

        assertThat(before).isCloseTo(1 - 50 * 0.009, within(1e-9));
        assertThat(factor.value()).isCloseTo(before, within(1e-9));
    }

    /** Steps are powers of 2, so that sums are exact in any order. */
    @Test
    @Timeout(60)
    void concurrentUpdatesLoseNone() throws Exception {
        double step = 0x1p-24;
        QualityFactor factor = QualityFactor.of(TARGET).withPercentile(50).withDelta(step);
        for (int i = 0; i < 100; i++) {
            factor.recordMiss();
        }
        int threads = 4;
        int each = 400_000;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                running.add(executor.submit(() -> {
                    together.await();
                    for (int i = 0; i < each; i++) {
                        // three down for each up
                        factor.record(Duration.ofMillis((first + i) % 4 == 0 ? 1 : 100));
                    }
                    return null;
                }));
            }
            for (Future<?> done : running) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(factor.value()).isEqualTo(1 - step * (100 + threads * each / 2.0));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> QualityFactor.of(Duration.ZERO)).hasMessage("target must be more than nothing: PT0S");
        QualityFactor factor = coarse();
        assertThatThrownBy(() -> factor.withPercentile(100))
                .hasMessage("percentile must be above 0 and below 100: 100.0");
        assertThatThrownBy(() -> factor.withDelta(0)).hasMessage("delta must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> factor.withFloor(Double.NaN)).hasMessage("floor must be above 0 and at most 1: NaN");
        assertThat(factor.withFloor(1).value()).isEqualTo(1);
    }
}
