package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Laws of watch time: its closed forms against a sum over the quantiles of what is drawn. */
class WatchTimeTest {
    private static final int QUANTILES = 4_000;
    private static final double[] NORMALS = IntStream.range(0, QUANTILES)
            .mapToDouble(i -> new NormalDistribution().inverseCumulativeProbability((i + 0.5) / QUANTILES))
            .toArray();
    private static final double[] DURATIONS = {6, 20, 59, 60, 600, 7200};

    @Test
    void expectationIsTheMeanOfWhatIsDrawn() {
        for (double duration : DURATIONS) {
            for (double interest : new double[] {0.01, 0.5, 0.99}) {
                WatchTime time = WatchTime.of(duration, interest);
                double sum = 0;
                for (double normal : NORMALS) {
                    sum += time.seconds(normal);
                }
                assertThat(sum / QUANTILES)
                        .as("%s s at interest %s", duration, interest)
                        .isCloseTo(time.expected(), within(1e-3 * time.expected()));
            }
        }
    }

    @Test
    void completionIsTheShareOfWhatIsDrawn() {
        for (double duration : DURATIONS) {
            for (double share : new double[] {0.01, 0.5, 0.75, 1, 1.5, 3, 3.1}) {
                WatchTime time = WatchTime.of(duration, 0.6);
                double reached = 0;
                for (double normal : NORMALS) {
                    reached += time.seconds(normal) >= share * duration ? 1 : 0;
                }
                assertThat(reached / QUANTILES)
                        .as("%s of %s s", share, duration)
                        .isCloseTo(time.atLeast(share * duration), within(2.0 / QUANTILES));
            }
        }
    }

    @Test
    void onlyShortItemsPlayAgainAndNoneMoreThanThreeTimes() {
        for (double duration : DURATIONS) {
            double most = (duration < 60 ? 3 : 1) * duration;
            assertThat(WatchTime.of(duration, 1).seconds(8)).isEqualTo(most);
            assertThat(WatchTime.of(duration, 1).atLeast(most)).isPositive();
            assertThat(WatchTime.of(duration, 1).atLeast(most + 1)).isZero();
        }
    }

    @Test
    void shorterItemsAreCompletedMoreAtEqualInterest() {
        for (int duration = 6; duration < 7200; duration *= 2) {
            assertThat(WatchTime.of(duration, 0.5).atLeast(0.75 * duration))
                    .isGreaterThan(WatchTime.of(2 * duration, 0.5).atLeast(1.5 * duration));
        }
    }

    @Test
    void theMedianIsAsStated() {
        assertThat(WatchTime.of(1000, 0.5).seconds(0))
                .isCloseTo(1.7 * Math.pow(1000, 0.7) * (0.2 + 1.8 * 0.5), within(1e-9));
        assertThat(WatchTime.of(1000, 0.5).seconds(1) / WatchTime.of(1000, 0.5).seconds(0))
                .isCloseTo(Math.exp(0.8), within(1e-9));
    }
}
