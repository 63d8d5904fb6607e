package dev.sluice.internal.kernel;

import java.util.Arrays;

/**
 * Adds up weighted vectors, {@code sum of w x}, and their outer products, {@code sum of w x x'}: single precision
 * within blocks of a few dozen, which is where the speed is, and double precision from block to block, so that the
 * error does not grow with the number of vectors. Belongs to one thread.
 */
public final class GramSum {
    private static final int BLOCK = 64;

    private final DenseKernels kernels = DenseKernels.best();
    private final int dimension;
    private final int stride;
    private final float[] vectors;
    private final float[] weights = new float[BLOCK];
    private final float[] weighted;
    private final float[] partial;
    private final float[] partialVector;
    private final double[] total;
    private final double[] totalVector;
    private int pending;

    /** @param dimension length of the vectors, at least 1 */
    public GramSum(int dimension) {
        this.dimension = dimension;
        this.stride = stride(dimension);
        this.vectors = new float[BLOCK * stride];
        this.weighted = new float[BLOCK * stride];
        this.partial = new float[stride * stride];
        this.partialVector = new float[stride];
        this.total = new double[dimension * dimension];
        this.totalVector = new double[dimension];
    }

    private static int stride(int dimension) {
        return (dimension + DenseKernels.STEP - 1) / DenseKernels.STEP * DenseKernels.STEP;
    }

    /** Bytes of heap one of these takes. */
    public static long bytes(int dimension) {
        long stride = stride(dimension);
        return (8L * BLOCK + 12) * stride + 4 * stride * stride + 8L * dimension * dimension;
    }

    /** Begins new sums, that of outer products at a multiple of another one. */
    public void startAt(double[] upper, double factor) {
        for (int i = 0; i < dimension; i++) {
            for (int at = i * dimension + i; at < (i + 1) * dimension; at++) {
                total[at] = factor * upper[at];
            }
        }
        Arrays.fill(totalVector, 0);
        pending = 0;
    }

    /** Begins new sums at zero. */
    public void startAtZero() {
        Arrays.fill(total, 0);
        Arrays.fill(totalVector, 0);
        pending = 0;
    }

    /**
     * Adds a vector with a weight. Does no more than copy it until a block is full, so that a processor that waits for
     * one vector from memory can ask for the next ones.
     */
    public void add(float[] vector, float weight) {
        System.arraycopy(vector, 0, vectors, pending * stride, dimension);
        weights[pending++] = weight;
        if (pending == BLOCK) {
            flush();
        }
    }

    /** Adds a vector with a weight in double precision, which is slow. */
    public void addPrecisely(float[] vector, float weight) {
        for (int i = 0; i < dimension; i++) {
            double factor = (double) weight * vector[i];
            totalVector[i] += factor;
            for (int j = i; j < dimension; j++) {
                total[i * dimension + j] += factor * vector[j];
            }
        }
    }

    /**
     * The sum of outer products so far, its upper triangle in row order; this object's own array, good until the next
     * call of a method that adds or starts.
     */
    public double[] upper() {
        flush();
        return total;
    }

    /** The sum of vectors so far; this object's own array, as {@link #upper}. */
    public double[] vector() {
        flush();
        return totalVector;
    }

    private void flush() {
        if (pending > 0) {
            for (int i = 0; i < pending; i++) {
                scale(vectors, weights[i], weighted, i * stride, stride);
                addTo(partialVector, weighted, i * stride, stride);
            }
            kernels.addOuterProducts(weighted, vectors, pending, stride, partial);
            carry();
            pending = 0;
        }
    }

    private static void scale(float[] vectors, float weight, float[] into, int at, int stride) {
        for (int i = at; i < at + stride; i++) {
            into[i] = weight * vectors[i];
        }
    }

    private static void addTo(float[] sum, float[] vectors, int at, int stride) {
        for (int i = 0; i < stride; i++) {
            sum[i] += vectors[at + i];
        }
    }

    private void carry() {
        for (int i = 0; i < dimension; i++) {
            totalVector[i] += partialVector[i];
            for (int j = i; j < dimension; j++) {
                total[i * dimension + j] += partial[i * stride + j];
            }
        }
        Arrays.fill(partial, 0);
        Arrays.fill(partialVector, 0);
    }
}
