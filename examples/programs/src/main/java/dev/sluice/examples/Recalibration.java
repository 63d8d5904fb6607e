package dev.sluice.examples;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.ranking.calibration.Calibrator;
import dev.sluice.ranking.calibration.Isotonic;
import dev.sluice.ranking.calibration.OnLogits;
import dev.sluice.ranking.calibration.Outcomes;
import dev.sluice.ranking.calibration.Platt;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How far calibration mends probabilities: fitted on what every other user went on to like, judged by the rest. */
final class Recalibration {
    private static final Evaluator EVALUATOR =
            Evaluator.of(Stream.of("ece:listed:20:frequency", "log-loss:listed", "brier:listed", "auc:listed:pooled")
                    .map(Metrics.of(Preset.RECSYS)::parse)
                    .toList());

    private final Outcomes fitted;
    private final List<RankedList> judged;
    private final Judgements judgements;

    private Recalibration(Outcomes fitted, List<RankedList> judged, Judgements judgements) {
        this.fitted = fitted;
        this.judged = judged;
        this.judgements = judgements;
    }

    /**
     * Judges probabilities as they are, and as they are calibrated; nothing if there are too few to fit on and to judge
     * by.
     *
     * @param scored probabilities, the lists of distinct users of whom there are judgements
     */
    static List<Evaluation> of(List<RankedList> scored, Judgements all) {
        FloatArrayList scores = new FloatArrayList();
        FloatArrayList labels = new FloatArrayList();
        List<RankedList> judged = new ArrayList<>();
        Judgements.Builder judgements = new Judgements.Builder();
        for (int i = 0; i < scored.size(); i++) {
            RankedList list = scored.get(i);
            Truth truth = all.truth(list.user()).orElseThrow();
            if (i % 2 == 0) {
                for (int place = 0; place < list.size(); place++) {
                    scores.add((float) list.score(place));
                    labels.add(truth.isRelevant(list.item(place)) ? 1 : 0);
                }
            } else {
                judged.add(list);
                truth.items().forEach(item -> judgements.add(list.user(), item, truth.grade(item)));
            }
        }
        if (scores.isEmpty() || judged.isEmpty()) {
            return List.of();
        }
        Outcomes fitted = Outcomes.unweighted(scores.toFloatArray(), labels.toFloatArray());
        return new Recalibration(fitted, judged, judgements.build()).evaluations();
    }

    private List<Evaluation> evaluations() {
        Calibrator platt = OnLogits.fit(fitted, Platt::fit);
        Calibrator isotonic = Isotonic.fit(fitted);
        return List.of(
                evaluation("as they are", list -> list),
                evaluation("by Platt scaling", list -> calibrated(list, platt)),
                evaluation("by isotonic regression", list -> calibrated(list, isotonic)));
    }

    private Evaluation evaluation(String how, UnaryOperator<RankedList> calibration) {
        return EVALUATOR.evaluate(how, judgements, judged.stream().map(calibration));
    }

    private static RankedList calibrated(RankedList list, Calibrator calibrator) {
        double[] probabilities = new double[list.size()];
        Arrays.setAll(probabilities, place -> calibrator.calibrate(list.score(place)));
        return RankedList.of(list.user(), list.items().toArray(), probabilities);
    }
}
