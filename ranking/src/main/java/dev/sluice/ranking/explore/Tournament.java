package dev.sluice.ranking.explore;

import dev.sluice.Candidates;

/** Who has the greatest number in each row, as one after the other leaves. Belongs to one thread. */
final class Tournament {
    private static final int NOBODY = -1;

    private final Candidates candidates;
    private final float[][] rows;
    private final int[] winners;
    private final boolean[] gone;
    private final int[] wins;

    /** @param rows with a number for each candidate */
    Tournament(Candidates candidates, float[][] rows) {
        this.candidates = candidates;
        this.rows = rows;
        this.winners = new int[rows.length];
        this.gone = new boolean[candidates.size()];
        this.wins = new int[candidates.size()];
        for (int row = 0; row < rows.length; row++) {
            decide(row);
        }
    }

    /** Who wins a row; of equals the least item. */
    int winner(int row) {
        return winners[row];
    }

    float value(int row, int position) {
        return rows[row][position];
    }

    /** The share of the rows that one wins. */
    double share(int position) {
        return (double) wins[position] / rows.length;
    }

    /** The rows that one has won go to the next. */
    void remove(int position) {
        gone[position] = true;
        for (int row = 0; row < rows.length; row++) {
            if (winners[row] == position) {
                decide(row);
            }
        }
    }

    private void decide(int row) {
        int best = NOBODY;
        for (int position = 0; position < gone.length; position++) {
            if (!gone[position] && (best == NOBODY || beats(rows[row], position, best))) {
                best = position;
            }
        }
        winners[row] = best;
        if (best != NOBODY) {
            wins[best]++;
        }
    }

    private boolean beats(float[] row, int one, int other) {
        return row[one] > row[other] || (row[one] == row[other] && candidates.item(one) < candidates.item(other));
    }
}
