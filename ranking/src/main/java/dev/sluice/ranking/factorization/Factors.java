package dev.sluice.ranking.factorization;

import java.util.SplittableRandom;

/** The weight {@code w} and the factors {@code v} of each coordinate; the bias has no factors, they stay 0. */
final class Factors {
    /** Small enough that training begins as a linear model does, not 0, where factors would stay for ever. */
    private static final double FIRST_DEVIATION = 0.05;

    private final Coordinates coordinates;
    private final int dimension;
    private final float[] table;

    /**
     * @param dimension how many factors a coordinate has
     * @param table row after row of {@code 1 + dimension} numbers, the weight first; kept, and changed by training
     */
    Factors(Coordinates coordinates, int dimension, float[] table) {
        this.coordinates = coordinates;
        this.dimension = dimension;
        this.table = table;
    }

    static Factors random(Coordinates coordinates, int dimension, long seed) {
        Factors factors =
                new Factors(coordinates, dimension, new float[Math.multiplyExact(coordinates.size(), 1 + dimension)]);
        SplittableRandom random = new SplittableRandom(seed);
        for (int coordinate = 1; coordinate < coordinates.size(); coordinate++) {
            for (int factor = 0; factor < dimension; factor++) {
                factors.table[factors.at(coordinate) + 1 + factor] = (float) (FIRST_DEVIATION * gaussian(random));
            }
        }
        return factors;
    }

    /** Of Box and Muller; strict, so that every platform draws the same. */
    private static double gaussian(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    Coordinates coordinates() {
        return coordinates;
    }

    int dimension() {
        return dimension;
    }

    float[] table() {
        return table;
    }

    /** Where the row of a coordinate begins. */
    int at(int coordinate) {
        return coordinate * width();
    }

    int width() {
        return 1 + dimension;
    }

    /** Half of the squared length of a coordinate's vector, which its own square takes from a score. */
    float halfSquare(int coordinate) {
        float sum = 0;
        for (int i = at(coordinate) + 1; i < at(coordinate) + width(); i++) {
            sum += table[i] * table[i];
        }
        return sum / 2;
    }

    Factors copy() {
        return new Factors(coordinates, dimension, table.clone());
    }
}
