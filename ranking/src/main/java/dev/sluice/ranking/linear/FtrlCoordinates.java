package dev.sluice.ranking.linear;

/**
 * The coordinates of an FTRL-Proximal descent: of each the weight {@code w}, the sum {@code n} of its squared
 * gradients, and {@code z}, the sum of its gradients less what keeps the weight near those before. A weight is the
 * minimum, in closed form, of
 *
 * <pre>
 *   z w + (beta + sqrt(n)) / alpha * w^2 / 2 + l1 |w| + l2 w^2 / 2
 * </pre>
 *
 * <p>Coordinate 0, the bias, is not penalised: predictions would otherwise be drawn towards one half.
 */
final class FtrlCoordinates {
    static final int BIAS = 0;

    private final FtrlSettings settings;
    private final double[] z;
    private final double[] n;
    private final double[] w;

    FtrlCoordinates(FtrlSettings settings, int count) {
        this.settings = settings;
        this.z = new double[count];
        this.n = new double[count];
        this.w = new double[count];
    }

    /** Begins at another weight than 0, which the first steps are then kept near to. */
    void start(int coordinate, double weight) {
        restore(coordinate, -weight * settings.beta() / settings.alpha(), 0);
    }

    /** Goes on from where a coordinate was: its weight is a function of these two. */
    void restore(int coordinate, double gradients, double squares) {
        z[coordinate] = gradients;
        n[coordinate] = squares;
        w[coordinate] = minimum(coordinate, Math.sqrt(squares));
    }

    /** The same, to be stepped on its own. */
    FtrlCoordinates copy() {
        FtrlCoordinates copy = new FtrlCoordinates(settings, z.length);
        System.arraycopy(z, 0, copy.z, 0, z.length);
        System.arraycopy(n, 0, copy.n, 0, n.length);
        System.arraycopy(w, 0, copy.w, 0, w.length);
        return copy;
    }

    int size() {
        return z.length;
    }

    /** Refuses weights that no float can hold. */
    void requireFinite(String name, String when) {
        for (double weight : w) {
            if (!Float.isFinite((float) weight)) {
                throw new ArithmeticException("a weight of " + name + " is " + weight + " after " + when
                        + ": lower alpha below " + settings.alpha());
            }
        }
    }

    double weight(int coordinate) {
        return w[coordinate];
    }

    double z(int coordinate) {
        return z[coordinate];
    }

    double n(int coordinate) {
        return n[coordinate];
    }

    /** Takes a step along one coordinate. */
    void step(int coordinate, double gradient) {
        double root = Math.sqrt(n[coordinate]);
        n[coordinate] += gradient * gradient;
        double grown = Math.sqrt(n[coordinate]);
        z[coordinate] += gradient - (grown - root) / settings.alpha() * w[coordinate];
        w[coordinate] = minimum(coordinate, grown);
    }

    private double minimum(int coordinate, double root) {
        return coordinate == BIAS
                ? minimum(z[coordinate], root, 0, 0)
                : minimum(z[coordinate], root, settings.l1(), settings.l2());
    }

    private double minimum(double gradients, double root, double l1, double l2) {
        if (Math.abs(gradients) <= l1) {
            return 0;
        }
        return -(gradients - Math.copySign(l1, gradients)) / ((settings.beta() + root) / settings.alpha() + l2);
    }
}
