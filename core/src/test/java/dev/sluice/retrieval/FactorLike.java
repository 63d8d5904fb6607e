package dev.sluice.retrieval;

import dev.sluice.ModelVersion;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * Vectors like those of a factorization: items around centres, with norms that differ much; users between some centres.
 */
final class FactorLike {
    static final ModelVersion VERSION = new ModelVersion("v1");

    private final int dimension;
    private final float[][] centres;
    private final Random random;

    FactorLike(int dimension, int centres, long seed) {
        this.dimension = dimension;
        this.random = new Random(seed);
        this.centres = new float[centres][];
        for (int i = 0; i < centres; i++) {
            this.centres[i] = unit(noise(new float[dimension], 1));
        }
    }

    float[] item() {
        float[] item = unit(noise(centres[random.nextInt(centres.length)].clone(), 0.7));
        Norm.scale(item, Math.exp(0.35 * random.nextGaussian()));
        return item;
    }

    float[] user() {
        float[] user = new float[dimension];
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            float[] centre = centres[random.nextInt(centres.length)];
            for (int d = 0; d < dimension; d++) {
                user[d] += centre[d];
            }
        }
        return unit(noise(user, 0.5));
    }

    float[][] users(int count) {
        float[][] users = new float[count][];
        for (int i = 0; i < count; i++) {
            users[i] = user();
        }
        return users;
    }

    /** A table of that many rows, the first of them long, since a search must never find it. */
    EmbeddingStore items(Path file, int rows) throws IOException {
        float[] unknown = new float[dimension];
        unknown[0] = 1000;
        EmbeddingStore.write(file, VERSION, ElementType.F32, dimension, writer -> {
            writer.append(unknown);
            for (int row = 1; row < rows; row++) {
                writer.append(item());
            }
        });
        return EmbeddingStore.open(file);
    }

    private float[] noise(float[] vector, double length) {
        for (int d = 0; d < dimension; d++) {
            vector[d] += (float) (length / Math.sqrt(dimension) * random.nextGaussian());
        }
        return vector;
    }

    private static float[] unit(float[] vector) {
        Norm.scale(vector, 1 / Norm.of(vector));
        return vector;
    }
}
