package dev.sluice.data;

/**
 * Decimal numbers in files: digits, a sign, a point, an exponent. Java's own parsers also take white space,
 * hexadecimals, {@code 1d} and {@code NaN}, and take long over a number of few digits: the quotient of two numbers that
 * a floating-point type holds exactly is the nearest to the true one.
 *
 * @see <a href="https://doi.org/10.1145/93542.93557">Clinger 1990, How to read floating point numbers accurately</a>
 */
final class Decimals {
    /** Whole numbers up to here have a float of their own, and so have the powers of ten below. */
    private static final int MOST_EXACT_FLOAT = 1 << 24;

    /** Up to here every whole number has a double of its own. */
    static final double MOST_EXACT_DOUBLE = 1L << 53;

    private static final int SHORT = 8;
    private static final int NOT_SHORT = -1;
    private static final float[] POWERS = {1, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};

    private Decimals() {}

    /** A number without a point where it is whole, so that {@link #parse} gives the very same number. */
    static String text(double number) {
        long whole = (long) number;
        boolean isWhole = Math.abs(number) <= MOST_EXACT_DOUBLE && Double.compare((double) whole, number) == 0;
        return isWhole ? Long.toString(whole) : Double.toString(number);
    }

    /** The same for a float and {@link #parseFloat}. */
    static String text(float number) {
        long whole = (long) number;
        boolean isWhole = Math.abs(number) <= MOST_EXACT_DOUBLE && Float.compare((float) whole, number) == 0;
        return isWhole ? Long.toString(whole) : Float.toString(number);
    }

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

    /**
     * Whether a text is a number and nothing else. Whole numbers that no double tells from their neighbours, and those
     * with a zero in front, are ids: as numbers, several would become one.
     */
    static boolean isNumber(String text) {
        double number = parse(text);
        return !Double.isNaN(number) && !(isDigits(text) && isId(text, number));
    }

    private static boolean isId(String text, double number) {
        int first = digitsFrom(text);
        return (text.charAt(first) == '0' && text.length() > first + 1) || Math.abs(number) >= MOST_EXACT_DOUBLE;
    }

    /** Whether a number is a whole one that is written as such. */
    private static boolean isDigits(String text) {
        for (int i = digitsFrom(text); i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int digitsFrom(String number) {
        return number.charAt(0) == '-' || number.charAt(0) == '+' ? 1 : 0;
    }

    /** The nearest float, NaN if the text is no number, infinite if it is too large. */
    static float parseFloat(String text) {
        int digits = text.length() <= SHORT ? shortDigits(text) : NOT_SHORT;
        if (digits != NOT_SHORT && digits <= MOST_EXACT_FLOAT) {
            int point = text.indexOf('.');
            return digits / POWERS[point < 0 ? 0 : text.length() - 1 - point];
        }
        if (!isPlain(text)) {
            return Float.NaN;
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    /** The digits of a short number without a sign as a whole number, whatever the place of the point in it. */
    private static int shortDigits(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next >= '0' && next <= '9') {
                digits = 10 * digits + next - '0';
            } else if (next != '.' || ++points > 1) {
                return NOT_SHORT;
            }
        }
        return text.length() > points ? digits : NOT_SHORT;
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
