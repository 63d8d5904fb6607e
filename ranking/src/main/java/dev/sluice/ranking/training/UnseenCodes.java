package dev.sluice.ranking.training;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import java.util.stream.IntStream;

/**
 * Gives the codes that no example learned from has, such as that of values which training has not seen, the mean of
 * what the others of their category have learned, by how often each was seen. Safe for use by many threads.
 */
public final class UnseenCodes {
    private final int[][] counts;

    private UnseenCodes(int[][] counts) {
        this.counts = counts;
    }

    /** Counts codes in some rows; those without a weight or a label teach nothing and are not counted. */
    public static UnseenCodes of(Examples examples, int[] rows, Inputs inputs) {
        int[] learned = IntStream.of(rows).filter(row -> teaches(examples, row)).toArray();
        int[][] counts = new int[inputs.categories()][];
        for (int category = 0; category < counts.length; category++) {
            counts[category] = new int[inputs.codes(category)];
        }
        InputBatch batch = inputs.batch(BlockLogits.ROWS);
        for (int from = 0; from < learned.length; from += BlockLogits.ROWS) {
            inputs.read(examples, learned, from, Math.min(BlockLogits.ROWS, learned.length - from), batch);
            for (int category = 0; category < counts.length; category++) {
                for (int row = 0; row < batch.size(); row++) {
                    counts[category][batch.codes(category)[row]]++;
                }
            }
        }
        return new UnseenCodes(counts);
    }

    private static boolean teaches(Examples examples, int row) {
        return examples.weight(row) > 0
                && IntStream.range(0, examples.heads().size())
                        .anyMatch(head -> !Float.isNaN(examples.label(row, head)));
    }

    /**
     * Fills the rows of a category.
     *
     * @param table has a row of {@code width} numbers for each code, one behind the other
     * @param start where that of code 0 begins
     */
    public void fill(int category, float[] table, int start, int width) {
        int[] seen = counts[category];
        float[] mean = mean(seen, table, start, width);
        for (int code = 0; code < seen.length; code++) {
            if (seen[code] == 0) {
                System.arraycopy(mean, 0, table, start + code * width, width);
            }
        }
    }

    private static float[] mean(int[] seen, float[] table, int start, int width) {
        double[] sums = new double[width];
        long all = 0;
        for (int code = 0; code < seen.length; code++) {
            for (int i = 0; i < width; i++) {
                sums[i] += (double) seen[code] * table[start + code * width + i];
            }
            all += seen[code];
        }
        float[] mean = new float[width];
        for (int i = 0; i < width; i++) {
            mean[i] = (float) (sums[i] / all);
        }
        return mean;
    }
}
