package dev.sluice.ranking.factorization;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.BlockLogits;
import dev.sluice.ranking.training.EpochClock;
import dev.sluice.ranking.training.HeldOutLoss;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.ranking.training.Parts;
import dev.sluice.ranking.training.RowOrder;
import dev.sluice.ranking.training.TrainingThread;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.SplittableRandom;

/** One run: steps of Adagrad along the gradients of batches, until held-out queries get no better. */
final class FmTraining {
    private final String name;
    private final FmSettings settings;
    private final Examples examples;
    private final Inputs inputs;
    private final Parts parts;
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

    FmTraining(String name, FmSettings settings, Examples examples) {
        this.name = name;
        this.settings = settings;
        this.examples = examples;
        this.inputs = Inputs.of(examples);
        this.parts = Parts.of(examples, settings.heldOut(), settings.seed());
        this.factors = Factors.random(Coordinates.of(inputs), settings.factors(), settings.seed());
        this.pass = new FmPass(factors);
        this.gradient = new FmGradient(factors, settings.regularization());
        this.adagrad = new Adagrad(factors, settings.rate());
        this.unseen = new UnseenCodes(factors, examples, parts.training(), inputs);
        this.heldOut = new HeldOutLoss(examples, parts.heldOut(), inputs, pass);
        this.block = inputs.batch(BlockLogits.ROWS);
        LabelSums sums = LabelSums.of(examples, parts.training(), 0);
        this.all = sums.all();
        // Rare labels would else take many steps to reach.
        factors.table()[factors.at(Coordinates.BIAS)] = (float) sums.logOdds();
    }

    FmModel run(TrainingListener listener) {
        Factors best = factors;
        double least = Double.POSITIVE_INFINITY;
        int worse = 0;
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int epoch = 1; epoch <= settings.epochs() && worse < settings.patience(); epoch++) {
            double judged = epoch(epoch, random, listener);
            if (judged < least) {
                least = judged;
                worse = 0;
                best = factors.copy();
            } else if (!Double.isNaN(judged)) {
                worse++;
            }
        }
        return new FmModel(name, inputs, best, settings, examples.size());
    }

    /** @return the loss of what is held out */
    private double epoch(int epoch, SplittableRandom random, TrainingListener listener) {
        EpochClock clock = EpochClock.start();
        RowOrder.shuffle(parts.training(), random);
        double loss = 0;
        for (int from = 0; from < parts.training().length; from += settings.batch()) {
            TrainingThread.checkInterrupt();
            loss += differentiate(from, Math.min(settings.batch(), parts.training().length - from));
            adagrad.step(gradient);
            gradient.clear();
        }
        unseen.fill();
        checkFinite(loss, epoch);
        double judged = heldOut.now();
        listener.epoch(new EpochReport(
                name, epoch, settings.epochs(), clock.seconds(), clock.cpuSeconds(), Double.NaN, loss / all, -judged));
        return judged;
    }

    private void checkFinite(double loss, int epoch) {
        boolean finite = Double.isFinite(loss);
        for (float weight : factors.table()) {
            finite &= Float.isFinite(weight);
        }
        if (!finite) {
            throw new ArithmeticException("the loss or a weight of " + name + " is not finite in epoch " + epoch
                    + ": lower rate below " + settings.rate());
        }
    }

    /** @return the loss of a batch by the weights of its examples, penalties left out */
    private double differentiate(int first, int count) {
        double loss = 0;
        for (int from = first; from < first + count; from += BlockLogits.ROWS) {
            int rows = Math.min(BlockLogits.ROWS, first + count - from);
            inputs.read(examples, parts.training(), from, rows, block);
            float[] logits = pass.logits(block, 0, rows)[0];
            for (int i = 0; i < rows; i++) {
                loss += differentiate(parts.training()[from + i], i, logits[i], count);
            }
            gradient.add(block, 0, rows, pass.sums(), slopes, shares);
        }
        return loss;
    }

    /** An absent label adds nothing. */
    private double differentiate(int row, int place, float logit, int count) {
        float label = examples.label(row);
        boolean absent = Float.isNaN(label);
        float weight = absent ? 0 : examples.weight(row);
        shares[place] = weight / count;
        slopes[place] = absent ? 0 : shares[place] * (Logistic.probability(logit) - label);
        return absent ? 0 : weight * Logistic.loss(logit, label);
    }
}
