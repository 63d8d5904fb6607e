package dev.sluice.eval.simulation;

/**
 * How long videos are: a mixture of clips, videos and films, each lognormal. The shares depend on the category, the
 * durations on nothing else.
 */
enum Length {
    CLIP(20, 0.6),
    VIDEO(480, 0.7),
    FILM(5400, 0.25);

    static final double SHORTEST = 6;
    static final double LONGEST = 7200;

    /** Shares of clips, videos and films; categories take turns. */
    private static final double[][] SHARES = {{0.60, 0.32, 0.08}, {0.35, 0.53, 0.12}, {0.20, 0.55, 0.25}};

    private final double medianSeconds;
    private final double spread;

    Length(double medianSeconds, double spread) {
        this.medianSeconds = medianSeconds;
        this.spread = spread;
    }

    /** The duration of an item in whole seconds. */
    static double seconds(int category, Luck luck) {
        double[] shares = SHARES[category % SHARES.length];
        Length length =
                values()[Wheel.of(shares.length, i -> shares[i]).draw(luck.at(0).uniform())];
        return whole(
                length.medianSeconds * StrictMath.exp(length.spread * luck.at(1).normal()));
    }

    /** The nearest duration that an item can have. */
    static double whole(double seconds) {
        return Math.rint(Math.max(SHORTEST, Math.min(LONGEST, seconds)));
    }
}
