package dev.sluice.train.neighbours;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.train.engine.WeightedLists;
import dev.sluice.train.neighbours.NeighboursSettings.Weights;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Finds the nearest items of one item after the other, counting their common users. Belongs to one thread. */
final class NearestItems implements IntConsumer {
    private final NeighboursSettings settings;
    private final InteractionMatrix byUser;
    private final InteractionMatrix byItem;
    private final WeightedLists results;
    private final int[] common;
    private final int[] met;
    private final TopK nearest;
    private final int[] kept;
    private final float[] cosines;

    NearestItems(
            NeighboursSettings settings, InteractionMatrix byUser, InteractionMatrix byItem, WeightedLists results) {
        int most = Math.min(settings.neighbours(), byItem.rows());
        this.settings = settings;
        this.byUser = byUser;
        this.byItem = byItem;
        this.results = results;
        this.common = new int[byItem.rows()];
        this.met = new int[byItem.rows()];
        this.nearest = new TopK(most);
        this.kept = new int[most];
        this.cosines = new float[most];
    }

    static long bytes(int items, int neighbours) {
        return 8L * items + 16L * Math.min(items, neighbours);
    }

    @Override
    public void accept(int item) {
        int others = countCommonUsers(item);
        for (int i = 0; i < others; i++) {
            nearest.offer(met[i], (float) cosine(item, met[i]));
        }
        int count = nearest.drain(kept, cosines);
        results.set(item, Arrays.copyOf(kept, count), weights(item, count));
        for (int i = 0; i < others; i++) {
            common[met[i]] = 0;
        }
    }

    /** Fills {@code common}, and {@code met} with the items that have any common user. */
    private int countCommonUsers(int item) {
        int others = 0;
        for (int place = byItem.start(item); place < byItem.end(item); place++) {
            int user = byItem.column(place);
            for (int at = byUser.start(user); at < byUser.end(user); at++) {
                int other = byUser.column(at);
                if (other != item && common[other]++ == 0) {
                    met[others++] = other;
                }
            }
        }
        return others;
    }

    private double cosine(int item, int other) {
        double norms = Math.sqrt((double) byItem.size(item) * byItem.size(other));
        return common[other] / (norms + settings.shrinkage());
    }

    private float[] weights(int item, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += cosine(item, kept[i]);
        }
        double divisor = settings.weights() == Weights.L1 ? sum : 1;
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (cosine(item, kept[i]) / divisor);
        }
        return weights;
    }
}
