package dev.sluice.ranking.calibration;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;

/** Pools adjacent violators. Blocks are kept as a stack, the last the one of the greatest scores. */
final class IsotonicFit {
    private final double[] firsts;
    private final double[] lasts;
    private final double[] sums;
    private final double[] weights;
    private int blocks;

    private IsotonicFit(int most) {
        this.firsts = new double[most];
        this.lasts = new double[most];
        this.sums = new double[most];
        this.weights = new double[most];
    }

    static Calibrator fit(Outcomes outcomes) {
        int[] rows = outcomes.ascending();
        IsotonicFit fit = new IsotonicFit(rows.length);
        int start = 0;
        while (start < rows.length) {
            int end = start;
            double score = outcomes.score(rows[start]);
            double sum = 0;
            double weight = 0;
            while (end < rows.length && outcomes.score(rows[end]) == score) {
                sum += (double) outcomes.weight(rows[end]) * outcomes.label(rows[end]);
                weight += outcomes.weight(rows[end]);
                end++;
            }
            fit.push(score + 0.0, sum, weight);
            start = end;
        }
        return fit.curve();
    }

    private void push(double score, double sum, double weight) {
        firsts[blocks] = score;
        lasts[blocks] = score;
        sums[blocks] = sum;
        weights[blocks] = weight;
        blocks++;
        while (blocks > 1 && mean(blocks - 2) >= mean(blocks - 1)) {
            blocks--;
            lasts[blocks - 1] = lasts[blocks];
            sums[blocks - 1] += sums[blocks];
            weights[blocks - 1] += weights[blocks];
        }
    }

    /** A sum of shares may be a rounding above that of the weights. */
    private double mean(int block) {
        return Math.min(1, sums[block] / weights[block]);
    }

    private Isotonic curve() {
        DoubleArrayList scores = new DoubleArrayList();
        DoubleArrayList shares = new DoubleArrayList();
        for (int block = 0; block < blocks; block++) {
            scores.add(firsts[block]);
            shares.add(mean(block));
            if (lasts[block] > firsts[block]) {
                scores.add(lasts[block]);
                shares.add(mean(block));
            }
        }
        if (scores.size() == 1) {
            Fits.warn("isotonic regression", "all scores are equal, so that every item gets the mean");
        }
        return Isotonic.of(scores.toDoubleArray(), shares.toDoubleArray());
    }
}
