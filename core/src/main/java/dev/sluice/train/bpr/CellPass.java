package dev.sluice.train.bpr;

import dev.sluice.internal.kernel.PairKernels;
import dev.sluice.train.engine.AliasTable;
import dev.sluice.train.engine.Shuffle;
import java.util.SplittableRandom;

/**
 * A step for each positive of a cell, against a negative of the same cell. Belongs to one thread; keeps a bit for each
 * pair of a cell, so that a user's positives are told from the others at once.
 */
final class CellPass {
    private static final PairKernels KERNELS = PairKernels.best();

    /** After so many positives in place of a negative, the step is left out. */
    private static final int TRIES = 32;

    private final BprSettings settings;
    private final int itemBits;
    private final int stride;
    private final long[] positives;
    private final Surprise surprise = new Surprise();

    CellPass(Grid grid, BprSettings settings) {
        this.settings = settings;
        this.itemBits = grid.itemBits();
        this.stride = PairKernels.stride(settings.dimension());
        this.positives = new long[Math.toIntExact((grid.pairs() + Long.SIZE - 1) / Long.SIZE)];
    }

    static long bytes(Grid grid) {
        return grid.pairs() / Byte.SIZE;
    }

    /** What a cell consists of: the vectors of its users and items, and what draws negatives among the items. */
    static final class Cell {
        private final float[] users;
        private final float[] items;
        private final AliasTable negatives;

        Cell(float[] users, float[] items, AliasTable negatives) {
            this.users = users;
            this.items = items;
            this.negatives = negatives;
        }
    }

    /**
     * Takes the steps.
     *
     * @param codes positives, those of the cell from {@code from} to {@code to - 1}, which are put into another order
     * @return the losses before each step
     */
    Surprise run(int[] codes, int from, int to, Cell cell, double rate, SplittableRandom random) {
        Shuffle.of(codes, from, to, random);
        mark(codes, from, to);
        for (int at = from; at < to; at++) {
            int user = codes[at] >>> itemBits;
            int positive = codes[at] - (user << itemBits);
            int negative = negative(user, cell, random);
            if (!isPositive(user, negative)) {
                step(cell, user, positive, negative, rate);
            }
        }
        unmark(codes, from, to);
        return surprise;
    }

    private void step(Cell cell, int user, int positive, int negative, double rate) {
        int left = user * stride;
        int plus = positive * stride;
        int minus = negative * stride;
        float gain =
                (float) (rate * surprise.add(KERNELS.difference(cell.users, left, cell.items, plus, minus, stride)));
        float keep = settings.keep(rate);
        KERNELS.step(cell.users, left, cell.items, plus, minus, stride, gain, keep, keep);
    }

    /** Of some draws that which is ranked highest. */
    private int negative(int user, Cell cell, SplittableRandom random) {
        int best = unknown(user, cell, random);
        for (int drawn = 1; drawn < settings.candidates(); drawn++) {
            int other = unknown(user, cell, random);
            if (KERNELS.difference(cell.users, user * stride, cell.items, other * stride, best * stride, stride) > 0) {
                best = other;
            }
        }
        return best;
    }

    /** Draws until it is none of the user's positives, which may take too long. */
    private int unknown(int user, Cell cell, SplittableRandom random) {
        int item = cell.negatives.draw(random);
        for (int tries = 1; tries < TRIES && isPositive(user, item); tries++) {
            item = cell.negatives.draw(random);
        }
        return item;
    }

    private boolean isPositive(int user, int item) {
        int code = (user << itemBits) | item;
        return ((positives[code >>> 6] >>> code) & 1) != 0;
    }

    private void mark(int[] codes, int from, int to) {
        for (int at = from; at < to; at++) {
            positives[codes[at] >>> 6] |= 1L << codes[at];
        }
    }

    private void unmark(int[] codes, int from, int to) {
        for (int at = from; at < to; at++) {
            positives[codes[at] >>> 6] = 0;
        }
    }
}
