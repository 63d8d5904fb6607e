package dev.sluice.train.bpr;

import dev.sluice.internal.kernel.PairKernels;
import dev.sluice.train.engine.AliasTable;
import dev.sluice.train.engine.Shuffle;
import dev.sluice.train.engine.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The steps that make the vector of one user whose items are held still. */
final class UserSteps {
    private static final PairKernels KERNELS = PairKernels.best();

    private static final int PASSES = 10;

    /** So many steps are enough, however long the history is. */
    private static final int ENOUGH = 1000;

    private static final int TRIES = 32;

    private final BprSettings settings;
    private final Vectors items;
    private final AliasTable negatives;
    private final int[] known;
    private final SplittableRandom random;
    private final int stride;
    private final float[] user;
    private final float[] row;
    private final Surprise surprise = new Surprise();

    /** The positive, the negative and another candidate, the latter two by turns. */
    private final float[] compared;

    /** @param known items of the user, ascending */
    UserSteps(BprSettings settings, Vectors items, AliasTable negatives, int[] known) {
        this.settings = settings;
        this.items = items;
        this.negatives = negatives;
        this.known = known;
        this.random = new SplittableRandom(settings.seed() + Arrays.hashCode(known));
        this.stride = PairKernels.stride(settings.dimension());
        this.user = new float[stride];
        this.row = new float[settings.dimension()];
        this.compared = new float[3 * stride];
    }

    /** Takes the steps and copies the vector; returns whether there was a step. */
    boolean into(float[] vector) {
        int[] order = known.clone();
        int passes = Math.max(1, Math.min(PASSES, ENOUGH / Math.max(1, known.length)));
        for (int pass = 0; pass < passes; pass++) {
            Shuffle.of(order, 0, order.length, random);
            double rate = settings.rate((double) pass / passes);
            for (int item : order) {
                step(item, rate);
            }
        }
        if (surprise.takeCount() == 0) {
            return false;
        }
        System.arraycopy(user, 0, vector, 0, settings.dimension());
        return true;
    }

    private void step(int item, double rate) {
        int minus = stride;
        if (!draw(minus)) {
            return;
        }
        for (int drawn = 1; drawn < settings.candidates(); drawn++) {
            int other = 3 * stride - minus;
            if (draw(other) && KERNELS.difference(user, 0, compared, other, minus, stride) > 0) {
                minus = other;
            }
        }
        copy(item, 0);
        float gain = (float) (rate * surprise.add(KERNELS.difference(user, 0, compared, 0, minus, stride)));
        KERNELS.step(user, 0, compared, 0, minus, stride, gain, settings.keep(rate), 1);
    }

    /** Puts an item that the user has not met at a place, unless there is hardly one. */
    private boolean draw(int at) {
        for (int tries = 0; tries < TRIES; tries++) {
            int item = negatives.draw(random);
            if (Arrays.binarySearch(known, item) < 0) {
                copy(item, at);
                return true;
            }
        }
        return false;
    }

    private void copy(int item, int at) {
        items.copy(item, row);
        System.arraycopy(row, 0, compared, at, row.length);
    }
}
