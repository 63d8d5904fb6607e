package dev.sluice.train.walk;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.train.Rows;
import dev.sluice.train.engine.CommonUsers;
import dev.sluice.train.engine.WeightedLists;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Walks from one item after the other. Belongs to one thread. */
final class Walks implements IntConsumer {
    private final Rp3BetaSettings settings;
    private final InteractionMatrix byItem;
    private final CommonUsers common;
    private final WeightedLists results;
    private final TopK greatest;
    private final int[] kept;
    private final float[] weights;

    Walks(Rp3BetaSettings settings, InteractionMatrix byItem, CommonUsers common, WeightedLists results) {
        int most = Math.min(settings.neighbours(), byItem.rows());
        this.settings = settings;
        this.byItem = byItem;
        this.common = common;
        this.results = results;
        this.greatest = new TopK(most);
        this.kept = new int[most];
        this.weights = new float[most];
    }

    static long bytes(int items, int neighbours) {
        return CommonUsers.bytes(items) + 24L * Math.min(items, neighbours);
    }

    @Override
    public void accept(int item) {
        double step = Math.pow(byItem.size(item), -settings.alpha());
        common.moveTo(item, (same, user, value) -> step);
        for (int i = 0; i < common.count(); i++) {
            int other = common.met(i);
            greatest.offer(other, (float) (common.sum(other) * Math.pow(byItem.size(other), -settings.beta())));
        }
        int count = greatest.drain(kept, weights);
        float[] row = Arrays.copyOf(weights, count);
        if (settings.rows() == Rows.L1) {
            divideBySum(row);
        }
        results.set(item, Arrays.copyOf(kept, count), row);
    }

    private static void divideBySum(float[] row) {
        double sum = 0;
        for (float weight : row) {
            sum += weight;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (row[i] / sum);
        }
    }
}
