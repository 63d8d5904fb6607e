package dev.sluice.retrieval;

import dev.sluice.ModelVersion;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Tables that are hard on rounding. No number is too great for a half float, but where it is said. */
enum RoundedRows {
    /** Lengths that differ as those of factorisations do. */
    ORDINARY {
        @Override
        void fill(float[] row, Random random) {
            gaussian(row, Math.exp(random.nextGaussian()), random);
        }
    },
    /** Lengths from a millionth to a thousand, some zero. */
    UNLIKE {
        @Override
        void fill(float[] row, Random random) {
            gaussian(row, random.nextInt(10) == 0 ? 0 : Math.scalb(1, random.nextInt(31) - 20), random);
        }
    },
    /** A few vectors again and again, some of them moved by less than rounding can tell. */
    TIES {
        @Override
        void fill(float[] row, Random random) {
            gaussian(row, 1, new Random(random.nextInt(20)));
            if (random.nextBoolean()) {
                row[random.nextInt(row.length)] *= 1 + random.nextInt(100) * 1e-6f;
            }
        }
    },
    /** One entry far greater than the others, which rounding to bytes takes away. */
    UNEVEN {
        @Override
        void fill(float[] row, Random random) {
            gaussian(row, 0.003, random);
            row[random.nextInt(row.length)] = random.nextBoolean() ? 1 : -1;
        }
    },
    /** Numbers that no normal float is small enough for. */
    SMALL {
        @Override
        void fill(float[] row, Random random) {
            gaussian(row, 1e-42, random);
        }
    },
    /** Numbers whose products may be infinite; too great for half floats, but those of directions. */
    GREAT {
        @Override
        void fill(float[] row, Random random) {
            gaussian(row, Math.scalb(1.0, random.nextInt(40) + 80), random);
        }
    };

    static final ModelVersion VERSION = new ModelVersion("v1");

    abstract void fill(float[] row, Random random);

    private static void gaussian(float[] row, double length, Random random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (length * random.nextGaussian());
        }
    }

    boolean fits(ElementType type, Similarity similarity) {
        return this != GREAT || type != ElementType.F16 || similarity == Similarity.COSINE;
    }

    /** A query that may be as unlike the rows as they are unlike each other. */
    float[] query(int dimension, Random random) {
        float[] query = new float[dimension];
        switch (random.nextInt(6)) {
            case 0 -> gaussian(query, Math.scalb(1, random.nextInt(200) - 100), random);
            case 1 -> UNEVEN.fill(query, random);
            case 2 -> fill(query, random);
            case 3 -> gaussian(query, random.nextInt(2) * 1e-44, random);
            default -> gaussian(query, 1, random);
        }
        return query;
    }

    EmbeddingStore table(int rows, int dimension, Random random) {
        return table(rows, dimension, row -> fill(row, random));
    }

    /** Fills a row. */
    interface Filling {
        void fill(float[] row);
    }

    /** A table that goes when its file is closed; the row of the unknown is longer than any other. */
    static EmbeddingStore table(int rows, int dimension, Filling filling) {
        try {
            Path file = Files.createTempFile("items", ".emb");
            EmbeddingStore.write(file, VERSION, ElementType.F32, dimension, writer -> {
                float[] row = new float[dimension];
                row[0] = 1e30f;
                writer.append(row);
                for (int i = 1; i < rows; i++) {
                    filling.fill(row);
                    writer.append(row);
                }
            });
            file.toFile().deleteOnExit();
            return EmbeddingStore.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
