package dev.sluice.ranking.neural;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.HeldOutLoss;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.Origin;
import dev.sluice.ranking.training.Parts;
import dev.sluice.ranking.training.ShuffledBatches;
import dev.sluice.ranking.training.UnseenCodes;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Workers;
import java.util.List;

/**
 * One run: steps of Adam along the gradients that a {@link TrainingGraph} finds, until held-out queries get no better.
 */
final class DcnTraining {
    private final DcnSettings settings;
    private final Examples examples;
    private final Origin origin;
    private final ShuffledBatches batches;
    private final Network network;
    private final TrainingBatch batch;
    private final HeldOutLoss heldOut;
    private final List<EmbeddingTraining> embeddings;
    private final UnseenCodes unseen;
    private final double meanWeight;
    private final double labelWeights;
    private long steps;
    private double loss;

    DcnTraining(String name, DcnSettings settings, Examples examples) {
        this.settings = settings;
        this.examples = examples;
        Inputs inputs = Inputs.of(examples);
        this.origin = new Origin(name, inputs, settings.facts(), examples.size());
        Parts parts = Parts.of(examples, settings.heldOut(), settings.seed());
        this.batches = new ShuffledBatches(parts.training(), settings.batch(), settings.seed());
        this.network =
                Network.random(inputs, settings.layers(), examples.heads().size(), settings.seed());
        this.batch = new TrainingBatch(examples, inputs, network, batches.greatest());
        this.heldOut = new HeldOutLoss(examples, parts.heldOut(), inputs, new ForwardPass(network));
        this.embeddings =
                network.embeddings().stream().map(EmbeddingTraining::new).toList();
        this.unseen = UnseenCodes.of(examples, parts.training(), inputs);
        this.meanWeight = meanWeight(examples, parts.training());
        double labels = 0;
        for (int head = 0; head < examples.heads().size(); head++) {
            LabelSums sums = LabelSums.of(examples, parts.training(), head);
            labels += sums.all();
            // Rare labels would else take many steps to reach.
            network.heads().bias()[head] = (float) sums.logOdds();
        }
        this.labelWeights = labels;
    }

    private static double meanWeight(Examples examples, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += examples.weight(row);
        }
        return sum / rows.length;
    }

    DcnModel run(TrainingListener listener) {
        return Nd4jRuntime.onOneThread(() -> {
            try (TrainingGraph graph = new TrainingGraph(network);
                    Workers worker = new Workers(1, origin.name())) {
                return new EpochLoop(
                                origin.name(),
                                settings.epochs(),
                                worker,
                                listener,
                                heldOut.stopping(settings.patience()))
                        .run(epoch -> epoch(epoch, graph, worker), () -> model(network), () -> model(network.copy()));
            }
        });
    }

    private DcnModel model(Network weights) {
        return new DcnModel(origin, examples.heads(), weights);
    }

    private EpochLoop.Done epoch(int epoch, TrainingGraph graph, Workers worker) {
        loss = 0;
        batches.pass(worker, (from, count) -> step(graph, from, count));
        if (!Double.isFinite(loss) || !network.isFinite()) {
            throw new ArithmeticException("the loss of " + origin.name() + " is " + loss + " in epoch " + epoch
                    + ", or a weight is not finite: lower rate below " + settings.rate());
        }
        for (int category = 0; category < network.embeddings().size(); category++) {
            Embedding embedding = network.embeddings().get(category);
            unseen.fill(category, embedding.table(), 0, embedding.dimension());
        }
        return new EpochLoop.Done(6.0 * batches.rows().length * weights(graph), loss / labelWeights);
    }

    private static long weights(TrainingGraph graph) {
        return graph.parameters().stream()
                .mapToLong(parameter -> parameter.values().length)
                .sum();
    }

    private void step(TrainingGraph graph, int from, int count) {
        batch.read(batches.rows(), from, count, meanWeight);
        loss += graph.differentiate(batch) * count * meanWeight;
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
