package dev.sluice.eval.tuning;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Any number between two ends. What is drawn is rounded to a thousandth of the width of the range, on a log scale of
 * the number itself if that is finer, so that it can be typed again.
 *
 * @param low the least, finite; above 0 on a log scale
 * @param high the greatest, finite and not below the least
 */
public record RealRange(double low, double high, Scale scale) implements Parameter {
    private static final int DIGITS = 3;

    public RealRange {
        scale.require(low, high);
    }

    @Override
    public String at(double share) {
        double value = scale.between(low, high, share);
        double size = scale == Scale.LOG ? Math.min(value, high - low) : high - low;
        double rounded = size > 0 ? rounded(value, DIGITS - (int) Math.floor(Math.log10(size))) : value;
        return Double.toString(Math.max(low, Math.min(high, rounded)));
    }

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
