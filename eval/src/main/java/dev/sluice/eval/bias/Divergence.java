package dev.sluice.eval.bias;

/**
 * How far one distribution is from another: 0 if they are the same. Its text says which.
 *
 * @see KullbackLeibler
 * @see JensenShannon
 */
@FunctionalInterface
public interface Divergence {
    /**
     * The divergence of two distributions over the same things.
     *
     * @param target shares of what should be, from 0 to 1, with a sum of 1
     * @param found shares of what is, as many
     */
    double of(double[] target, double[] found);
}
