package dev.sluice.train.bpr;

/** The loss {@code -ln sigmoid(x)} of differences, summed up, and its slope. Belongs to one thread. */
final class Surprise {
    private static final double LARGE = 0x1p900;

    private double sum;
    private double product = 1;
    private int count;

    /** Adds a difference; returns how much it should grow, {@code sigmoid(-x)}. */
    double add(double x) {
        double odds = Math.exp(-Math.abs(x));
        // One logarithm for many factors, each from 1 to 2.
        product *= 1 + odds;
        if (!(product < LARGE)) {
            settle();
        }
        sum += Math.max(-x, 0);
        count++;
        return (x < 0 ? 1 : odds) / (1 + odds);
    }

    /** The sum of the losses since the last call. */
    double takeSum() {
        settle();
        double taken = sum;
        sum = 0;
        return taken;
    }

    /** How many differences since the last call. */
    int takeCount() {
        int taken = count;
        count = 0;
        return taken;
    }

    private void settle() {
        sum += Math.log(product);
        product = 1;
    }
}
