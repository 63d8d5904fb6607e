package dev.sluice.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Several tests at once. */
class CorrectionTest {
    private static final double[] EIGHT = {.001, .008, .039, .041, .042, .06, .074, .205};

    @Test
    void eightTests() {
        assertThat(Correction.HOLM.adjust(EIGHT))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(.008, .056, .234, .234, .234, .234, .234, .234);
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(EIGHT))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(.008, .032, .0672, .0672, .0672, .08, .592 / 7, .205);
        assertThat(Correction.NONE.adjust(EIGHT)).isEqualTo(EIGHT);
    }

    @Test
    void whatSaysNothingIsNoTest() {
        double[] adjusted = Correction.HOLM.adjust(new double[] {.04, Double.NaN, .02});

        assertThat(adjusted[0]).isCloseTo(.04, within(1e-12));
        assertThat(adjusted[1]).isNaN();
        assertThat(adjusted[2]).isCloseTo(.04, within(1e-12));
        assertThatThrownBy(() -> Correction.NONE.adjust(new double[] {1.5})).hasMessage("p must be from 0 to 1: 1.5");
    }

    @Property(tries = 200)
    void noCorrectionMakesAFindingSurerOrChangesTheOrder(
            @ForAll @IntRange(max = 20) int tests, @ForAll long seed, @ForAll Correction correction) {
        double[] ps = new Random(seed).doubles(tests).sorted().toArray();

        double[] adjusted = correction.adjust(ps);

        for (int i = 0; i < tests; i++) {
            assertThat(adjusted[i]).isBetween(ps[i], 1.0);
        }
        assertThat(adjusted).isSorted();
        assertThat(Arrays.stream(Correction.HOLM.adjust(ps)).sum())
                .isGreaterThanOrEqualTo(
                        Arrays.stream(Correction.BENJAMINI_HOCHBERG.adjust(ps)).sum() - 1e-12);
    }
}
