package dev.sluice.ranking.linear;

import java.util.List;
import java.util.Set;

/**
 * How the values of categories and of crosses are hashed into the weights of one table. Values that fall into the same
 * bucket share its weight; the weights of named features have places of their own.
 *
 * @param bits the table has {@code 2^bits} buckets, from 1 to 24; a bucket takes 4 bytes to serve and 24 to learn
 * @param crosses distinct
 * @see <a href="https://doi.org/10.1145/1553374.1553516">Weinberger et al. 2009, Feature hashing for large scale
 *     multitask learning</a>
 */
public record Hashing(int bits, List<Cross> crosses) {
    private static final int MOST_BITS = 24;

    /** Checks the ranges. */
    public Hashing {
        crosses = List.copyOf(crosses);
        if (bits < 1 || bits > MOST_BITS) {
            throw new IllegalArgumentException("bits must be from 1 to " + MOST_BITS + ": " + bits);
        }
        if (Set.copyOf(crosses).size() < crosses.size()) {
            throw new IllegalArgumentException("crosses must be distinct: " + crosses);
        }
    }

    /** 2^18 buckets and no crosses. */
    public static Hashing defaults() {
        return new Hashing(18, List.of());
    }

    /** This hashing with a table of another size. */
    public Hashing withBits(int value) {
        return new Hashing(value, crosses);
    }

    /** This hashing of other crosses. */
    public Hashing withCrosses(Cross... value) {
        return new Hashing(bits, List.of(value));
    }
}
