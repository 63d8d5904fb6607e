package dev.sluice.eval.bias;

/**
 * Kullback and Leibler's, {@code sum p log(p / q)} with the natural logarithm, where {@code q} is what is found mixed
 * with a little of the target, {@code (1 - alpha) q + alpha p}: so it is finite also where something is not found at
 * all.
 *
 * @param alpha how much of the target is mixed in, above 0 and below 1
 * @see <a href="https://doi.org/10.1145/3240323.3240372">Steck 2018</a>, with 0.01
 */
public record KullbackLeibler(double alpha) implements Divergence {
    /** Checks alpha. */
    public KullbackLeibler {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be above 0 and below 1: " + alpha);
        }
    }

    /** With the 0.01 of the paper. */
    public static KullbackLeibler smoothed() {
        return new KullbackLeibler(0.01);
    }

    @Override
    public double of(double[] target, double[] found) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            if (target[i] > 0) {
                double mixed = (1 - alpha) * found[i] + alpha * target[i];
                sum += target[i] * Math.log(target[i] / mixed);
            }
        }
        return Math.max(0, sum);
    }

    @Override
    public String toString() {
        return "Kullback-Leibler (natural log, alpha = " + alpha + ")";
    }
}
