package dev.sluice.eval.report;

import java.util.stream.DoubleStream;

/** Whether an axis is logarithmic, which depends on what stands along it, and what the page says of it. */
final class Scales {
    static final String LINEAR = "linear";
    static final String LOGARITHMIC = "logarithmic";

    private static final double LOGARITHMIC_FROM = 100;

    private Scales() {}

    /** Logarithmic where all are positive and the largest is more than a hundred times the smallest. */
    static String of(DoubleStream numbers) {
        double[] finite = numbers.filter(Double::isFinite).sorted().toArray();
        return finite.length > 0 && finite[0] > 0 && finite[finite.length - 1] > LOGARITHMIC_FROM * finite[0]
                ? LOGARITHMIC
                : LINEAR;
    }

    static String caption(String along, String up) {
        if (along.equals(LINEAR) && up.equals(LINEAR)) {
            return "";
        }
        String which = along.equals(up)
                ? "Both axes are"
                : "The " + (up.equals(LINEAR) ? "horizontal" : "vertical") + " axis is";
        return which + " logarithmic: equal steps are equal ratios.";
    }
}
