package dev.sluice.data.duplicate;

import dev.sluice.data.Entities;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Items whose vectors point nearly the same way. Candidates are found by the sides of random hyperplanes on which they
 * lie, in bands, and each is then compared exactly: what is linked has at least the least cosine, or hangs on a chain
 * of such pairs. Vectors at an angle of {@code a} are on the same side of a hyperplane with the probability {@code 1 -
 * a / pi}, so a pair is found with that of {@link #chance}.
 *
 * <p>A vector of zeros points nowhere and is like none. Costs {@code banding.hashes()} products an item and a
 * comparison for each pair that shares a band and is not linked yet: of vectors that have nothing to do with each other
 * one pair in {@code 2^rows} shares a band, of vectors that crowd together many more do. Keeps 12 bytes of heap an item
 * and the hyperplanes of one band. Within one form of the kernels results depend on nothing but the input.
 *
 * @param vectors of the very rows that the catalogue has where this is applied
 * @param dimension numbers of a vector, at least 1
 * @param leastCosine from which cosine on items are the same, above 0 and at most 1
 * @param banding how candidates are found, at most 64 rows
 * @param seed fixes the hyperplanes
 * @see <a href="https://doi.org/10.1145/509907.509965">Charikar 2002</a>
 */
public record SimilarVectors(RowVectors vectors, int dimension, double leastCosine, Banding banding, long seed)
        implements DuplicateRule {
    public SimilarVectors {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1: " + dimension);
        }
        if (!(leastCosine > 0 && leastCosine <= 1)) {
            throw new IllegalArgumentException("leastCosine must be above 0 and at most 1: " + leastCosine);
        }
        if (banding.rows() > Long.SIZE) {
            throw new IllegalArgumentException("bands must have at most " + Long.SIZE + " rows: " + banding);
        }
    }

    /** A cosine of 0.95 and 40 bands of 20 rows, by which 0.993 of such pairs are found. */
    public static SimilarVectors of(RowVectors vectors, int dimension) {
        return new SimilarVectors(vectors, dimension, 0.95, new Banding(40, 20), 1);
    }

    /** The same with another least cosine. */
    public SimilarVectors withLeastCosine(double cosine) {
        return new SimilarVectors(vectors, dimension, cosine, banding, seed);
    }

    /** The same with other bands. */
    public SimilarVectors withBanding(Banding other) {
        return new SimilarVectors(vectors, dimension, leastCosine, other, seed);
    }

    /** The same with other hyperplanes. */
    public SimilarVectors withSeed(long other) {
        return new SimilarVectors(vectors, dimension, leastCosine, banding, other);
    }

    /**
     * The probability that a pair is compared.
     *
     * @param cosine of the pair, from -1 to 1
     */
    public double chance(double cosine) {
        return banding.chance(1 - Math.acos(cosine) / Math.PI);
    }

    @Override
    public void link(Entities items, Links links) {
        Directions directions = new Directions(vectors, dimension);
        int[] members = directed(directions, links.rows());
        new Buckets(members, (row, other) -> directions.cosine(row, other) >= leastCosine, links)
                .search(banding.bands(), (band, keys) -> {
                    Hyperplanes planes = new Hyperplanes(banding.rows(), dimension, seed, band);
                    for (int i = 0; i < keys.length; i++) {
                        keys[i] = planes.sides(directions.read(members[i]));
                    }
                });
    }

    private static int[] directed(Directions directions, int rows) {
        IntArrayList members = new IntArrayList();
        for (int row = 1; row < rows; row++) {
            if (directions.isDirected(row)) {
                members.add(row);
            }
        }
        return members.toIntArray();
    }

    /** The settings; vectors do not show. */
    @Override
    public String toString() {
        return "SimilarVectors[dimension=" + dimension + ", leastCosine=" + leastCosine + ", banding=" + banding
                + ", seed=" + seed + "]";
    }
}
