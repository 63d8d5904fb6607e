package dev.sluice.train.softmax;

import dev.sluice.train.batch.Hardest;
import dev.sluice.train.batch.LogitRows;
import dev.sluice.train.engine.Checks;
import java.util.BitSet;

/**
 * The loss of a softmax over sampled columns. Each example has a score for every column, one of which is its positive.
 * In this order,
 *
 * <ol>
 *   <li>scores are divided by the temperature,
 *   <li>every column's log q is taken off, the positive's too, so that the softmax over a sample stands for that over
 *       all items; q is clipped to [1e-6, 1] before. A model is served with its raw scores,
 *   <li>accidental hits, negatives that are the positive once more or that the user likes as well, become negative
 *       infinity: they count for nothing, however great their scores,
 *   <li>of the negatives left the hardest are kept, those of the greatest logits, of equal ones the first columns,
 *   <li>the cross entropy of the positive is taken, times the example's weight.
 * </ol>
 *
 * <p>The losses of a batch are added up, not averaged. Computed in double precision, to build on and to test by;
 * {@link SoftmaxTrainer} computes the same in single precision.
 *
 * @param temperature above 0 and finite
 * @param hardNegatives how many negatives of each example count, at least 1; {@link #ALL} for all
 * @see <a href="https://doi.org/10.1109/TNN.2007.912312">Bengio and Senécal 2008</a>
 * @see <a href="https://doi.org/10.1145/3298689.3346996">Yi et al. 2019</a>
 */
public record SampledSoftmaxLoss(double temperature, int hardNegatives) {
    /** All negatives count. */
    public static final int ALL = Integer.MAX_VALUE;

    /** What a probability counts as that is lower. */
    public static final double LEAST_Q = LogitRows.LEAST_Q;

    public SampledSoftmaxLoss {
        Checks.finiteAndNotNegative(temperature, "temperature");
        if (temperature == 0) {
            throw new IllegalArgumentException("temperature must be above 0: 0");
        }
        Checks.from(1, hardNegatives, "hardNegatives");
    }

    /** A loss in which all negatives count. */
    public static SampledSoftmaxLoss of(double temperature) {
        return new SampledSoftmaxLoss(temperature, ALL);
    }

    /**
     * The loss of a batch, example {@code r} having its positive in column {@code r}. Columns of the same item as that
     * are accidental hits.
     *
     * @param scores of every example, all columns
     * @param logQ of every column
     * @param items of every column
     * @param weights of every example, finite and not negative
     * @param gradient receives the derivative of the loss by every score
     */
    public double ofBatch(double[][] scores, double[] logQ, int[] items, double[] weights, double[][] gradient) {
        double sum = 0;
        for (int example = 0; example < scores.length; example++) {
            BitSet hits = new BitSet();
            for (int column = 0; column < items.length; column++) {
                hits.set(column, column != example && items[column] == items[example]);
            }
            sum += ofExample(scores[example], logQ, example, hits, weights[example], gradient[example]);
        }
        return sum;
    }

    /**
     * The loss of one example.
     *
     * @param scores of every column
     * @param logQ of every column
     * @param positive a column
     * @param hits columns that are accidental hits; the positive never is
     * @param weight finite and not negative
     * @param gradient receives the derivative of the loss by every score
     */
    public double ofExample(
            double[] scores, double[] logQ, int positive, BitSet hits, double weight, double[] gradient) {
        requireSameLength(scores.length, logQ.length, "log q");
        requireSameLength(scores.length, gradient.length, "the gradient");
        Checks.finiteAndNotNegative(weight, "weight");
        double[] logits = new double[scores.length];
        for (int column = 0; column < logits.length; column++) {
            logits[column] = hits.get(column) && column != positive
                    ? Double.NEGATIVE_INFINITY
                    : scores[column] / temperature - LogitRows.clip(logQ[column]);
        }
        keepHardest(logits, positive);
        double logOfSum = logOfSum(logits);
        for (int column = 0; column < logits.length; column++) {
            double miss = Math.exp(logits[column] - logOfSum) - (column == positive ? 1 : 0);
            gradient[column] = weight * miss / temperature;
        }
        return weight * (logOfSum - logits[positive]);
    }

    private static void requireSameLength(int columns, int length, String what) {
        if (length != columns) {
            throw new IllegalArgumentException(
                    what + " must have as many columns as there are scores, " + columns + ": " + length);
        }
    }

    private void keepHardest(double[] logits, int positive) {
        if (hardNegatives >= logits.length - 1) {
            return;
        }
        BitSet kept = Hardest.of(logits, positive, hardNegatives);
        for (int column = kept.nextClearBit(0); column < logits.length; column = kept.nextClearBit(column + 1)) {
            logits[column] = Double.NEGATIVE_INFINITY;
        }
    }

    private static double logOfSum(double[] logits) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - greatest);
        }
        return greatest + Math.log(sum);
    }
}
