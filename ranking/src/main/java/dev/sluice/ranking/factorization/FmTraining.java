package dev.sluice.ranking.factorization;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.BlockLogits;
import dev.sluice.ranking.training.HeldOutLoss;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.ranking.training.Origin;
import dev.sluice.ranking.training.Parts;
import dev.sluice.ranking.training.ShuffledBatches;
import dev.sluice.ranking.training.UnseenCodes;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Workers;

/** One run: steps of Adagrad along the gradients of batches, until held-out queries get no better. */
final class FmTraining {
    private final FmSettings settings;
    private final Examples examples;
    private final Inputs inputs;
    private final Origin origin;
    private final ShuffledBatches batches;
    private final Factors factors;
    private final FmPass pass;
    private final FmGradient gradient;
    private final Adagrad adagrad;
    private final UnseenCodes unseen;
    private final HeldOutLoss heldOut;
    private final InputBatch block;
    private final double[] slopes = new double[BlockLogits.ROWS];
    private final double[] shares = new double[BlockLogits.ROWS];
    private final double all;
    private double loss;

    FmTraining(String name, FmSettings settings, Examples examples) {
        this.settings = settings;
        this.examples = examples;
        this.inputs = Inputs.of(examples);
        this.origin = new Origin(name, inputs, settings.facts(), examples.size());
        Parts parts = Parts.of(examples, settings.heldOut(), settings.seed());
        this.batches = new ShuffledBatches(parts.training(), settings.batch(), settings.seed());
        this.factors = Factors.random(Coordinates.of(inputs), settings.factors(), settings.seed());
        this.pass = new FmPass(factors);
        this.gradient = new FmGradient(factors, settings.regularization());
        this.adagrad = new Adagrad(factors, settings.rate());
        this.unseen = UnseenCodes.of(examples, parts.training(), inputs);
        this.heldOut = new HeldOutLoss(examples, parts.heldOut(), inputs, pass);
        this.block = inputs.batch(BlockLogits.ROWS);
        LabelSums sums = LabelSums.of(examples, parts.training(), 0);
        this.all = sums.all();
        // Rare labels would else take many steps to reach.
        factors.table()[factors.at(Coordinates.BIAS)] = (float) sums.logOdds();
    }

    FmModel run(TrainingListener listener) {
        try (Workers worker = new Workers(1, origin.name())) {
            return new EpochLoop(
                            origin.name(), settings.epochs(), worker, listener, heldOut.stopping(settings.patience()))
                    .run(
                            epoch -> epoch(epoch, worker),
                            () -> new FmModel(origin, factors),
                            () -> new FmModel(origin, factors.copy()));
        }
    }

    private EpochLoop.Done epoch(int epoch, Workers worker) {
        loss = 0;
        batches.pass(worker, this::step);
        for (int category = 0; category < inputs.categories(); category++) {
            int first = factors.coordinates().code(category, 0);
            unseen.fill(category, factors.table(), factors.at(first), factors.width());
        }
        checkFinite(epoch);
        return new EpochLoop.Done(Double.NaN, loss / all);
    }

    private void checkFinite(int epoch) {
        boolean finite = Double.isFinite(loss);
        for (float weight : factors.table()) {
            finite &= Float.isFinite(weight);
        }
        if (!finite) {
            throw new ArithmeticException("the loss or a weight of " + origin.name() + " is not finite in epoch "
                    + epoch + ": lower rate below " + settings.rate());
        }
    }

    private void step(int first, int count) {
        for (int from = first; from < first + count; from += BlockLogits.ROWS) {
            int rows = Math.min(BlockLogits.ROWS, first + count - from);
            inputs.read(examples, batches.rows(), from, rows, block);
            float[] logits = pass.logits(block, 0, rows)[0];
            for (int i = 0; i < rows; i++) {
                differentiate(batches.rows()[from + i], i, logits[i], count);
            }
            gradient.add(block, 0, rows, pass.sums(), slopes, shares);
        }
        adagrad.step(gradient);
        gradient.clear();
    }

    /** An absent label adds nothing. */
    private void differentiate(int row, int place, float logit, int count) {
        float label = examples.label(row);
        boolean absent = Float.isNaN(label);
        float weight = absent ? 0 : examples.weight(row);
        shares[place] = weight / count;
        slopes[place] = absent ? 0 : shares[place] * (Logistic.probability(logit) - label);
        loss += absent ? 0 : weight * Logistic.loss(logit, label);
    }
}
