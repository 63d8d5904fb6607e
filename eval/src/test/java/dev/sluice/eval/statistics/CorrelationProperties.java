package dev.sluice.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** Laws of correlations. */
class CorrelationProperties {
    @Example
    void valuesWorkedOutByHand() {
        assertThat(Correlation.pearson(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}))
                .isCloseTo(0.8, within(1e-12));
        assertThat(Correlation.spearman(new double[] {1, 2, 3, 400}, new double[] {1, 30, 2, 40}))
                .isCloseTo(0.8, within(1e-12));
        assertThat(Correlation.ranks(new double[] {5, 1, 5, 0.0, -0.0, 9})).containsExactly(4.5, 3, 4.5, 1.5, 1.5, 6);
    }

    @Property
    void ranksWithTiesAreThoseOfAnother(@ForAll long seed, @ForAll @IntRange(min = 3, max = 200) int size) {
        double[] one = whole(new Random(seed), size);
        double[] other = whole(new Random(seed + 1), size);

        double ours = Correlation.spearman(one, other);
        double theirs = new SpearmansCorrelation().correlation(one, other);

        assertThat(ours).isEqualTo(theirs, within(1e-12));
    }

    @Property
    void spearmanKnowsTheOrderAlone(@ForAll long seed) {
        double[] one = new Random(seed).doubles(50, -3, 3).toArray();
        double[] other = new Random(~seed).doubles(50, -3, 3).toArray();
        double[] bent = Arrays.stream(one).map(Math::exp).toArray();
        double[] turned = Arrays.stream(one).map(number -> -number).toArray();

        double correlation = Correlation.spearman(one, other);

        assertThat(Correlation.spearman(bent, other)).isEqualTo(correlation);
        assertThat(Correlation.spearman(other, one)).isCloseTo(correlation, within(1e-12));
        assertThat(Correlation.spearman(turned, other)).isCloseTo(-correlation, within(1e-12));
        assertThat(Correlation.spearman(one, bent)).isCloseTo(1, within(1e-12));
    }

    @Example
    void whatDoesNotVaryHasNoCorrelation() {
        double[] tenths = {0.1, 0.1, 0.1}; // whose mean is not quite 0.1
        assertThat(Correlation.pearson(tenths, new double[] {1, 2, 3})).isNaN();
        assertThat(Correlation.spearman(new double[] {1, 2, 3}, tenths)).isNaN();
        assertThat(Correlation.pearson(new double[0], new double[0])).isNaN();
        assertThat(Correlation.pearson(new double[] {1}, new double[] {1})).isNaN();
    }

    @Example
    void whatIsNoNumberIsAnError() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> Correlation.pearson(two, new double[] {1, 2, 3}))
                .hasMessage("columns must have as many numbers: 2 and 3");
        assertThatThrownBy(() -> Correlation.pearson(two, new double[] {1, Double.NaN}))
                .hasMessage("other must hold finite numbers: NaN");
        assertThatThrownBy(() -> Correlation.spearman(new double[] {Double.NaN, 1}, two))
                .hasMessage("a number must not be NaN: number 0");
    }

    @Example
    void aMillionPairsTakeSeconds() {
        double[] one = new Random(1).doubles(1_000_000).toArray();
        double[] other = new Random(2).doubles(1_000_000).toArray();

        long start = System.nanoTime();
        double correlation = Correlation.spearman(one, other);
        double taken = (System.nanoTime() - start) * 1e-9;

        assertThat(correlation).isBetween(-0.01, 0.01);
        assertThat(taken).as("seconds").isLessThan(20);
    }

    private static double[] whole(Random random, int size) {
        return random.ints(size, 0, 20).asDoubleStream().toArray();
    }
}
