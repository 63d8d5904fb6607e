package dev.sluice.ranking.neural;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;

/** The mean log loss of a network over labels that it does not learn from, by their weights. */
final class HeldOutLoss {
    private final Examples examples;
    private final int[] rows;
    private final Inputs inputs;
    private final InputBatch batch;
    private final ForwardPass pass;

    HeldOutLoss(Examples examples, int[] rows, Inputs inputs, Network network) {
        this.examples = examples;
        this.rows = rows;
        this.inputs = inputs;
        this.batch = inputs.batch(ForwardPass.ROWS);
        this.pass = new ForwardPass(network);
    }

    /** The loss with the weights that the network has now; NaN if nothing is held out. */
    double now() {
        double loss = 0;
        double all = 0;
        for (int from = 0; from < rows.length; from += ForwardPass.ROWS) {
            int count = Math.min(ForwardPass.ROWS, rows.length - from);
            inputs.read(examples, rows, from, count, batch);
            float[][] logits = pass.logits(batch, 0, count);
            for (int head = 0; head < logits.length; head++) {
                for (int i = 0; i < count; i++) {
                    float label = examples.label(rows[from + i], head);
                    if (!Float.isNaN(label)) {
                        float weight = examples.weight(rows[from + i]);
                        loss += weight * Logistic.loss(logits[head][i], label);
                        all += weight;
                    }
                }
            }
        }
        return loss / all;
    }
}
