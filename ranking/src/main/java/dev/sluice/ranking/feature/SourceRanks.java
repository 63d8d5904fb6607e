package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import java.util.Arrays;

/** What generators said of candidates, and the ranks that follow from it. */
final class SourceRanks {
    private static final float DAMPING = 60;

    private SourceRanks() {}

    /** The score that a source proposed each candidate with, NaN of those it did not propose. */
    static void readScores(Candidates candidates, String source, float[] scores) {
        if (!candidates.sources().contains(source)) {
            Arrays.fill(scores, Float.NaN);
            return;
        }
        candidates.sourceScores(source, scores);
    }

    /** {@code 1 / (60 + rank)} of each score among those that are there, 1 the best, equal scores alike; else NaN. */
    static void reciprocals(float[] scores, int count, float[] ranks, BatchMemory memory) {
        long[] order = memory.longs(count);
        int proposed = 0;
        for (int position = 0; position < count; position++) {
            ranks[position] = Float.NaN;
            if (!Float.isNaN(scores[position])) {
                order[proposed++] = descending(scores[position]) | position;
            }
        }
        Arrays.sort(order, 0, proposed);
        int rank = 0;
        for (int i = 0; i < proposed; i++) {
            int position = (int) order[i];
            if (i == 0 || scores[position] != scores[(int) order[i - 1]]) {
                rank = i + 1;
            }
            ranks[position] = 1 / (DAMPING + rank);
        }
    }

    /** The high half of a number that sorts the greatest score first, so that positions can be sorted unboxed. */
    private static long descending(float score) {
        int bits = Float.floatToIntBits(score + 0f); // -0 becomes 0
        int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return (long) ~ascending << Integer.SIZE;
    }
}
