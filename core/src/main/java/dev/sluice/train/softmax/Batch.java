package dev.sluice.train.softmax;

/**
 * The examples of a batch and the columns they share: example {@code r} is of user {@code users[r]}, its positive is
 * the item of column {@code r}; the columns behind those are further negatives.
 */
final class Batch {
    final int[] users;
    final int[] items;
    final float[] weights;
    final Groups byUser;
    final Groups byItem;

    Batch(int[] users, int[] items, float[] weights) {
        this.users = users;
        this.items = items;
        this.weights = weights;
        this.byUser = new Groups(users);
        this.byItem = new Groups(items);
    }

    int examples() {
        return users.length;
    }

    int columns() {
        return items.length;
    }
}
