package dev.sluice.ranking.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerLaws;
import dev.sluice.ranking.blend.FixedScorer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

/** A scorer of two heads, calibrated. */
class CalibratedScorerProperties implements ScorerLaws {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(FeatureKey.number("age"));
    private static final Calibrator HALVES = Isotonic.of(new double[] {0, 10}, new double[] {0.25, 0.75});

    private static FixedScorer raw(ScoreRange range) {
        return new FixedScorer(List.of("click", "watch"), SCHEMA, range, new float[][] {{0, -3, 5}, {10, 5, 0}});
    }

    private static CalibratedScorer scorer(Calibrator click, Calibrator watch) {
        return new CalibratedScorer(raw(ScoreRange.UNBOUNDED), new Calibration(Map.of("click", click, "watch", watch)));
    }

    @Override
    public Scorer scorer() {
        return scorer(new Platt(2, -1), HALVES);
    }

    @Override
    public LawCases cases() {
        return LawCases.of(VERSION, 2, 4);
    }

    private static float[] scores(Scorer scorer) {
        Candidates candidates = Candidates.of(new int[] {2, 3, 1}, new float[3]);
        float[] scores = new float[3 * scorer.heads().size()];
        scorer.score(Query.of(VERSION, ItemSet.all(4)).build(), candidates, scores);
        return scores;
    }

    @Example
    void eachHeadHasItsCalibrator() {
        assertThat(scores(scorer(new Platt(0, 0), HALVES))).containsExactly(0.5f, 0.5f, 0.5f, 0.5f, 0.25f, 0.75f);
        assertThat(scorer().heads()).containsExactly("click", "watch");
        assertThat(scorer().requires()).isEqualTo(SCHEMA);
        assertThat(scorer().range()).isEqualTo(ScoreRange.UNIT);
    }

    @Example
    void aHeadLeftAsItIsKeepsItsRange() {
        assertThat(scorer(new Identity(), HALVES).range()).isEqualTo(ScoreRange.UNBOUNDED);
        assertThat(scores(scorer(new Identity(), HALVES))).startsWith(-3, 5, 0);
        assertThat(new CalibratedScorer(
                                raw(ScoreRange.UNIT),
                                new Calibration(Map.of("click", new Identity(), "watch", new Identity())))
                        .range())
                .isEqualTo(ScoreRange.UNIT);
    }

    @Example
    void aMissingScoreStaysMissing() {
        FixedScorer missing = FixedScorer.of(List.of("a"), new float[] {Float.NaN, 1, Float.NaN});

        assertThat(scores(new CalibratedScorer(missing, new Calibration(Map.of("a", new Platt(0, 0))))))
                .containsExactly(0.5f, Float.NaN, Float.NaN);
    }

    @Example
    void everyHeadHasACalibratorAndEveryCalibratorAHead() {
        assertThatThrownBy(() ->
                        new CalibratedScorer(raw(ScoreRange.UNIT), new Calibration(Map.of("click", new Platt(1, 0)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "every head must have a calibrator, Identity if it is to stay as it is: watch has none among"
                                + " [click]");
        Calibrator any = new Platt(1, 0);
        assertThatThrownBy(() -> new CalibratedScorer(
                        FixedScorer.of(List.of("a"), new float[3]), new Calibration(Map.of("a", any, "b", any))))
                .hasMessageStartingWith("calibrators are for [")
                .hasMessageEndingWith("], the scorer has the heads [a]");
        assertThatThrownBy(() -> new Calibration(Map.of()))
                .hasMessage("a calibration must have a calibrator for at least one head");
    }

    @Example
    void whatIsNoProbabilityIsAnErrorThatNamesHeadAndItem() {
        assertThatThrownBy(() -> scores(scorer(score -> score, HALVES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calibrated click of item 2 must be from 0.0 to 1.0: -3.0 of -3.0");
        assertThatThrownBy(() -> scores(scorer(HALVES, score -> Double.NaN)))
                .hasMessage("calibrated watch of item 2 must be from 0.0 to 1.0: NaN of 5.0");
    }
}
