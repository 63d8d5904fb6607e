package dev.sluice.train.graph;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.OnePass;
import dev.sluice.train.engine.WeightedLists;
import dev.sluice.train.engine.Workers;

/**
 * Computes a filter over the graph of users and items in closed form. The graph's filter {@code F = W'W}, with
 * {@code W} the 0-1 matrix of users by items whose rows and columns are divided by powers of their sums, tells how near
 * two items are by their users. Its greatest eigenvalues {@code L} and their eigenvectors {@code V}, the graph's lowest
 * frequencies, are what many users have in common. A history {@code x} is scored by
 *
 * <pre>
 *   x D^-h ( V L / (L + r) V'  +  w (F - V L V') ) D^h
 * </pre>
 *
 * <p>with {@code D} the items' numbers of users: the low frequencies as a ridge regression passes them on, and a weight
 * of what they leave of {@code F}, of which each item keeps what is greatest among its neighbours. Users are not
 * trained; a history is enough. Values and repeats do not count.
 *
 * <p>Costs {@code rounds} times {@code 4 d} operations an interaction and {@code 3 d^2} an item, then the sum over
 * users of the square of their number of items, as neighbours do. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1145/3459637.3482264">Shen, Wu, Zhang, Shan, Zhang, Letaief and Li 2021</a>
 * @see <a href="https://doi.org/10.1145/3539618.3591645">Choi, Hong, Park and Cho 2023</a>
 */
public final class GraphFilterTrainer {
    private final GraphFilterSettings settings;

    /** A trainer with these settings. */
    public GraphFilterTrainer(GraphFilterSettings settings) {
        this.settings = settings;
    }

    /**
     * Computes the filter.
     *
     * @param interactions users by items, at least one entry
     * @param listener hears of one epoch, without loss and operations
     * @throws IllegalArgumentException if there are no interactions
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public GraphFilterModel train(InteractionMatrix interactions, TrainingListener listener) {
        Checks.notEmpty(interactions);
        try (Workers workers = new Workers(settings.threads(), GraphFilterModel.NAME)) {
            return OnePass.of(GraphFilterModel.NAME, workers, listener, () -> train(interactions, workers));
        }
    }

    /** Bytes of heap that training takes at its peak, beside the interactions: an upper bound. */
    public long estimateBytes(InteractionMatrix interactions) {
        int items = interactions.columns();
        long search = SubspaceIteration.bytes(interactions.rows(), items, settings.dimension(), settings.threads());
        long lists = items * (8L * Math.min(settings.neighbours(), items) + 48);
        long remainders = 2 * lists + settings.threads() * Remainders.bytes(items, settings.neighbours());
        return Graph.bytes(interactions) + Factors.bytes(items, settings.dimension()) + Math.max(search, remainders);
    }

    private GraphFilterModel train(InteractionMatrix interactions, Workers workers) {
        Graph graph = Graph.of(interactions, settings.exponents());
        Scales scales = Scales.of(graph.byItem(), settings.exponents());
        LowFrequencies low = LowFrequencies.of(graph, settings, workers);
        WeightedLists votes = votes(graph, scales, low, workers);
        float[] shares = Graph.powers(graph.byItem(), -2 * settings.exponents().history());
        return new GraphFilterModel(GraphFilterModel.NAME, settings, low.passedOn(scales), shares, votes);
    }

    private WeightedLists votes(Graph graph, Scales scales, LowFrequencies low, Workers workers) {
        WeightedLists remainders = new WeightedLists(graph.items());
        double factor = low.response().rest();
        if (factor > 0) {
            workers.run(
                    graph.items(),
                    () -> new Remainders(graph, scales, low.explained(), factor, settings.neighbours(), remainders));
        }
        return remainders.transposed();
    }
}
