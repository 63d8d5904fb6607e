package dev.sluice.data.audit;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The values that labels can have. */
public final class LabelDomain {
    private static final String TO = "..";
    private static final double LARGE = 1e15;

    /** Says whether a label can have a value. */
    @FunctionalInterface
    private interface Rule {
        boolean holds(float value);
    }

    private final String text;
    private final Rule rule;

    private LabelDomain(String text, Rule rule) {
        this.text = text;
        this.rule = rule;
    }

    /** Every number from {@code low} to {@code high}, both among them. */
    public static LabelDomain between(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a domain must not end before it begins: " + low + TO + high);
        }
        // As floats, since 0.7 is more than the float that is nearest to it.
        float least = (float) low;
        float most = (float) high;
        return new LabelDomain(shown(low) + TO + shown(high), value -> value >= least && value <= most);
    }

    /** These numbers alone, each as the float that is nearest to it. */
    public static LabelDomain of(double... values) {
        double[] sorted = DoubleStream.of(values).sorted().distinct().toArray();
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a domain must have values, and no NaN: " + Arrays.toString(values));
        }
        return new LabelDomain(
                DoubleStream.of(sorted).mapToObj(LabelDomain::shown).collect(Collectors.joining(",")),
                value -> contains(sorted, value));
    }

    private static boolean contains(double[] values, float value) {
        for (double one : values) {
            if ((float) one == value) {
                return true;
            }
        }
        return false;
    }

    /**
     * The domain of this text.
     *
     * @param text as in {@code 0.5..5} or in {@code 0,1}
     */
    public static LabelDomain parse(String text) {
        int to = text.indexOf(TO);
        return to < 0
                ? of(Arrays.stream(text.split(",", -1))
                        .mapToDouble(one -> number(one, text))
                        .toArray())
                : between(number(text.substring(0, to), text), number(text.substring(to + TO.length()), text));
    }

    private static double number(String part, String text) {
        try {
            double number = Double.parseDouble(part);
            if (!Double.isNaN(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the whole text
        }
        throw new IllegalArgumentException("a domain must be as in 0.5..5 or in 0,1: " + text);
    }

    /** Whether a label can have this value. */
    public boolean contains(float value) {
        return rule.holds(value);
    }

    /** A number as people write it: a whole one without a point, a float with the digits of a float. */
    static String shown(double number) {
        if (number == Math.rint(number) && Math.abs(number) < LARGE) {
            return Long.toString((long) number);
        }
        return (float) number == number ? Float.toString((float) number) : Double.toString(number);
    }

    /** The text that {@link #parse} takes. */
    @Override
    public String toString() {
        return text;
    }
}
