package dev.sluice.train.linear;

import dev.sluice.data.InteractionMatrix;

/** EASE as it is written down, in double precision. */
final class NaiveEase {
    private NaiveEase() {}

    /** The weights of all items, {@code [voter][item]}; zero for items without events. */
    static double[][] weights(InteractionMatrix byUser, EaseSettings settings) {
        int items = byUser.columns();
        double[][] gram = new double[items][items];
        for (int user = 0; user < byUser.rows(); user++) {
            for (int a = byUser.start(user); a < byUser.end(user); a++) {
                for (int b = byUser.start(user); b < byUser.end(user); b++) {
                    gram[byUser.column(a)][byUser.column(b)] +=
                            settings.strength().of(byUser.value(a))
                                    * settings.strength().of(byUser.value(b));
                }
            }
        }
        for (int item = 0; item < items; item++) {
            gram[item][item] = gram[item][item] / (1 - settings.dropout()) + settings.lambda();
        }
        double[][] inverse = inverse(gram);
        double[][] weights = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                weights[i][j] = i == j ? 0 : -inverse[i][j] / inverse[j][j];
            }
        }
        return weights;
    }

    /** By Gauss and Jordan on a matrix with the unit matrix beside it, the greatest pivot first. */
    static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] rows = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, rows[i], 0, n);
            rows[i][n + i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column; i < n; i++) {
                pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
            }
            double[] row = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = row;
            eliminate(rows, column);
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows[i], n, inverse[i], 0, n);
        }
        return inverse;
    }

    private static void eliminate(double[][] rows, int column) {
        double[] row = rows[column];
        double divisor = row[column];
        for (int j = 0; j < row.length; j++) {
            row[j] /= divisor;
        }
        for (double[] other : rows) {
            double factor = other[column];
            for (int j = 0; other != row && j < row.length; j++) {
                other[j] -= factor * row[j];
            }
        }
    }
}
