package dev.sluice.train.graph;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.WeightedLists;
import java.util.function.IntConsumer;

/**
 * Computes for one item after the other how its strongest neighbours in the filter differ from what the vectors say of
 * them, and keeps those that differ most. The neighbours are found by walking to the item's users and on to theirs. One
 * thread's.
 */
final class Remainders implements IntConsumer {
    /** So many times as many neighbours as are kept are looked at, the strongest first. */
    private static final int LOOKED_AT = 4;

    private final Graph graph;
    private final Scales scales;
    private final Factors explained;
    private final double factor;
    private final WeightedLists results;
    private final float[] walked;
    private final int[] met;
    private final TopK strongest;
    private final int[] near;
    private final float[] rests;
    private final TopK greatest;
    private final int[] kept;
    private final float[] lengths;
    private final float[] vector;

    /**
     * For all items.
     *
     * @param explained vectors whose products are what is explained of the filter
     * @param factor what the remainders are multiplied by
     */
    Remainders(Graph graph, Scales scales, Factors explained, double factor, int neighbours, WeightedLists results) {
        this.graph = graph;
        this.scales = scales;
        this.explained = explained;
        this.factor = factor;
        this.results = results;
        this.walked = new float[graph.items()];
        this.met = new int[graph.items()];
        this.strongest = new TopK(looked(graph.items(), neighbours));
        this.near = new int[looked(graph.items(), neighbours)];
        this.rests = new float[near.length];
        this.greatest = new TopK(Math.min(neighbours, graph.items()));
        this.kept = new int[Math.min(neighbours, graph.items())];
        this.lengths = new float[kept.length];
        this.vector = new float[explained.dimension()];
    }

    private static int looked(int items, int neighbours) {
        return (int) Math.min(items, (long) LOOKED_AT * neighbours);
    }

    static long bytes(int items, int neighbours) {
        return 8L * items + 48L * looked(items, neighbours);
    }

    @Override
    public void accept(int item) {
        int others = walk(item);
        for (int i = 0; i < others; i++) {
            strongest.offer(met[i], walked[met[i]] * graph.itemWeight(met[i]) * scales.given(met[i]));
        }
        int count = strongest.drain(near, rests);
        explained.copy(item, vector);
        for (int i = 0; i < count; i++) {
            rests[i] = rest(item, near[i]);
            greatest.offer(i, Math.abs(rests[i]));
        }
        keep(item);
        for (int i = 0; i < others; i++) {
            walked[met[i]] = 0;
        }
    }

    /** What the vectors leave of the filter, as it counts in a score. */
    private float rest(int item, int other) {
        double filter = (double) walked[other] * graph.itemWeight(other) * graph.itemWeight(item);
        double rest = filter - explained.dot(other, vector);
        return (float) (factor * rest * scales.given(other) * scales.proposed(item));
    }

    private void keep(int item) {
        int[] others = new int[greatest.size()];
        float[] weights = new float[greatest.size()];
        greatest.drain(kept, lengths);
        for (int i = 0; i < others.length; i++) {
            others[i] = near[kept[i]];
            weights[i] = rests[kept[i]];
        }
        results.set(item, others, weights);
    }

    /** Fills {@code walked}, and {@code met} with the other items that are reached. */
    private int walk(int item) {
        InteractionMatrix byItem = graph.byItem();
        InteractionMatrix byUser = graph.byUser();
        int others = 0;
        for (int place = byItem.start(item); place < byItem.end(item); place++) {
            int user = byItem.column(place);
            float weight = graph.userSquare(user);
            for (int at = byUser.start(user); at < byUser.end(user); at++) {
                int other = byUser.column(at);
                if (other != item) {
                    if (walked[other] == 0) {
                        met[others++] = other;
                    }
                    walked[other] += weight;
                }
            }
        }
        return others;
    }
}
