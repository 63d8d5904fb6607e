package dev.sluice.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Tests of pairs; the figures are those of SciPy 1.10.1. */
class PairedTestTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static final double[] DISTINCT = {.12, -.05, .3, .07, .22, -.11, .4, .01, .18, .25};
    private static final double[] EQUAL = {0, 0, .5, -.5, .5, .25, 0, .25, -.25, 1, 1, .5, 0, .25};

    @Test
    void student() {
        PairedTest distinct = PairedTest.student(DISTINCT);
        PairedTest equal = PairedTest.student(EQUAL);

        assertThat(distinct.statistic()).isCloseTo(2.7254901960784315, EXACT);
        assertThat(distinct.p()).isCloseTo(0.023396602457735168, EXACT);
        assertThat(distinct.effect()).isCloseTo(0.8618756760066758, EXACT);
        assertThat(equal.statistic()).isCloseTo(2.1884866196096624, EXACT);
        assertThat(equal.p()).isCloseTo(0.04749054615278071, EXACT);
    }

    @Test
    void wilcoxon() {
        PairedTest exact = PairedTest.wilcoxon(DISTINCT);
        PairedTest normal = PairedTest.wilcoxon(EQUAL);

        assertThat(exact.statistic()).isEqualTo(6);
        assertThat(exact.p()).isCloseTo(0.02734375, EXACT);
        assertThat(exact.effect()).isCloseTo((49 - 6) / 55.0, EXACT);
        assertThat(normal.statistic()).isEqualTo(9);
        assertThat(normal.p()).isCloseTo(0.055883012856358105, EXACT);
    }

    @Test
    void manyPairsAreComparedWithTheNormalDistribution() {
        double[] sixty = {
            0.446, 0.922, 0.43, -1.203, 1.005, 0.546, -0.437, 0.681, 0.465, 0.394, 0.128, 0.647, -0.636, -0.063, -0.382,
            0.699, 0.14, -0.192, -0.682, -0.157, 0.108, -0.176, 1.394, 1.107, -2.611, -1.789, -0.075, -0.322, 0.314,
            0.317, 2.218, -1.012, -0.278, 2.143, 0.747, 0.763, -0.414, -1.548, 0.267, 0.209, -1.127, -0.583, 0.028,
            -0.845, 0.002, 0.195, 0.136, -0.406, 0.694, 0.991, 0.421, -0.718, 0.832, -0.401, 0.979, -0.972, 1.014, 0.08,
            -1.149, -0.214
        };

        PairedTest test = PairedTest.wilcoxon(sixty);

        assertThat(test.statistic()).isEqualTo(822);
        assertThat(test.p()).isCloseTo(0.49357801242517574, EXACT);
    }

    @Test
    void noDifferenceIsNoFinding() {
        double[] none = new double[5];

        assertThat(PairedTest.student(none)).isEqualTo(new PairedTest(0, 1, 0));
        assertThat(PairedTest.wilcoxon(none)).isEqualTo(new PairedTest(0, 1, 0));
    }

    @Test
    void saysNothingOfTooFew() {
        assertThat(PairedTest.student(new double[] {1}).p()).isNaN();
        assertThat(PairedTest.student(new double[] {1, 1, 1}).p()).isNaN();
        assertThat(PairedTest.student(new double[0]).p()).isNaN();
        assertThat(PairedTest.wilcoxon(new double[0]).p()).isNaN();
        assertThat(PairedTest.wilcoxon(new double[] {2}).p()).isEqualTo(1);
        assertThatThrownBy(() -> PairedTest.student(new double[] {1, Double.NaN}))
                .hasMessage("a difference must be finite: NaN");
    }

    @Property(tries = 200)
    void exchangingTheSystemsTurnsTheSignOnly(@ForAll @IntRange(min = 2, max = 80) int pairs, @ForAll long seed) {
        Random random = new Random(seed);
        double[] differences = IntStream.range(0, pairs)
                .mapToDouble(i -> random.nextInt(7) - 2)
                .toArray();
        double[] turned = Arrays.stream(differences).map(each -> -each).toArray();

        assertThat(PairedTest.wilcoxon(turned).p())
                .isEqualTo(PairedTest.wilcoxon(differences).p());
        assertThat(PairedTest.wilcoxon(turned).effect()
                        + PairedTest.wilcoxon(differences).effect())
                .isCloseTo(0, EXACT);
        if (!Double.isNaN(PairedTest.student(differences).p())) {
            assertThat(PairedTest.student(turned).p())
                    .isCloseTo(PairedTest.student(differences).p(), EXACT);
        }
    }

    @Test
    void findsNothingInNoiseAsOftenAsItSays() {
        Random random = new Random(3);
        int student = 0;
        int wilcoxon = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[] noise = IntStream.range(0, 60)
                    .mapToDouble(i -> random.nextGaussian())
                    .toArray();
            student += PairedTest.student(noise).p() < 0.05 ? 1 : 0;
            wilcoxon += PairedTest.wilcoxon(noise).p() < 0.05 ? 1 : 0;
        }

        // 5 % of 2000 is 100, with a standard deviation of 9.7.
        assertThat(student).isBetween(71, 129);
        assertThat(wilcoxon).isBetween(71, 129);
    }
}
