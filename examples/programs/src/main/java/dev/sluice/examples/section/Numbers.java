package dev.sluice.examples.section;

import dev.sluice.eval.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/** Numbers as text that is the same in every country; NaN is a dash. */
final class Numbers {
    private Numbers() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Four decimals, as quality is printed everywhere. */
    static String decimals(double number) {
        return text("%.4f", number);
    }

    /** The same with a sign. */
    static String signed(double number) {
        return text("%+.4f", number);
    }

    /** A size of an effect, which nobody needs to the last digit. */
    static String rough(double number) {
        return text("%.2f", number);
    }

    /** Two digits, however small the number. */
    static String digits(double number) {
        return text("%.2g", number);
    }

    /** A whole number whole, anything else with four digits. */
    static String plain(double number) {
        if (number == Math.rint(number) || !Double.isFinite(number)) {
            return text("%,.0f", number);
        }
        return BigDecimal.valueOf(number)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A number with its interval behind it, if it has one. */
    static String within(String number, Optional<Interval> interval) {
        return number
                + interval.map(each -> String.format(Locale.ROOT, " [%.4f, %.4f]", each.low(), each.high()))
                        .orElse("");
    }

    private static String text(String format, double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, format, number);
    }
}
