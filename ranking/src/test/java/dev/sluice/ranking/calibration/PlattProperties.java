package dev.sluice.ranking.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of Platt scaling. */
class PlattProperties {
    private static final float[] SCORES = {-2, -1, 0, 1, 2, 3};

    private static Platt fitted(Outcomes outcomes) {
        return (Platt) Platt.fit(outcomes);
    }

    @Example
    void knownOutcomes() {
        Platt curve = fitted(Outcomes.unweighted(SCORES, new float[] {0, 0, 1, 0, 1, 1}));
        Platt weighted = fitted(Outcomes.of(SCORES, new float[] {0, 0, 1, 0, 1, 0.5f}, new float[] {1, 2, 1, 1, 3, 1}));

        assertThat(curve.slope()).isCloseTo(0.5355096312239924, within(1e-9));
        assertThat(curve.intercept()).isCloseTo(-0.2677548156119961, within(1e-9));
        assertThat(weighted.slope()).isCloseTo(0.5799054516319008, within(1e-9));
        assertThat(weighted.intercept()).isCloseTo(-0.40110815373039527, within(1e-9));
        assertThat(curve.calibrate(0.5)).isCloseTo(0.5, within(1e-12));
    }

    @Property(tries = 300)
    void noOtherLineIsBetter(@ForAll long seed) {
        Outcomes outcomes = OutcomeCases.any(new Random(seed));
        Platt curve = fitted(outcomes);
        double positives = outcomes.positives();
        double negatives = outcomes.negatives();
        double bySlope = 0;
        double byIntercept = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            double target = outcomes.label(row) * (positives + 1) / (positives + 2)
                    + (1 - outcomes.label(row)) / (negatives + 2);
            double apart = outcomes.weight(row) * (curve.calibrate(outcomes.score(row)) - target);
            bySlope += apart * outcomes.score(row);
            byIntercept += apart;
        }
        assertThat(byIntercept).isCloseTo(0, within(1e-7));
        assertThat(bySlope).isCloseTo(0, within(1e-6));
    }

    @Property(tries = 200)
    void aSlopeAboveZeroLeavesTheOrderAndAucAsTheyWere(@ForAll long seed) {
        Outcomes outcomes = OutcomeCases.any(new Random(seed));
        Platt curve = fitted(outcomes);
        Assume.that(curve.slope() > 0);

        assertThat(OutcomeCases.auc(outcomes.with(curve))).isEqualTo(OutcomeCases.auc(outcomes));
    }

    @Property(tries = 200)
    void scoresOnAnotherScaleAreGivenTheSameProbabilities(@ForAll long seed) {
        Random random = new Random(seed);
        Outcomes outcomes = OutcomeCases.any(random);
        double scale = Math.pow(10, random.nextInt(13) - 6);
        double shift = (random.nextInt(201) - 100) * scale;
        Platt curve = fitted(outcomes);
        Platt scaled = fitted(outcomes.with(score -> score * scale + shift));

        for (int row = 0; row < outcomes.size(); row++) {
            assertThat(scaled.calibrate(outcomes.score(row) * scale + shift))
                    .isCloseTo(curve.calibrate(outcomes.score(row)), within(1e-7));
        }
    }

    @Property(tries = 100)
    void anOutcomeOfWeightTwoIsTwoOfThem(@ForAll long seed) {
        Outcomes outcomes = OutcomeCases.any(new Random(seed));
        int size = outcomes.size();
        float[] scores = new float[2 * size];
        float[] labels = new float[2 * size];
        float[] once = new float[2 * size];
        float[] twice = new float[size];
        for (int row = 0; row < 2 * size; row++) {
            scores[row] = (float) outcomes.score(row % size);
            labels[row] = outcomes.label(row % size);
            once[row] = outcomes.weight(row % size);
            twice[row % size] = 2 * outcomes.weight(row % size);
        }
        Platt apart = fitted(Outcomes.of(scores, labels, once));
        Platt together = fitted(Outcomes.of(Arrays.copyOf(scores, size), Arrays.copyOf(labels, size), twice));

        assertThat(together.slope()).isCloseTo(apart.slope(), within(1e-6));
        assertThat(together.intercept()).isCloseTo(apart.intercept(), within(1e-6));
    }

    @Example
    void aSingleClassTeachesNothing() {
        for (float label : new float[] {0, 1}) {
            float[] labels = {label, label, label, label, label, label};
            assertThat(Platt.fit(Outcomes.unweighted(SCORES, labels))).isEqualTo(new Identity());
        }
        float[] otherOfNoWeight = {0, 0, 0, 0, 0, 1};
        assertThat(Platt.fit(Outcomes.of(SCORES, otherOfNoWeight, new float[] {1, 1, 1, 1, 1, 0})))
                .isEqualTo(new Identity());
    }

    @Example
    void whatTeachesNothingIsLoggedAsSuch() {
        float[] zeros = new float[6];

        assertThat(logged(() -> Platt.fit(Outcomes.unweighted(SCORES, zeros))))
                .contains("Platt scaling learned nothing, scores stay as they are: all outcomes that count have the"
                        + " label 0");
        assertThat(logged(() -> Platt.fit(Outcomes.unweighted(zeros, new float[] {0, 1, 0, 0, 0, 0}))))
                .contains("Platt scaling: all scores are equal, so that every item gets the mean");
        assertThat(logged(() -> Platt.fit(Outcomes.unweighted(SCORES, new float[] {0, 0, 1, 0, 1, 1}))))
                .isEmpty();
    }

    /** What is logged meanwhile, by a logger that asks for the stream each time. */
    private static String logged(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Example
    void equalScoresGetTheMeanOfTheTargets() {
        Platt curve = fitted(Outcomes.unweighted(new float[] {3, 3, 3, 3}, new float[] {0, 1, 0, 0}));

        assertThat(curve.slope()).isZero();
        assertThat(curve.calibrate(3)).isCloseTo((2 / 3.0 + 3 * 0.2) / 4, within(1e-12));
    }

    @Example
    void whatIsToldApartPerfectlyIsStillNotQuiteSure() {
        Platt curve = fitted(Outcomes.unweighted(SCORES, new float[] {0, 0, 0, 1, 1, 1}));

        assertThat(curve.calibrate(3)).isGreaterThan(0.5).isLessThan(0.95);
        assertThat(Double.isFinite(curve.slope())).isTrue();
    }

    @Example
    void aMissingScoreStaysMissingAndAnExtremeOneIsNearlySure() {
        Platt curve = new Platt(2, 0);

        assertThat(curve.calibrate(Double.NaN)).isNaN();
        assertThat(curve.calibrate(1e30)).isEqualTo(1);
        assertThat(curve.calibrate(Double.NEGATIVE_INFINITY)).isZero();
        assertThatThrownBy(() -> new Platt(Double.NaN, 0))
                .hasMessage("slope and intercept must be finite: NaN and 0.0");
    }
}
