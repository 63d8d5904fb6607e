package dev.sluice.train.linear;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Strength;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The products of all pairs of items, summed over users, and what is added to the diagonal. */
final class Gram {
    private final EaseSettings settings;
    private final InteractionMatrix byUser;
    private final InteractionMatrix byItem;
    private final int[] items;
    private final int[] places;
    private final SymmetricTiles sums;

    Gram(EaseSettings settings, InteractionMatrix byUser, InteractionMatrix byItem) {
        this.settings = settings;
        this.byUser = byUser;
        this.byItem = byItem;
        this.items = IntStream.range(0, byItem.rows())
                .filter(item -> byItem.size(item) > 0)
                .toArray();
        this.places = new int[byItem.rows()];
        for (int place = 0; place < items.length; place++) {
            places[items[place]] = place;
        }
        this.sums = new SymmetricTiles(items.length);
    }

    /** The items that have events; each has the row and column of the matrix that is its place here. */
    int[] items() {
        return items;
    }

    /** The matrix, to be filled. */
    SymmetricTiles sums() {
        return sums;
    }

    /** Fills a row of tiles with each call. Belongs to one thread. */
    IntConsumer filler() {
        double[] row = new double[items.length];
        return tileRow -> {
            int from = tileRow * SymmetricTiles.SIZE;
            int to = Math.min(items.length, from + SymmetricTiles.SIZE);
            for (int place = from; place < to; place++) {
                sum(place, from, row);
                row[place] = diagonal(row[place]);
                store(row, place, tileRow);
                Arrays.fill(row, from, row.length, 0);
            }
        };
    }

    private double diagonal(double sum) {
        return sum + settings.lambda() + settings.dropout() / (1 - settings.dropout()) * sum;
    }

    /** Adds up an item's products with the items from a place on. */
    private void sum(int place, int from, double[] row) {
        Strength strength = settings.strength();
        int item = items[place];
        for (int at = byItem.start(item); at < byItem.end(item); at++) {
            int user = byItem.column(at);
            double factor = strength.of(byItem.value(at));
            for (int other = byUser.end(user) - 1; other >= byUser.start(user); other--) {
                int otherPlace = places[byUser.column(other)];
                if (otherPlace < from) {
                    break;
                }
                row[otherPlace] += factor * strength.of(byUser.value(other));
            }
        }
    }

    private void store(double[] row, int place, int tileRow) {
        int begin = place % SymmetricTiles.SIZE * SymmetricTiles.SIZE;
        for (int column = tileRow * SymmetricTiles.SIZE; column < row.length; column++) {
            sums.tile(tileRow, column / SymmetricTiles.SIZE)[begin + column % SymmetricTiles.SIZE] =
                    (float) row[column];
        }
    }
}
