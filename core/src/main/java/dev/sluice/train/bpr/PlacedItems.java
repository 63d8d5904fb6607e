package dev.sluice.train.bpr;

import dev.sluice.train.engine.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The vectors of the items with events, which can be dealt out to the blocks anew; the others have zeros. */
final class PlacedItems implements Vectors {
    private static final int NOWHERE = -1;

    private final int[] placeOf;
    private final int[] itemAt;
    private final BlockedVectors vectors;

    /** Vectors of zeros, in the order of the items. */
    PlacedItems(DrawWeights weights, int blocks, int dimension) {
        this.placeOf = new int[weights.rows()];
        this.itemAt = new int[weights.known()];
        int place = 0;
        for (int item = 0; item < placeOf.length; item++) {
            placeOf[item] = weights.knows(item) ? place : NOWHERE;
            if (weights.knows(item)) {
                itemAt[place++] = item;
            }
        }
        this.vectors = new BlockedVectors(itemAt.length, blocks, dimension);
    }

    private PlacedItems(PlacedItems other) {
        this.placeOf = other.placeOf.clone();
        this.itemAt = other.itemAt.clone();
        this.vectors = other.vectors.copy();
    }

    /** Bytes of heap beside the vectors. */
    static long bytes(int items) {
        return 8L * items;
    }

    PlacedItems copy() {
        return new PlacedItems(this);
    }

    int places() {
        return itemAt.length;
    }

    int item(int place) {
        return itemAt[place];
    }

    int place(int item) {
        return placeOf[item];
    }

    BlockedVectors vectors() {
        return vectors;
    }

    @Override
    public void copy(int item, float[] into) {
        if (placeOf[item] == NOWHERE) {
            Arrays.fill(into, 0, vectors.dimension(), 0);
        } else {
            vectors.get(placeOf[item], into);
        }
    }

    /** Deals the items out anew. */
    void shuffle(SplittableRandom random) {
        for (int place = places() - 1; place > 0; place--) {
            exchange(place, random.nextInt(place + 1));
        }
    }

    private void exchange(int place, int other) {
        vectors.exchange(place, other);
        int item = itemAt[place];
        itemAt[place] = itemAt[other];
        itemAt[other] = item;
        placeOf[itemAt[place]] = place;
        placeOf[itemAt[other]] = other;
    }
}
