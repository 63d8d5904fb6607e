package dev.sluice.ranking.tower;

import dev.sluice.internal.kernel.Kernels;
import java.util.SplittableRandom;

/**
 * What a hidden layer adds to a vector {@code x}: the sum over its units of {@code relu(w x + b) v}. A unit is one row:
 * {@code w}, {@code b}, {@code v}.
 */
final class HiddenLayer {
    private static final Kernels KERNELS = Kernels.best();

    private final int dimension;
    private final float[][] units;

    /** @param units rows of {@link #width} numbers, kept */
    HiddenLayer(int dimension, float[][] units) {
        this.dimension = dimension;
        this.units = units;
    }

    /** Units that add nothing yet. */
    static HiddenLayer drawn(int dimension, int units, SplittableRandom random) {
        float[][] rows = new float[units][width(dimension)];
        for (float[] row : rows) {
            for (int i = 0; i < dimension; i++) {
                row[i] = (float) (random.nextGaussian() / Math.sqrt(dimension));
            }
        }
        return new HiddenLayer(dimension, rows);
    }

    /** Numbers in a unit. */
    static int width(int dimension) {
        return 2 * dimension + 1;
    }

    int units() {
        return units.length;
    }

    /** A unit, the very array. */
    float[] unit(int number) {
        return units[number];
    }

    HiddenLayer copy() {
        float[][] copies = new float[units.length][];
        for (int unit = 0; unit < copies.length; unit++) {
            copies[unit] = units[unit].clone();
        }
        return new HiddenLayer(dimension, copies);
    }

    /** Adds what the units make of an input to an output, which begins as the input, and gives it length 1. */
    void complete(float[] input, float[] output) {
        System.arraycopy(input, 0, output, 0, dimension);
        for (int unit = 0; unit < units.length; unit++) {
            add(unit, activation(unit, input, 0), output, 0);
        }
        Tower.toLengthOne(output, 0, dimension);
    }

    /** How active a unit is. */
    float activation(int unit, float[] input, int at) {
        float[] row = units[unit];
        return Math.max(0, KERNELS.dot(input, at, row, 0, dimension) + row[dimension]);
    }

    /** Adds a unit's vector to an output. */
    void add(int unit, float active, float[] into, int at) {
        float[] row = units[unit];
        for (int i = 0; i < dimension; i++) {
            into[at + i] += active * row[dimension + 1 + i];
        }
    }

    /** The slope of a unit's activation by the gradient of an output. */
    float slope(int unit, float[] gradient) {
        return KERNELS.dot(gradient, 0, units[unit], dimension + 1, dimension);
    }
}
