package dev.sluice.examples.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Made-up vectors that are as hard to search as those of a matrix factorization: items stand in clusters of very
 * different sizes, a few directions carry most of the variance, and popular items are longer, so that the greatest
 * inner products are not the greatest cosines.
 *
 * <p>An item's direction is that of {@code c + 0.7 g}, where {@code c} is one of 2,000 centres, the {@code k}-th chosen
 * with probability proportional to {@code (k + 10)^-0.9}, and {@code g} is normal with a deviation falling as {@code (j
 * + 1)^-0.25} over the dimensions {@code j}; its norm is log-normal of deviation 0.35. A query mixes one to four
 * centres with weights from 0.2 to 1.2, adds {@code 0.5 g}, and has a norm of deviation 0.2.
 *
 * <p>Equal settings give equal bytes, on every JDK and whatever the number of threads, and a file of fewer rows is the
 * beginning of one of more.
 */
public final class FactorLikeVectors {
    /** How many centres there are. */
    public static final int CENTRES = 2000;

    private static final int ROWS_IN_BLOCK = 1024;
    private static final long CENTRE_STREAM = 1;
    private static final long ITEM_STREAM = 2;
    private static final long QUERY_STREAM = 3;

    private final int dimension;
    private final long seed;
    private final double[] deviations;
    private final double[][] centres = new double[CENTRES][];
    private final double[] cumulative = new double[CENTRES];

    /**
     * Draws the centres.
     *
     * @param dimension floats in a vector, at least 1
     * @param seed fixes everything that is drawn
     */
    public FactorLikeVectors(int dimension, long seed) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1: " + dimension);
        }
        this.dimension = dimension;
        this.seed = seed;
        this.deviations = IntStream.range(0, dimension)
                .mapToDouble(j -> StrictMath.pow(1 + j, -0.25))
                .toArray();
        normalize(deviations);
        Draw draw = new Draw(CENTRE_STREAM, 0);
        double total = 0;
        for (int k = 0; k < CENTRES; k++) {
            centres[k] = new double[dimension];
            draw.addNoise(1, centres[k]);
            normalize(centres[k]);
            total += StrictMath.pow(k + 10, -0.9);
            cumulative[k] = total;
        }
    }

    /**
     * Writes that many items as little-endian floats, row after row, in place of a file of that name.
     *
     * @return the centre that each was drawn around, from 0 to {@link #CENTRES} - 1
     */
    public int[] writeItems(Path file, int rows) throws IOException {
        return write(file, rows, ITEM_STREAM, Draw::item);
    }

    /**
     * Writes that many queries in the same way.
     *
     * @return the first of the centres that each mixes
     */
    public int[] writeQueries(Path file, int rows) throws IOException {
        return write(file, rows, QUERY_STREAM, Draw::query);
    }

    /** One kind of row. */
    private interface Kind {
        /** Draws one; returns its first centre. */
        int draw(Draw draw, double[] row);
    }

    private int[] write(Path file, int rows, long stream, Kind kind) throws IOException {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1: " + rows);
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        int blocks = (rows - 1) / ROWS_IN_BLOCK + 1;
        int[] centreOf = new int[rows];
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            IntStream.range(0, blocks).parallel().forEach(block -> {
                int from = block * ROWS_IN_BLOCK;
                int count = Math.min(ROWS_IN_BLOCK, rows - from);
                place(channel, from, rows(new Draw(stream, block), from, count, kind, centreOf));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        return centreOf;
    }

    private ByteBuffer rows(Draw draw, int from, int count, Kind kind, int[] centreOf) {
        ByteBuffer bytes = ByteBuffer.allocate(count * dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double[] row = new double[dimension];
        for (int i = 0; i < count; i++) {
            centreOf[from + i] = kind.draw(draw, row);
            for (double value : row) {
                bytes.putFloat((float) value);
            }
        }
        return bytes.flip();
    }

    private void place(FileChannel channel, long row, ByteBuffer bytes) {
        long position = row * dimension * Float.BYTES;
        try {
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void normalize(double[] vector) {
        double square = 0;
        for (double value : vector) {
            square += value * value;
        }
        scale(vector, 1 / Math.sqrt(square));
    }

    private static void scale(double[] vector, double factor) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= factor;
        }
    }

    /** The random numbers of one block of rows, which are its own, so that blocks can be drawn in any order. */
    private final class Draw {
        private final SplittableRandom random;
        private final Gaussian gaussian;

        Draw(long stream, int block) {
            long own = new SplittableRandom(seed ^ (stream << 32 | block)).nextLong();
            this.random = new SplittableRandom(own);
            this.gaussian = new Gaussian(random);
        }

        int item(double[] row) {
            int centre = centre();
            System.arraycopy(centres[centre], 0, row, 0, dimension);
            addNoise(0.7, row);
            normalize(row);
            scale(row, StrictMath.exp(0.35 * gaussian.next()));
            return centre;
        }

        int query(double[] row) {
            Arrays.fill(row, 0);
            int interests = 1 + (int) (4 * random.nextDouble());
            int first = 0;
            for (int interest = 0; interest < interests; interest++) {
                double weight = 0.2 + random.nextDouble();
                int chosen = centre();
                first = interest == 0 ? chosen : first;
                double[] centre = centres[chosen];
                for (int j = 0; j < dimension; j++) {
                    row[j] += weight * centre[j];
                }
            }
            normalize(row);
            addNoise(0.5, row);
            normalize(row);
            scale(row, StrictMath.exp(0.2 * gaussian.next()));
            return first;
        }

        void addNoise(double amount, double[] row) {
            for (int j = 0; j < dimension; j++) {
                row[j] += amount * deviations[j] * gaussian.next();
            }
        }

        private int centre() {
            int found = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[CENTRES - 1]);
            return Math.min(CENTRES - 1, found < 0 ? -found - 1 : found);
        }
    }
}
