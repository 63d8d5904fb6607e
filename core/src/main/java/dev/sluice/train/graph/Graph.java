package dev.sluice.train.graph;

import dev.sluice.data.InteractionMatrix;

/**
 * Who has what, weighed: the matrix {@code W} has for user {@code u} and item {@code i} that have met the entry
 * {@code weight(u) weight(i)}, whatever the value. The filter of the graph is {@code W'W}.
 */
final class Graph {
    private final InteractionMatrix byUser;
    private final InteractionMatrix byItem;
    private final float[] userSquares;
    private final float[] itemWeights;

    private Graph(InteractionMatrix byUser, InteractionMatrix byItem, float[] userSquares, float[] itemWeights) {
        this.byUser = byUser;
        this.byItem = byItem;
        this.userSquares = userSquares;
        this.itemWeights = itemWeights;
    }

    static Graph of(InteractionMatrix byUser, Exponents exponents) {
        InteractionMatrix byItem = byUser.transposedPairs();
        return new Graph(byUser, byItem, powers(byUser, -2 * exponents.user()), powers(byItem, -exponents.item()));
    }

    static long bytes(InteractionMatrix byUser) {
        return 4L * byUser.size() + 8L * byUser.columns() + 4L * byUser.rows() + 4L * byUser.columns();
    }

    /** The size of each row to a power; 0 where a row is empty. */
    static float[] powers(InteractionMatrix matrix, double exponent) {
        float[] powers = new float[matrix.rows()];
        for (int row = 0; row < powers.length; row++) {
            powers[row] = matrix.size(row) == 0 ? 0 : (float) Math.pow(matrix.size(row), exponent);
        }
        return powers;
    }

    int users() {
        return byUser.rows();
    }

    int items() {
        return byItem.rows();
    }

    InteractionMatrix byUser() {
        return byUser;
    }

    InteractionMatrix byItem() {
        return byItem;
    }

    /** The square of a user's weight. */
    float userSquare(int user) {
        return userSquares[user];
    }

    /** An item's weight. */
    float itemWeight(int item) {
        return itemWeights[item];
    }
}
