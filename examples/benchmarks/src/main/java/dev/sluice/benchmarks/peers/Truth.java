package dev.sluice.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The true answers, in double precision and by none of the systems compared: every item against every query, equal
 * products by row.
 */
final class Truth {
    private static final int BLOCK_FLOATS = 1 << 16;

    private final int[][] best;

    private Truth(int[][] best) {
        this.best = best;
    }

    /** Finds the best {@code k} items of every query, by all processors. */
    static Truth of(Dataset data, int k) throws IOException {
        List<Best> best =
                data.queries().stream().map(query -> new Best(query, k)).toList();
        int rows = Math.max(1, BLOCK_FLOATS / data.dimension());
        List<float[]> block = new ArrayList<>();
        data.items().forEach((row, vector) -> {
            block.add(vector.clone());
            if (block.size() == rows || row == data.items().rows() - 1) {
                int first = row - block.size() + 1;
                best.parallelStream().forEach(one -> one.offer(first, block));
                block.clear();
            }
        });
        return new Truth(best.stream().map(Best::rows).toArray(int[][]::new));
    }

    /**
     * The mean share, over the answered queries, of the true best {@code k} that was found.
     *
     * @param found rows found for the first queries, each once
     */
    double recall(List<int[]> found, int k) {
        long hits = 0;
        for (int query = 0; query < found.size(); query++) {
            hits += hits(best[query], found.get(query), k);
        }
        return (double) hits / ((long) k * found.size());
    }

    private static long hits(int[] wanted, int[] found, int k) {
        int[] sorted = IntStream.of(found).sorted().toArray();
        long different = IntStream.of(sorted).distinct().count();
        if (sorted.length > k || different < sorted.length) {
            throw new IllegalArgumentException("an answer must have at most " + k + " rows, all different: "
                    + sorted.length + ", of which " + different + " different");
        }
        return IntStream.of(wanted)
                .limit(k)
                .filter(row -> Arrays.binarySearch(sorted, row) >= 0)
                .count();
    }

    private record Scored(double score, int row) {
        static final Comparator<Scored> WORST_FIRST =
                Comparator.comparingDouble(Scored::score).thenComparing(Scored::row, Comparator.reverseOrder());
    }

    /** The best of one query so far. */
    private static final class Best {
        private final double[] query;
        private final int k;
        private final PriorityQueue<Scored> kept = new PriorityQueue<>(Scored.WORST_FIRST);
        private double worst = Double.NEGATIVE_INFINITY;

        Best(float[] query, int k) {
            this.query =
                    IntStream.range(0, query.length).mapToDouble(j -> query[j]).toArray();
            this.k = k;
        }

        /** Rows come in order, so that of equal ones the first stays. */
        void offer(int first, List<float[]> block) {
            for (int i = 0; i < block.size(); i++) {
                double score = dot(block.get(i));
                if (score > worst || kept.size() < k) {
                    keep(new Scored(score, first + i));
                }
            }
        }

        private void keep(Scored scored) {
            kept.add(scored);
            if (kept.size() > k) {
                kept.remove();
            }
            worst = kept.size() < k ? Double.NEGATIVE_INFINITY : kept.element().score();
        }

        private double dot(float[] row) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int at = 0;
            for (; at + 3 < row.length; at += 4) {
                a += query[at] * row[at];
                b += query[at + 1] * row[at + 1];
                c += query[at + 2] * row[at + 2];
                d += query[at + 3] * row[at + 3];
            }
            for (; at < row.length; at++) {
                a += query[at] * row[at];
            }
            return a + b + (c + d);
        }

        int[] rows() {
            return kept.stream()
                    .sorted(Scored.WORST_FIRST.reversed())
                    .mapToInt(Scored::row)
                    .toArray();
        }
    }
}
