package dev.sluice.train.sampling;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.SplittableRandom;

/** Every set of items alike. */
final class DistinctSampler implements NegativeSampler {
    private final int rows;
    private final UniformSampler each;

    DistinctSampler(int rows) {
        this.rows = rows;
        this.each = new UniformSampler(rows);
    }

    @Override
    public void draw(int[] batch, SplittableRandom random, int[] into) {
        if (into.length > rows - 1) {
            throw new IllegalArgumentException(
                    "distinct negatives must be at most as many as items, " + (rows - 1) + ": " + into.length);
        }
        IntOpenHashSet drawn = new IntOpenHashSet(into.length);
        for (int i = 0, last = rows - into.length; i < into.length; i++, last++) {
            int item = random.nextInt(1, last + 1);
            into[i] = drawn.add(item) ? item : last;
            drawn.add(into[i]);
        }
    }

    @Override
    public double logQ(int item) {
        return each.logQ(item);
    }
}
