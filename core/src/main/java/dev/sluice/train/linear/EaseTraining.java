package dev.sluice.train.linear;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.WeightedLists;
import dev.sluice.train.engine.Workers;

/** One run of EASE. */
final class EaseTraining {
    private final EaseSettings settings;
    private final Workers workers;
    private final Gram gram;
    private final Inversion inversion;
    private final WeightedLists ofItems;
    private WeightedLists votes;

    EaseTraining(EaseSettings settings, InteractionMatrix byUser, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        this.gram = new Gram(settings, byUser, byUser.transpose());
        workers.run(gram.sums().count(), gram::filler);
        this.inversion = new Inversion(gram.sums(), workers);
        this.ofItems = new WeightedLists(byUser.columns());
        this.votes = ofItems;
    }

    /** One of the parts of the work. */
    EpochLoop.Done part(int number) {
        int tiles = gram.sums().count();
        int from = (int) ((long) tiles * (number - 1) / EaseTrainer.EPOCHS);
        int to = (int) ((long) tiles * number / EaseTrainer.EPOCHS);
        for (int pivot = from; pivot < to; pivot++) {
            inversion.sweep(pivot).ifPresent(this::fail);
        }
        if (number == EaseTrainer.EPOCHS) {
            collect();
        }
        double share = (double) (to - from) / tiles;
        return new EpochLoop.Done(share * Inversion.operations(gram.sums().dimension()), Double.NaN);
    }

    private void fail(int place) {
        throw new ArithmeticException("weights of item row " + gram.items()[place]
                + " are not determined, lambda must be greater: " + settings.lambda());
    }

    private void collect() {
        workers.run(gram.items().length, () -> new StrongestWeights(settings, gram, ofItems));
        votes = ofItems.transposed();
    }

    /** What all parts have made. */
    EaseModel model() {
        return new EaseModel(EaseModel.NAME, settings, votes);
    }
}
