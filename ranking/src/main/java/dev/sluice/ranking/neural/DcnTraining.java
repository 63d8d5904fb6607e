package dev.sluice.ranking.neural;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.EpochClock;
import dev.sluice.ranking.training.HeldOutLoss;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.Parts;
import dev.sluice.ranking.training.RowOrder;
import dev.sluice.ranking.training.TrainingThread;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One run: steps of Adam along the gradients that a {@link TrainingGraph} finds, until held-out queries get no better.
 */
final class DcnTraining {
    private final String name;
    private final DcnSettings settings;
    private final Examples examples;
    private final Inputs inputs;
    private final Parts parts;
    private final Network network;
    private final TrainingBatch batch;
    private final HeldOutLoss heldOut;
    private final List<EmbeddingTraining> embeddings = new ArrayList<>();
    private final double meanWeight;
    private final double labelWeights;
    private long steps;

    DcnTraining(String name, DcnSettings settings, Examples examples) {
        this.name = name;
        this.settings = settings;
        this.examples = examples;
        this.inputs = Inputs.of(examples);
        this.parts = Parts.of(examples, settings.heldOut(), settings.seed());
        this.network =
                Network.random(inputs, settings.layers(), examples.heads().size(), settings.seed());
        this.batch = new TrainingBatch(examples, inputs, network, settings.batch());
        this.heldOut = new HeldOutLoss(examples, parts.heldOut(), inputs, new ForwardPass(network)::logits);
        this.meanWeight = meanWeight();
        double labels = 0;
        for (int head = 0; head < examples.heads().size(); head++) {
            LabelSums sums = LabelSums.of(examples, parts.training(), head);
            labels += sums.all();
            // Rare labels would else take many steps to reach.
            network.heads().bias()[head] = (float) sums.logOdds();
        }
        this.labelWeights = labels;
        countCodes();
    }

    private double meanWeight() {
        double sum = 0;
        for (int row : parts.training()) {
            sum += examples.weight(row);
        }
        return sum / parts.training().length;
    }

    private void countCodes() {
        int[][] counts = new int[inputs.categories()][];
        for (int category = 0; category < counts.length; category++) {
            counts[category] = new int[inputs.codes(category)];
        }
        for (int from = 0; from < parts.training().length; from += settings.batch()) {
            batch.read(parts.training(), from, count(from), meanWeight);
            for (int category = 0; category < counts.length; category++) {
                for (int row = 0; row < batch.rows(); row++) {
                    counts[category][batch.codes(category)[row]]++;
                }
            }
        }
        for (int category = 0; category < counts.length; category++) {
            embeddings.add(new EmbeddingTraining(network.embeddings().get(category), counts[category]));
        }
    }

    private int count(int from) {
        return Math.min(settings.batch(), parts.training().length - from);
    }

    DcnModel run(TrainingListener listener) {
        Network best = Nd4jRuntime.onOneThread(() -> best(listener));
        return new DcnModel(name, inputs, examples.heads(), best, settings, examples.size());
    }

    private Network best(TrainingListener listener) {
        Network best = network;
        double least = Double.POSITIVE_INFINITY;
        int worse = 0;
        SplittableRandom random = new SplittableRandom(settings.seed());
        try (TrainingGraph graph = new TrainingGraph(network)) {
            for (int epoch = 1; epoch <= settings.epochs() && worse < settings.patience(); epoch++) {
                double judged = epoch(graph, epoch, random, listener);
                if (judged < least) {
                    least = judged;
                    worse = 0;
                    best = network.copy();
                } else if (!Double.isNaN(judged)) {
                    worse++;
                }
            }
        }
        return best;
    }

    /** @return the loss of what is held out */
    private double epoch(TrainingGraph graph, int epoch, SplittableRandom random, TrainingListener listener) {
        EpochClock clock = EpochClock.start();
        RowOrder.shuffle(parts.training(), random);
        double loss = 0;
        for (int from = 0; from < parts.training().length; from += settings.batch()) {
            TrainingThread.checkInterrupt();
            int count = count(from);
            batch.read(parts.training(), from, count, meanWeight);
            loss += graph.differentiate(batch) * count * meanWeight;
            step(graph);
        }
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException("the loss of " + name + " is " + loss + " in epoch " + epoch
                    + ": lower rate below " + settings.rate());
        }
        embeddings.forEach(EmbeddingTraining::fillUnseen);
        double judged = heldOut.now();
        double seconds = clock.seconds();
        double operations = 6.0 * parts.training().length * weights(graph);
        listener.epoch(new EpochReport(
                name,
                epoch,
                settings.epochs(),
                seconds,
                clock.cpuSeconds(),
                operations * 1e-9 / seconds,
                loss / labelWeights,
                -judged));
        return judged;
    }

    private static long weights(TrainingGraph graph) {
        return graph.parameters().stream()
                .mapToLong(parameter -> parameter.values().length)
                .sum();
    }

    private void step(TrainingGraph graph) {
        Adam.Step step = Adam.Step.of(settings.rate(), settings.decay(), ++steps);
        graph.parameters().forEach(parameter -> parameter.step(step));
        int column = network.numbers();
        for (int category = 0; category < embeddings.size(); category++) {
            int at = column * batch.rows();
            embeddings.get(category).step(batch.codes(category), batch.rows(), batch.gradient(), at, step);
            column += network.embeddings().get(category).dimension();
        }
    }
}
