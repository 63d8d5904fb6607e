package dev.sluice.ranking.factorization;

/**
 * Steps along gradients, each weight with a rate of its own, which falls with the squares of its gradients so far.
 *
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer 2011, Adaptive subgradient methods
 *     for online learning and stochastic optimization</a>
 */
final class Adagrad {
    private final Factors factors;
    private final double rate;
    private final double[] squares;

    Adagrad(Factors factors, double rate) {
        this.factors = factors;
        this.rate = rate;
        this.squares = new double[factors.table().length];
    }

    /** Moves the weights of the coordinates that the gradient touched. */
    void step(FmGradient gradient) {
        for (int i = 0; i < gradient.touched().size(); i++) {
            int coordinate = gradient.touched().getInt(i);
            for (int at = factors.at(coordinate); at < factors.at(coordinate + 1); at++) {
                step(at, gradient.table()[at]);
            }
        }
    }

    private void step(int at, double slope) {
        if (slope != 0) {
            squares[at] += slope * slope;
            factors.table()[at] -= (float) (rate * slope / Math.sqrt(squares[at]));
        }
    }
}
