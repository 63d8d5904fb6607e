package dev.sluice.ranking.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.ranking.training.Logistic;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of temperature scaling, on logits and on probabilities. */
class TemperatureProperties {
    private static final float[] LABELS = {0, 1, 1, 1, 0};
    private static final Outcomes KNOWN = Outcomes.unweighted(new float[] {-2, -1, 1, 3, 0.5f}, LABELS);

    @Example
    void knownOutcomes() {
        Temperature fitted = (Temperature) Temperature.fit(KNOWN);

        assertThat(fitted.temperature()).isCloseTo(1.3369437221851428, within(1e-9));
        assertThat(fitted.calibrate(0)).isEqualTo(0.5);
    }

    @Property(tries = 200)
    void noOtherTemperatureIsBetter(@ForAll long seed) {
        Outcomes outcomes = OutcomeCases.any(new Random(seed));
        Temperature fitted = (Temperature) Temperature.fit(outcomes);
        double best = OutcomeCases.logLoss(outcomes.with(fitted));

        if (fitted.temperature() > 0.1) { // below that probabilities round to 0 and 1
            for (double factor : new double[] {0.9, 0.999, 1.001, 1.1}) {
                double other = Math.min(1000, fitted.temperature() * factor);
                assertThat(OutcomeCases.logLoss(outcomes.with(new Temperature(other))))
                        .isGreaterThanOrEqualTo(best - 1e-12);
            }
        }
    }

    @Property(tries = 100)
    void findsHowMuchTooSureAModelIs(@ForAll long seed) {
        Random random = new Random(seed);
        double truth = 0.5 + 2 * random.nextDouble();
        float[] logits = new float[500];
        float[] labels = new float[500];
        for (int row = 0; row < labels.length; row++) {
            logits[row] = (float) (random.nextGaussian() * 3);
            labels[row] = (float) Logistic.probability(logits[row] / truth);
        }

        assertThat(((Temperature) Temperature.fit(Outcomes.unweighted(logits, labels))).temperature())
                .isCloseTo(truth, within(1e-5));
    }

    @Example
    void probabilitiesAreCalibratedByTheirLogits() {
        Calibrator onLogits = OnLogits.fit(KNOWN.with(Logistic::probability), Temperature::fit);
        Temperature fitted = (Temperature) Temperature.fit(KNOWN);

        assertThat(((Temperature) ((OnLogits) onLogits).logits()).temperature())
                .isCloseTo(fitted.temperature(), within(1e-9));
        assertThat(onLogits.calibrate(Logistic.probability(2))).isCloseTo(fitted.calibrate(2), within(1e-9));
        assertThat(new OnLogits(new Platt(1, 0)).calibrate(0.3)).isCloseTo(0.3, within(1e-12));
        assertThat(onLogits.calibrate(0)).isBetween(0.0, 1e-20);
        assertThat(onLogits.calibrate(1)).isBetween(0.99999, 1.0);
        assertThat(onLogits.calibrate(Double.NaN)).isNaN();
    }

    @Example
    void whatIsNoProbabilityHasNoLogit() {
        assertThatThrownBy(() -> OnLogits.fit(KNOWN, Platt::fit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score 0 must be a probability from 0 to 1: -2.0");
    }

    @Example
    void surenessHasBounds() {
        Outcomes perfect = Outcomes.unweighted(new float[] {-1, 1}, new float[] {0, 1});
        Outcomes reversed = Outcomes.unweighted(new float[] {-1, 1}, new float[] {1, 0});

        assertThat(Temperature.fit(perfect)).isEqualTo(new Temperature(0.001));
        assertThat(Temperature.fit(reversed)).isEqualTo(new Temperature(1000));
        assertThat(Temperature.fit(Outcomes.unweighted(new float[2], new float[] {0, 1})))
                .isEqualTo(new Temperature(1));
    }

    @Example
    void aSingleClassTeachesNothing() {
        Outcomes ones = Outcomes.unweighted(new float[] {0.2f, 0.3f}, new float[] {1, 1});

        assertThat(Temperature.fit(ones)).isEqualTo(new Identity());
        assertThat(OnLogits.fit(ones, Temperature::fit)).isEqualTo(new Identity());
    }

    @Example
    void aTemperatureIsFiniteAndAboveZero() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Temperature(bad)).hasMessage("temperature must be finite and above 0: " + bad);
        }
    }
}
