package dev.sluice.ranking.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of isotonic regression. */
class IsotonicProperties {
    private static Isotonic fitted(Outcomes outcomes) {
        return (Isotonic) Isotonic.fit(outcomes);
    }

    @Example
    void violatorsArePooled() {
        Isotonic curve = fitted(Outcomes.unweighted(new float[] {1, 2, 3, 4, 5}, new float[] {0, 1, 0, 1, 1}));

        assertThat(curve.calibrate(1)).isZero();
        assertThat(curve.calibrate(2)).isEqualTo(0.5);
        assertThat(curve.calibrate(3)).isEqualTo(0.5);
        assertThat(curve.calibrate(4)).isEqualTo(1);
        assertThat(curve.calibrate(5)).isEqualTo(1);
    }

    @Example
    void itIsLevelOutsideAndStraightBetween() {
        Isotonic curve = fitted(Outcomes.unweighted(new float[] {1, 2, 3, 4, 5}, new float[] {0, 1, 0, 1, 1}));

        assertThat(curve.calibrate(-100)).isZero();
        assertThat(curve.calibrate(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(curve.calibrate(1.5)).isEqualTo(0.25);
        assertThat(curve.calibrate(2.7)).isEqualTo(0.5);
        assertThat(curve.calibrate(3.2)).isCloseTo(0.6, within(1e-12));
        assertThat(curve.calibrate(100)).isEqualTo(1);
        assertThat(curve.calibrate(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(curve.calibrate(Double.NaN)).isNaN();
    }

    @Example
    void tiesArePooledFirst() {
        Isotonic curve = fitted(
                Outcomes.of(new float[] {2, -0f, 0, 2, 0}, new float[] {1, 1, 0, 0, 0}, new float[] {3, 1, 1, 1, 2}));

        assertThat(curve.knots()).isEqualTo(2);
        assertThat(curve.calibrate(0)).isEqualTo(0.25);
        assertThat(curve.calibrate(-0.0)).isEqualTo(0.25);
        assertThat(curve.calibrate(2)).isEqualTo(0.75);
    }

    /** The value of the isotonic regression at a level is the greatest over starts of the least over ends of means. */
    @Property(tries = 300)
    void everyShareIsTheGreatestOfTheLeastMeans(@ForAll long seed) {
        Outcomes outcomes = OutcomeCases.any(new Random(seed));
        Isotonic curve = (Isotonic) Isotonic.fit(outcomes);
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.weight(row) > 0) {
                assertThat(curve.calibrate(outcomes.score(row)))
                        .isCloseTo(maxMin(outcomes, outcomes.score(row)), within(1e-9));
            }
        }
    }

    private static double maxMin(Outcomes outcomes, double score) {
        double greatest = 0;
        for (int start = 0; start < outcomes.size(); start++) {
            if (outcomes.weight(start) > 0 && outcomes.score(start) <= score) {
                double least = 1;
                for (int end = 0; end < outcomes.size(); end++) {
                    if (outcomes.weight(end) > 0 && outcomes.score(end) >= score) {
                        least = Math.min(least, mean(outcomes, outcomes.score(start), outcomes.score(end)));
                    }
                }
                greatest = Math.max(greatest, least);
            }
        }
        return greatest;
    }

    private static double mean(Outcomes outcomes, double from, double to) {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.score(row) >= from && outcomes.score(row) <= to) {
                sum += (double) outcomes.weight(row) * outcomes.label(row);
                weights += outcomes.weight(row);
            }
        }
        return sum / weights;
    }

    @Property(tries = 300)
    void neverLowersAucOnItsOwnOutcomes(@ForAll long seed) {
        Outcomes outcomes = OutcomeCases.any(new Random(seed));

        assertThat(OutcomeCases.auc(outcomes.with(Isotonic.fit(outcomes))))
                .isGreaterThanOrEqualTo(OutcomeCases.auc(outcomes) - 1e-12);
    }

    @Property(tries = 300)
    void neverFalls(@ForAll long seed) {
        Random random = new Random(seed);
        Calibrator curve = Isotonic.fit(OutcomeCases.any(random));
        double one = random.nextGaussian() * 10;
        double other = random.nextGaussian() * 10;

        assertThat(curve.calibrate(Math.min(one, other))).isBetween(0.0, curve.calibrate(Math.max(one, other)));
    }

    @Property(tries = 200)
    void onTheWholeAsMuchCameTrueAsIsSaid(@ForAll long seed) {
        Outcomes outcomes = OutcomeCases.any(new Random(seed));
        Outcomes after = outcomes.with(Isotonic.fit(outcomes));
        double said = 0;
        for (int row = 0; row < after.size(); row++) {
            said += after.weight(row) * after.score(row);
        }
        assertThat(said).isCloseTo(outcomes.positives(), within(1e-6));
    }

    @Example
    void aSingleClassTeachesNothingAndEqualScoresAreGivenTheMean() {
        assertThat(Isotonic.fit(Outcomes.unweighted(new float[] {1, 2}, new float[] {1, 1})))
                .isEqualTo(new Identity());
        Isotonic level = fitted(Outcomes.unweighted(new float[] {2, 2, 2, 2}, new float[] {0, 1, 0, 0}));
        assertThat(level.knots()).isEqualTo(1);
        assertThat(level.calibrate(2)).isEqualTo(0.25);
        assertThat(level.calibrate(7)).isEqualTo(0.25);
    }

    @Example
    void knotsAscendAndSharesNeverFall() {
        assertThatThrownBy(() -> Isotonic.of(new double[0], new double[0]))
                .hasMessage("a curve has at least one knot: 0 scores and 0 shares");
        assertThatThrownBy(() -> Isotonic.of(new double[] {1, 1}, new double[] {0, 1}))
                .hasMessage("scores of knots must be finite and ascend: 1.0 at knot 1");
        assertThatThrownBy(() -> Isotonic.of(new double[] {Double.NaN}, new double[] {0}))
                .hasMessage("scores of knots must be finite and ascend: NaN at knot 0");
        assertThatThrownBy(() -> Isotonic.of(new double[] {1, 2}, new double[] {0.5, 0.4}))
                .hasMessage("shares of knots must be from 0 to 1 and never fall: 0.4 at knot 1");
        assertThatThrownBy(() -> Isotonic.of(new double[] {1}, new double[] {1.5}))
                .hasMessage("shares of knots must be from 0 to 1 and never fall: 1.5 at knot 0");
    }
}
