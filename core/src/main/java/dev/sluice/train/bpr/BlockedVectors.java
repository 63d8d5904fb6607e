package dev.sluice.train.bpr;

import dev.sluice.internal.kernel.PairKernels;

/** Vectors by their places, those of a block next to each other in an array of its own. */
final class BlockedVectors {
    private final int places;
    private final int blocks;
    private final int shift;
    private final int dimension;
    private final int stride;
    private final float[][] arrays;

    /** Vectors of zeros. */
    BlockedVectors(int places, int blocks, int dimension) {
        this.places = places;
        this.blocks = blocks;
        this.shift = Integer.numberOfTrailingZeros(blocks);
        this.dimension = dimension;
        this.stride = PairKernels.stride(dimension);
        this.arrays = new float[blocks][];
        for (int block = 0; block < blocks; block++) {
            arrays[block] = new float[Math.multiplyExact((places - block + blocks - 1) / blocks, stride)];
        }
    }

    private BlockedVectors(BlockedVectors other) {
        this.places = other.places;
        this.blocks = other.blocks;
        this.shift = other.shift;
        this.dimension = other.dimension;
        this.stride = other.stride;
        this.arrays = new float[blocks][];
        for (int block = 0; block < blocks; block++) {
            arrays[block] = other.arrays[block].clone();
        }
    }

    /** Bytes of heap of so many. */
    static long bytes(int places, int dimension) {
        return 4L * places * PairKernels.stride(dimension);
    }

    /** These as they are now. */
    BlockedVectors copy() {
        return new BlockedVectors(this);
    }

    int places() {
        return places;
    }

    int dimension() {
        return dimension;
    }

    /** The vectors of a block, each as long as the stride of their dimension. */
    float[] block(int block) {
        return arrays[block];
    }

    void get(int place, float[] into) {
        System.arraycopy(array(place), offset(place), into, 0, dimension);
    }

    void set(int place, float[] vector) {
        System.arraycopy(vector, 0, array(place), offset(place), dimension);
    }

    void exchange(int place, int other) {
        float[] left = array(place);
        float[] right = array(other);
        int from = offset(place);
        int to = offset(other);
        for (int i = 0; i < dimension; i++) {
            float kept = left[from + i];
            left[from + i] = right[to + i];
            right[to + i] = kept;
        }
    }

    private float[] array(int place) {
        return arrays[place & (blocks - 1)];
    }

    private int offset(int place) {
        return (place >>> shift) * stride;
    }
}
