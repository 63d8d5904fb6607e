package dev.sluice.train.batch;

/**
 * The examples of a batch and the columns they share: example {@code r} is of user {@code users[r]}, its positive is
 * the item of column {@code r}; the columns behind those are further negatives.
 */
public final class Batch {
    public final int[] users;
    public final int[] items;
    public final float[] weights;
    public final Groups byUser;
    public final Groups byItem;

    public Batch(int[] users, int[] items, float[] weights) {
        this.users = users;
        this.items = items;
        this.weights = weights;
        this.byUser = new Groups(users);
        this.byItem = new Groups(items);
    }

    public int examples() {
        return users.length;
    }

    public int columns() {
        return items.length;
    }
}
