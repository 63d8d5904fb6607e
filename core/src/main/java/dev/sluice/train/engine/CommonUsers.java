package dev.sluice.train.engine;

import dev.sluice.data.InteractionMatrix;

/**
 * What one item after the other has in common with all others: the sum over common users of the product of two weights,
 * one of each item for that user. Belongs to one thread.
 */
public final class CommonUsers {
    private final InteractionMatrix byUser;
    private final InteractionMatrix byItem;
    private final float[] weights;
    private final double[] sums;
    private final int[] met;
    private int count;

    /**
     * For these pairs.
     *
     * @param weights of the other items: one for each place of the first matrix, not negative
     */
    public CommonUsers(InteractionMatrix byUser, InteractionMatrix byItem, float[] weights) {
        this.byUser = byUser;
        this.byItem = byItem;
        this.weights = weights;
        this.sums = new double[byItem.rows()];
        this.met = new int[byItem.rows()];
    }

    /** The weight of an item for a user, not negative. */
    @FunctionalInterface
    public interface Weight {
        /** Of a pair with this value. */
        double of(int item, int user, float value);
    }

    /** Bytes of heap one of these takes. */
    public static long bytes(int items) {
        return 12L * items;
    }

    /** Goes to an item and forgets the one before. Only what has a sum above 0 is met. */
    public void moveTo(int item, Weight own) {
        for (int i = 0; i < count; i++) {
            sums[met[i]] = 0;
        }
        count = 0;
        for (int place = byItem.start(item); place < byItem.end(item); place++) {
            int user = byItem.column(place);
            add(item, user, own.of(item, user, byItem.value(place)));
        }
    }

    private void add(int item, int user, double factor) {
        for (int at = byUser.start(user); at < byUser.end(user); at++) {
            int other = byUser.column(at);
            double product = factor * weights[at];
            if (product > 0 && other != item) {
                if (sums[other] == 0) {
                    met[count++] = other;
                }
                sums[other] += product;
            }
        }
    }

    /** How many other items were met. */
    public int count() {
        return count;
    }

    /** One of the items met. */
    public int met(int i) {
        return met[i];
    }

    /** The sum of an item; 0 of one that was not met. */
    public double sum(int other) {
        return sums[other];
    }
}
