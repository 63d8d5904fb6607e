package dev.sluice.eval.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Writes numbers that are to be compared with as many decimals as each other: four digits of the largest, at least two
 * of the smallest, and no zero at the end that none of them needs. What is too large or small for that is written in
 * powers of ten.
 */
final class Decimals {
    static final String MISSING = "–";

    private static final int DIGITS_OF_LARGEST = 4;
    private static final int DIGITS_OF_SMALLEST = 2;
    private static final double PLAIN_FROM = 1e-5;
    private static final double PLAIN_BELOW = 1e15;

    private final int decimals;

    private Decimals(int decimals) {
        this.decimals = decimals;
    }

    static Decimals of(DoubleStream numbers) {
        double[] sizes =
                numbers.map(Math::abs).filter(Decimals::isPlain).sorted().toArray();
        if (sizes.length == 0) {
            return new Decimals(0);
        }
        int enough =
                Math.max(decimals(sizes[sizes.length - 1], DIGITS_OF_LARGEST), decimals(sizes[0], DIGITS_OF_SMALLEST));
        int needed = 0;
        for (double size : sizes) {
            needed = Math.max(needed, rounded(size, enough).stripTrailingZeros().scale());
        }
        return new Decimals(needed);
    }

    /** A share as a percentage. */
    static String percent(double share) {
        return format("0.##", BigDecimal.valueOf(share).movePointRight(2)) + "\u00a0%";
    }

    String text(double number) {
        if (Double.isNaN(number)) {
            return MISSING;
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "∞" : "-∞";
        }
        if (number != 0 && !isPlain(Math.abs(number))) {
            return format("0.###E0", BigDecimal.valueOf(number)).replace("E", "e");
        }
        return format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), rounded(number, decimals));
    }

    private static boolean isPlain(double size) {
        return size >= PLAIN_FROM && size < PLAIN_BELOW;
    }

    /** How many decimals show so many digits of a number, none below 0. */
    private static int decimals(double size, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return Math.max(0, digits - (rounded.precision() - rounded.scale()));
    }

    private static BigDecimal rounded(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
