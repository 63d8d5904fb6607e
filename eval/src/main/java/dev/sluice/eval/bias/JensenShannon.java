package dev.sluice.eval.bias;

/**
 * Jensen and Shannon's, the mean of both sides' {@code sum p log2(p / m)} from their middle {@code m}: from 0 to 1,
 * symmetric, and finite whatever is missing. With the logarithm to base 2; with the natural one it would be at most
 * {@code ln 2}. Some libraries give its square root, the distance, under the same name.
 *
 * @see <a href="https://doi.org/10.1109/18.61115">Lin 1991</a>
 */
public record JensenShannon() implements Divergence {
    private static final double LOG_2 = Math.log(2);

    @Override
    public double of(double[] target, double[] found) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            double middle = (target[i] + found[i]) / 2;
            sum += part(target[i], middle) + part(found[i], middle);
        }
        return Math.max(0, Math.min(1, sum / 2));
    }

    private static double part(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle) / LOG_2;
    }

    @Override
    public String toString() {
        return "Jensen-Shannon (log2)";
    }
}
