package dev.sluice.train.linear;

import dev.sluice.internal.kernel.TopK;
import dev.sluice.train.engine.WeightedLists;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Takes the weights of one item after the other out of the inverse, the greatest amounts. Belongs to one thread. */
final class StrongestWeights implements IntConsumer {
    private final Gram gram;
    private final WeightedLists results;
    private final float[] row;
    private final TopK strongest;
    private final int[] kept;
    private final float[] amounts;

    StrongestWeights(EaseSettings settings, Gram gram, WeightedLists results) {
        int items = gram.items().length;
        int most = Math.min(settings.weights(), items);
        this.gram = gram;
        this.results = results;
        this.row = new float[items];
        this.strongest = new TopK(most);
        this.kept = new int[most];
        this.amounts = new float[most];
    }

    @Override
    public void accept(int place) {
        gram.sums().copyRow(place, row);
        for (int other = 0; other < row.length; other++) {
            if (other != place && row[other] != 0) {
                strongest.offer(other, Math.abs(row[other]));
            }
        }
        int count = strongest.drain(kept, amounts);
        int[] items = Arrays.copyOf(kept, count);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = -row[items[i]] / row[place];
            items[i] = gram.items()[items[i]];
        }
        results.set(gram.items()[place], items, weights);
    }
}
