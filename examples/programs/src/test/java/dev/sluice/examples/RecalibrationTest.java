package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Probabilities of a model that is three times as sure as it should be, before and after. */
class RecalibrationTest {
    private static final int ITEMS = 100;

    private final Judgements.Builder judgements = new Judgements.Builder();
    private final List<RankedList> scored = new ArrayList<>();

    private List<Evaluation> of(int users) {
        Random random = new Random(1);
        for (int user = 1; user <= users; user++) {
            int[] items = new int[ITEMS];
            double[] said = new double[ITEMS];
            for (int place = 0; place < ITEMS; place++) {
                items[place] = place + 1;
                double logit = random.nextGaussian() - 1;
                said[place] = 1 / (1 + Math.exp(-3 * logit));
                boolean liked = random.nextDouble() < 1 / (1 + Math.exp(-logit));
                judgements.add(user, items[place], liked ? 1 : 0);
            }
            scored.add(RankedList.of(user, items, said));
        }
        return Recalibration.of(scored, judgements.build());
    }

    private static double value(Evaluation evaluation, String metric) {
        return evaluation.result(metric).value();
    }

    @Test
    void calibratedProbabilitiesComeTrue() {
        List<Evaluation> evaluations = of(200);

        assertThat(evaluations)
                .extracting(Evaluation::system)
                .containsExactly("as they are", "by Platt scaling", "by isotonic regression");
        Evaluation before = evaluations.get(0);
        assertThat(value(before, "ece:listed:20:frequency")).isGreaterThan(0.1);
        for (Evaluation after : evaluations.subList(1, 3)) {
            assertThat(value(after, "ece:listed:20:frequency")).isLessThan(0.03);
            assertThat(value(after, "log-loss:listed")).isLessThan(value(before, "log-loss:listed"));
        }
        assertThat(value(evaluations.get(1), "auc:listed:pooled")).isEqualTo(value(before, "auc:listed:pooled"));
    }

    @Test
    void ofASingleUserThereIsNothingToJudgeBy() {
        assertThat(of(1)).isEmpty();
        assertThat(Recalibration.of(List.of(), judgements.build())).isEmpty();
    }
}
