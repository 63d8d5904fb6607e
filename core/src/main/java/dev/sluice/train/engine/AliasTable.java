package dev.sluice.train.engine;

import java.util.SplittableRandom;

/**
 * Draws numbers from 0 on by weight, in constant time. Each number has a column of height 1, filled by its own weight
 * and, above it, by that of one heavier number.
 *
 * @see <a href="https://doi.org/10.1109/32.92917">Vose 1991</a>
 */
public final class AliasTable {
    private final double[] own;
    private final int[] alias;

    /** @param weights finite, not negative and not all 0; neither kept nor changed */
    public AliasTable(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        this.own = new double[weights.length];
        this.alias = new int[weights.length];
        for (int i = 0; i < weights.length; i++) {
            own[i] = weights[i] / sum * weights.length;
            alias[i] = i;
        }
        fillUp();
    }

    /** Bytes of heap of a table of so many numbers. */
    public static long bytes(int size) {
        return 12L * size;
    }

    /** Draws a number. */
    public int draw(SplittableRandom random) {
        // Of the product of a fraction and the size, the whole part is the column, the rest the height.
        long fraction = random.nextLong() >>> 1;
        int column = (int) Math.multiplyHigh(fraction, 2L * own.length);
        double height = ((fraction * (2L * own.length)) >>> 11) * 0x1p-53;
        return height < own[column] ? column : alias[column];
    }

    /** Light columns are filled up by the heavy one that is being emptied, until it is light itself. */
    private void fillUp() {
        int[] waiting = new int[own.length];
        int light = 0;
        int heavy = own.length;
        for (int i = 0; i < own.length; i++) {
            waiting[own[i] < 1 ? light++ : --heavy] = i;
        }
        while (light > 0 && heavy < own.length) {
            int filled = waiting[--light];
            int giving = waiting[heavy];
            alias[filled] = giving;
            own[giving] = own[giving] + own[filled] - 1;
            if (own[giving] < 1) {
                waiting[light++] = giving;
                heavy++;
            }
        }
        settle(waiting, light, heavy);
    }

    /** What rounding has left over is full. */
    private void settle(int[] waiting, int light, int heavy) {
        for (int i = 0; i < light; i++) {
            own[waiting[i]] = 1;
        }
        for (int i = heavy; i < own.length; i++) {
            own[waiting[i]] = 1;
        }
    }
}
