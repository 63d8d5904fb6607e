package dev.sluice.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BandingTest {
    private static final double EXACT = 1e-9;

    /** The table of Leskovec, Rajaraman and Ullman, section 3.4.2, with more places. */
    @Test
    void chanceIsThatOfTheBook() {
        Banding banding = new Banding(20, 5);

        assertThat(banding.hashes()).isEqualTo(100);
        assertThat(banding.chance(0.2)).isEqualTo(0.006380581, within(EXACT));
        assertThat(banding.chance(0.5)).isEqualTo(0.470050715, within(EXACT));
        assertThat(banding.chance(0.8)).isEqualTo(0.999643942, within(EXACT));
        assertThat(banding.chance(0)).isZero();
        assertThat(banding.chance(1)).isOne();
    }

    @Test
    void chanceOfAlmostNothingIsNotRoundedAway() {
        assertThat(new Banding(10, 8).chance(1e-3)).isEqualTo(1e-23, within(1e-32));
    }

    @Test
    void whatIsNoBandingIsRefused() {
        assertThatThrownBy(() -> new Banding(0, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bands and rows must be at least 1: 0 x 4");
        assertThatThrownBy(() -> new Banding(1 << 20, 1 << 20)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Banding(1, 1).chance(1.5)).hasMessage("similarity must be from 0 to 1: 1.5");
    }
}
