package dev.sluice.eval.simulation;

/** What a user looks at, with eta, how fast attention falls with the position there. */
enum Device {
    PHONE(0.55, 0.9),
    TABLET(0.15, 0.7),
    DESKTOP(0.20, 0.6),
    TV(0.10, 0.5);

    private static final Wheel SHARES = Wheel.of(values().length, i -> values()[i].share);

    private final double share;
    private final double exponent;

    Device(double share, double exponent) {
        this.share = share;
        this.exponent = exponent;
    }

    static Device drawn(Luck luck) {
        return values()[SHARES.draw(luck.uniform())];
    }

    /** The probability that a user looks at a position, from 1. */
    double examination(int position) {
        return StrictMath.pow(position, -exponent);
    }
}
