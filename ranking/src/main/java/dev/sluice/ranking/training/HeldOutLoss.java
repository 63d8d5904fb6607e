package dev.sluice.ranking.training;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainedModel;
import java.util.Optional;

/** The mean log loss of a model over labels that it does not learn from, by their weights. Belongs to one thread. */
public final class HeldOutLoss {
    private final Examples examples;
    private final int[] rows;
    private final Inputs inputs;
    private final InputBatch batch;
    private final BlockLogits logits;

    /**
     * The loss of some rows.
     *
     * @param logits of the model, asked anew whenever the loss is
     */
    public HeldOutLoss(Examples examples, int[] rows, Inputs inputs, BlockLogits logits) {
        this.examples = examples;
        this.rows = rows;
        this.inputs = inputs;
        this.batch = inputs.batch(BlockLogits.ROWS);
        this.logits = logits;
    }

    /** Ends a training once this loss gets no less, so many epochs long; never if nothing is held out. */
    public EarlyStopping stopping(int patience) {
        return rows.length == 0 ? EarlyStopping.NEVER : new EarlyStopping(Optional.of(this::quality), 1, patience);
    }

    private double quality(TrainedModel model) {
        double loss = now();
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException(
                    "the held-out loss of " + model.name() + " must be finite, lower the rate: " + loss);
        }
        return -loss;
    }

    /** The loss with the weights that the model has now; NaN if nothing is held out. */
    public double now() {
        double loss = 0;
        double all = 0;
        for (int from = 0; from < rows.length; from += BlockLogits.ROWS) {
            int count = Math.min(BlockLogits.ROWS, rows.length - from);
            inputs.read(examples, rows, from, count, batch);
            float[][] columns = logits.logits(batch, 0, count);
            for (int head = 0; head < columns.length; head++) {
                for (int i = 0; i < count; i++) {
                    float label = examples.label(rows[from + i], head);
                    if (!Float.isNaN(label)) {
                        float weight = examples.weight(rows[from + i]);
                        loss += weight * Logistic.loss(columns[head][i], label);
                        all += weight;
                    }
                }
            }
        }
        return loss / all;
    }
}
