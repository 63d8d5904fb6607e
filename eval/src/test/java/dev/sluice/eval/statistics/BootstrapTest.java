package dev.sluice.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The interval is as wide as theory has it, and the same every time. */
class BootstrapTest {
    private static final Bootstrap BOOTSTRAP = Bootstrap.defaults();

    @Test
    void isTheSameAgainAndAnotherWithAnotherSeed() {
        double[] values = new Random(1).doubles(500).toArray();

        assertThat(BOOTSTRAP.mean(values)).isEqualTo(Bootstrap.defaults().mean(values));
        assertThat(BOOTSTRAP.withSeed(2).mean(values)).isNotEqualTo(BOOTSTRAP.mean(values));
    }

    @Test
    void agreesWithTheNormalInterval() {
        double[] values = new Random(1).doubles(2000).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double margin = 1.96 * Math.sqrt(1 / 12.0 / values.length);

        Interval interval = BOOTSTRAP.withResamples(4000).mean(values);

        assertThat(mean - interval.low()).isBetween(0.9 * margin, 1.1 * margin);
        assertThat(interval.high() - mean).isBetween(0.9 * margin, 1.1 * margin);
    }

    @Test
    void coversTheTruthAsOftenAsItSays() {
        Random random = new Random(5);
        int covered = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] values = random.doubles(60).toArray();
            covered += BOOTSTRAP.withSeed(trial).mean(values).contains(0.5) ? 1 : 0;
        }

        // 95 % of 400 is 380, with a standard deviation of 4.4; small samples cover a little less.
        assertThat(covered).isBetween(360, 394);
    }

    @Test
    void oneValueIsAPoint() {
        assertThat(BOOTSTRAP.mean(new double[] {0.3})).isEqualTo(new Interval(0.3, 0.3, 0.95));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> BOOTSTRAP.withResamples(99)).hasMessage("resamples must be at least 100: 99");
        assertThatThrownBy(() -> BOOTSTRAP.withLevel(1)).hasMessage("level must be between 0 and 1: 1.0");
        assertThatThrownBy(() -> BOOTSTRAP.mean(new double[0])).hasMessage("an interval needs at least one value");
        assertThatThrownBy(() -> BOOTSTRAP.mean(new double[] {1, Double.NaN, 2}))
                .hasMessage("an interval needs finite values, also added up: NaN");
        assertThatThrownBy(() -> BOOTSTRAP.mean(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}))
                .hasMessage("an interval needs finite values, also added up: Infinity");
        assertThatThrownBy(() -> BOOTSTRAP.means(List.of(new double[2], new double[3])))
                .hasMessage("columns must be as long as each other: 2 and 3");
        assertThatThrownBy(() -> new Interval(2, 1, 0.9)).hasMessage("low must not be above high: 2.0, 1.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.9)).hasMessageStartingWith("low must not");
        assertThatThrownBy(() -> new Interval(1, 1, 0)).hasMessage("level must be between 0 and 1: 0.0");
    }
}
