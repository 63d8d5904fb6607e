package dev.sluice.train.engine;

import dev.sluice.train.EarlyStopping;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.Validation;
import java.util.function.Supplier;

/** The epochs of a training, timed, told and judged, until the last or until the model gets no better. */
public final class EpochLoop {
    private final String model;
    private final int epochs;
    private final Workers workers;
    private final TrainingListener listener;
    private final EarlyStopping stopping;

    public EpochLoop(String model, int epochs, Workers workers, TrainingListener listener, EarlyStopping stopping) {
        this.model = model;
        this.epochs = epochs;
        this.workers = workers;
        this.listener = listener;
        this.stopping = stopping;
    }

    /** Trains for an epoch. */
    @FunctionalInterface
    public interface Epoch {
        /** Trains; the first epoch is 1. */
        Done train(int number);
    }

    /**
     * What an epoch did.
     *
     * @param operations of its main loops; NaN if they are not counted
     * @param loss after it; NaN if there is none
     */
    public record Done(double operations, double loss) {}

    /**
     * Runs the epochs.
     *
     * @param current the model as it is, its vectors shared with the training
     * @param copy the model as it is, its vectors its own; called where the best is to be kept
     * @return the last model, or the best where a validation judges
     */
    public <M extends TrainedModel> M run(Epoch epoch, Supplier<M> current, Supplier<M> copy) {
        return stopping.validation().isEmpty() ? runAll(epoch, current) : new Judged<>(current, copy).run(epoch);
    }

    private <M> M runAll(Epoch epoch, Supplier<M> current) {
        for (int number = 1; number <= epochs; number++) {
            train(epoch, number, () -> Double.NaN);
        }
        return current.get();
    }

    private double train(Epoch epoch, int number, Supplier<Double> quality) {
        long start = System.nanoTime();
        double cpu = workers.cpuSeconds();
        Done done = epoch.train(number);
        double seconds = (System.nanoTime() - start) * 1e-9;
        double cpuSeconds = workers.cpuSeconds() - cpu;
        double judged = quality.get();
        listener.epoch(new EpochReport(
                model, number, epochs, seconds, cpuSeconds, done.operations * 1e-9 / seconds, done.loss, judged));
        return judged;
    }

    /** Keeps the best. */
    private final class Judged<M extends TrainedModel> {
        private final Validation validation = stopping.validation().orElseThrow();
        private final Supplier<M> current;
        private final Supplier<M> copy;

        Judged(Supplier<M> current, Supplier<M> copy) {
            this.current = current;
            this.copy = copy;
        }

        M run(Epoch epoch) {
            M best = current.get();
            double bestQuality = Double.NEGATIVE_INFINITY;
            int worse = 0;
            for (int number = 1; number <= epochs && worse < stopping.patience(); number++) {
                boolean due = number % stopping.every() == 0 || number == epochs;
                double quality = train(epoch, number, () -> due ? judge() : Double.NaN);
                if (quality > bestQuality) {
                    best = current.get(); // lets go of the one before, so that there are never two copies
                    best = copy.get();
                    bestQuality = quality;
                    worse = 0;
                } else if (due) {
                    worse++;
                }
            }
            return best;
        }

        private double judge() {
            double quality = validation.quality(current.get());
            if (!Double.isFinite(quality)) {
                throw new IllegalArgumentException("a validation must be finite: " + quality);
            }
            return quality;
        }
    }
}
