package dev.sluice.data.duplicate;

import dev.sluice.internal.kernel.Kernels;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.Random;

/** Hyperplanes through the origin, drawn evenly. */
final class Hyperplanes {
    private final Kernels kernels = Kernels.best();
    private final int count;
    private final int dimension;
    private final float[] normals;

    /** @param count at most 64 */
    Hyperplanes(int count, int dimension, long seed, int band) {
        this.count = count;
        this.dimension = dimension;
        this.normals = new float[Math.multiplyExact(count, dimension)];
        Random random = new Random(HashCommon.mix(seed ^ HashCommon.mix(band + 1L)));
        for (int i = 0; i < normals.length; i++) {
            normals[i] = (float) random.nextGaussian();
        }
    }

    /** On which side of each a vector lies, a bit each. */
    long sides(float[] vector) {
        long sides = 0;
        for (int plane = 0; plane < count; plane++) {
            float height = kernels.dot(vector, 0, normals, plane * dimension, dimension);
            sides |= height < 0 ? 0 : 1L << plane;
        }
        return sides;
    }
}
