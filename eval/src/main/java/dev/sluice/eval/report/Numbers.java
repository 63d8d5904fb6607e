package dev.sluice.eval.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as people read them, and the text of people that is a number. */
final class Numbers {
    static final String MISSING = "–";

    private static final int DIGITS = 4;
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_BELOW = 1e15;

    private static final String NUMBER =
            "[+\\-−±<>≤≥~≈]?\\s?(\\d{1,3}([,  ]\\d{3})+|\\d+)(\\.\\d+)?([eE][+\\-−]?\\d+)?";
    private static final String UNIT = "\\s?(%|‰|x|×|[a-zA-Zµμ]{1,3}(/s)?)";
    private static final String INTERVAL =
            "\\s?[\\[(]" + NUMBER + "\\s?([,;–…]|to|\\.\\.)\\s?" + NUMBER + "(" + UNIT + ")?[\\])]";
    private static final Pattern NUMERIC =
            Pattern.compile(NUMBER + "(" + UNIT + ")?(\\s?±\\s?" + NUMBER + "|" + INTERVAL + ")?(" + UNIT + ")?");
    private static final Pattern UNKNOWN = Pattern.compile("\\s*|[-–—]|NaN|n/a|[-−]?∞");

    private Numbers() {}

    /** Four significant digits, all digits of whole numbers, powers of ten for the very large and small. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < PLAIN_FROM || size >= PLAIN_BELOW)) {
            return format("0.###E0", value).replace("E", "e");
        }
        return format(value == Math.rint(value) ? "#,##0" : "#,##0." + "0".repeat(decimals(size)), value);
    }

    /** A share as a percentage. */
    static String percent(double share) {
        return format("0.##", 100 * share) + " %";
    }

    private static int decimals(double size) {
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        return Math.max(1, DIGITS - (rounded.precision() - rounded.scale()));
    }

    private static String format(String pattern, double value) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        String text = format.format(value);
        return text.equals("-0") ? "0" : text;
    }

    /** Whether text is a number, with or without a sign, a unit or an interval. */
    static boolean isNumber(String text) {
        return NUMERIC.matcher(text.strip()).matches();
    }

    /** Whether text says that there is no number. */
    static boolean isUnknown(String text) {
        return UNKNOWN.matcher(text.strip()).matches();
    }
}
