package dev.sluice.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void whatIsBeyondABoundIsTheBound() {
        Interval interval = new Interval(-0.5, 1.25, 0.95);

        assertThat(interval.between(0, 1)).isEqualTo(new Interval(0, 1, 0.95));
        assertThat(interval.between(-1, 2)).isEqualTo(interval);
        double above = Math.nextUp(1.0);
        assertThat(new Interval(above, above, 0.95).between(0, 1)).isEqualTo(new Interval(1, 1, 0.95));
    }

    @Test
    void endsInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> new Interval(1, 0, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("low must not be above high: 1.0, 0.0");
        assertThatThrownBy(() -> new Interval(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
