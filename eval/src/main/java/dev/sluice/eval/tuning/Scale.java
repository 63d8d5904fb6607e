package dev.sluice.eval.tuning;

/** How the values of a range are spread. */
public enum Scale {
    /** Equal differences are equally likely. */
    LINEAR {
        @Override
        double between(double low, double high, double share) {
            return low + share * (high - low);
        }
    },
    /** Equal ratios are equally likely, as suits what matters by its order of magnitude. */
    LOG {
        @Override
        double between(double low, double high, double share) {
            return low * Math.exp(share * Math.log(high / low));
        }
    };

    /** What lies so far along the way from the low to the high end. */
    abstract double between(double low, double high, double share);

    /** Requires ends that can be the ends of a range. */
    void require(double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "a range must be finite and rise from its low to its high end: " + low + ".." + high);
        }
        if (this == LOG && low <= 0) {
            throw new IllegalArgumentException("a range on a log scale must be above 0: " + low + ".." + high);
        }
    }
}
