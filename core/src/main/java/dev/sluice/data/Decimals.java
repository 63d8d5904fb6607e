package dev.sluice.data;

/**
 * Decimal numbers in files: digits, a sign, a point, an exponent. Java's own parsers also take white space,
 * hexadecimals, {@code 1d} and {@code NaN}.
 */
final class Decimals {
    private Decimals() {}

    /** The number, or NaN if the text is none or too large. */
    static double parse(String text) {
        if (!isPlain(text)) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The nearest float, NaN if the text is no number, infinite if it is too large. */
    static float parseFloat(String text) {
        if (!isPlain(text)) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
