package dev.sluice.train.sampling;

import dev.sluice.train.engine.Checks;
import java.util.Objects;
import java.util.SplittableRandom;

/** Every item alike. */
final class UniformSampler implements NegativeSampler {
    private final int rows;

    UniformSampler(int rows) {
        Checks.from(1, rows - 1, "number of items");
        this.rows = rows;
    }

    @Override
    public void draw(int[] batch, SplittableRandom random, int[] into) {
        fill(random, into, 0);
    }

    /** Draws from an entry on. */
    void fill(SplittableRandom random, int[] into, int from) {
        for (int i = from; i < into.length; i++) {
            into[i] = random.nextInt(1, rows);
        }
    }

    @Override
    public double logQ(int item) {
        return Objects.checkIndex(item, rows) == 0 ? Double.NEGATIVE_INFINITY : -Math.log(rows - 1);
    }
}
