package dev.sluice.eval.tuning;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range as it is written, such as {@code 0.001..0.1:log}. */
record RangeText(String low, String high, Scale scale) {
    private static final Pattern RANGE = Pattern.compile("(?<low>.*?)\\.\\.(?<high>[^:]*)(?<scale>:.*)?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");

    /** A text that is meant as a range. */
    static Optional<RangeText> of(String text) {
        Matcher matcher = RANGE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new RangeText(matcher.group("low"), matcher.group("high"), scale(matcher.group("scale"), text)))
                : Optional.empty();
    }

    private static Scale scale(@Nullable String suffix, String text) {
        if (suffix == null) {
            return Scale.LINEAR;
        }
        if (suffix.equals(":log")) {
            return Scale.LOG;
        }
        throw new IllegalArgumentException("a range must end with its upper end or with :log: " + text);
    }

    Parameter parameter() {
        try {
            return WHOLE.matcher(low).matches() && WHOLE.matcher(high).matches()
                    ? new WholeRange(Integer.parseInt(low), Integer.parseInt(high), scale)
                    : new RealRange(Double.parseDouble(low), Double.parseDouble(high), scale);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a range must be of two numbers: " + low + ".." + high, e);
        }
    }
}
