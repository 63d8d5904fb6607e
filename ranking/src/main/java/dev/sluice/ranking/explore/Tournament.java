package dev.sluice.ranking.explore;

/** Who has the greatest number in each row, as one after the other leaves. Belongs to one thread. */
final class Tournament {
    private static final int NOBODY = -1;

    private final float[][] rows;
    private final int[] winners;
    private final boolean[] gone;
    private final int[] wins;

    Tournament(float[][] rows) {
        this.rows = rows;
        this.winners = new int[rows.length];
        int size = rows.length == 0 ? 0 : rows[0].length;
        this.gone = new boolean[size];
        this.wins = new int[size];
        for (int row = 0; row < rows.length; row++) {
            decide(row);
        }
    }

    /** Who wins a row; of equals the first. */
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
            if (!gone[position] && (best == NOBODY || rows[row][position] > rows[row][best])) {
                best = position;
            }
        }
        winners[row] = best;
        if (best != NOBODY) {
            wins[best]++;
        }
    }
}
