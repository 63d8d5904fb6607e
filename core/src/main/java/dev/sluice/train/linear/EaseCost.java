package dev.sluice.train.linear;

import dev.sluice.internal.kernel.TileProduct;
import java.util.Locale;

/**
 * What a training will take, as far as that can be told before.
 *
 * @param items how many have events
 * @param bytes of heap at its peak, beside the interactions
 * @param operations arithmetic ones of the inverse, nearly all there are
 * @param seconds wall-clock time of these, if every thread has a processor of its own that is as fast all along as it
 *     was for the moment it was measured; about right
 */
public record EaseCost(int items, long bytes, double operations, double seconds) {
    /** So long no product must have been faster, so that the compiler is done with them. */
    private static final long STEADY_NANOS = 100_000_000;

    private static final long MOST_NANOS = 2_000_000_000;

    static EaseCost of(int items, long bytes, int threads) {
        double operations = Inversion.operations(items);
        return new EaseCost(items, bytes, operations, operations / threads / operationsPerSecond());
    }

    private static double operationsPerSecond() {
        TileProduct product = TileProduct.best();
        float[] tile = new float[TileProduct.ENTRIES];
        float[] sums = new float[TileProduct.ENTRIES];
        long begin = System.nanoTime();
        long faster = begin;
        long best = Long.MAX_VALUE;
        for (long now = begin; now - faster < STEADY_NANOS && now - begin < MOST_NANOS; ) {
            product.add(tile, tile, sums);
            long end = System.nanoTime();
            if (end - now < best) {
                best = end - now;
                faster = end;
            }
            now = end;
        }
        return 2.0 * TileProduct.ENTRIES * TileProduct.SIZE / best * 1e9;
    }

    /** In words, such as {@code 40,981 items take 3.9 GB of heap and 6 minutes}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d items take %.1f GB of heap and %s",
                items,
                bytes * 1e-9,
                seconds < 100
                        ? String.format(Locale.ROOT, "%.1f seconds", seconds)
                        : String.format(Locale.ROOT, "%.0f minutes", seconds / 60));
    }
}
