package dev.sluice.train.neighbours;

import dev.sluice.internal.kernel.TopK;
import dev.sluice.train.Rows;
import dev.sluice.train.engine.CommonUsers;
import dev.sluice.train.engine.WeightedLists;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Finds the nearest items of one item after the other. Belongs to one thread. */
final class NearestItems implements IntConsumer {
    private final NeighboursSettings settings;
    private final PairWeights weights;
    private final CommonUsers common;
    private final WeightedLists results;
    private final TopK nearest;
    private final int[] kept;
    private final float[] similarities;

    NearestItems(NeighboursSettings settings, PairWeights weights, CommonUsers common, WeightedLists results) {
        int most = Math.min(settings.neighbours(), results.rows());
        this.settings = settings;
        this.weights = weights;
        this.common = common;
        this.results = results;
        this.nearest = new TopK(most);
        this.kept = new int[most];
        this.similarities = new float[most];
    }

    static long bytes(int items, int neighbours) {
        return CommonUsers.bytes(items) + 24L * Math.min(items, neighbours);
    }

    @Override
    public void accept(int item) {
        common.moveTo(item, weights);
        for (int i = 0; i < common.count(); i++) {
            nearest.offer(common.met(i), (float) similarity(item, common.met(i)));
        }
        int count = nearest.drain(kept, similarities);
        results.set(item, Arrays.copyOf(kept, count), weights(item, count));
    }

    private double similarity(int item, int other) {
        return weights.similarity(item, other, common.sum(other));
    }

    private float[] weights(int item, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += similarity(item, kept[i]);
        }
        double divisor = settings.rows() == Rows.L1 ? sum : 1;
        float[] ofItem = new float[count];
        for (int i = 0; i < count; i++) {
            ofItem[i] = (float) (similarity(item, kept[i]) / divisor);
        }
        return ofItem;
    }
}
