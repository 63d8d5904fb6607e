package dev.sluice.eval.simulation;

import org.apache.commons.math3.special.Erf;

/**
 * A place in a tree of random numbers: every path of ids has its own, which does not depend on what else was asked, or
 * in which order. The step is the finaliser of SplitMix64.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood 2014</a>
 */
record Luck(long key) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double STEP = 0x1p-52;
    private static final double ROOT_OF_TWO = StrictMath.sqrt(2);

    /** The root for one purpose. */
    static Luck of(long seed, String purpose) {
        return new Luck(seed).at(purpose.hashCode());
    }

    /** One step down. */
    Luck at(long id) {
        long mixed = key + GOLDEN * (id + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return new Luck(mixed ^ (mixed >>> 31));
    }

    /** Uniform between 0 and 1, both exclusive. */
    double uniform() {
        // One bit less than a double holds, so that the half is not rounded away.
        return ((key >>> 12) + 0.5) * STEP;
    }

    /** One of 0 to {@code bound - 1}, each alike. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Whether something of this probability happens. */
    boolean happens(double probability) {
        return uniform() < probability;
    }

    /** Standard normal. */
    double normal() {
        return ROOT_OF_TWO * Erf.erfInv(2 * uniform() - 1);
    }

    /** Exponential of mean 1. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** A normal vector whose length is about {@code length}. */
    Vector vector(double length) {
        double each = length / StrictMath.sqrt(Law.DIMENSIONS);
        return Vector.of(i -> each * at(i).normal());
    }
}
