package dev.sluice.eval.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that is a number with, as they come, a sign, a short unit, and an interval or deviation behind it.
 *
 * @param interval in brackets or after ±; may be empty
 */
record NumericText(String number, String interval) {
    private static final String NUMBER = "[-+−±]?\\s?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?([eE][-+−]?\\d+)?";
    private static final String UNIT = "(\\s?[a-zA-Zµ%‰×/]{1,4})?";
    private static final String INTERVAL = "([\\[(][-+−]?\\d.*[\\])]|±\\s?\\d.*)";
    private static final Pattern NUMERIC =
            Pattern.compile("(?<number>" + NUMBER + UNIT + ")\\s?(?<interval>" + INTERVAL + "?)");
    private static final Set<String> UNKNOWN = Set.of("", "NaN", Decimals.MISSING);

    static Optional<NumericText> of(String text) {
        Matcher matcher = NUMERIC.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new NumericText(matcher.group("number"), matcher.group("interval")))
                : Optional.empty();
    }

    /** Whether there is a number in a column, and nothing else but signs that there is none. */
    static boolean isColumn(List<String> texts) {
        return texts.stream().anyMatch(text -> of(text).isPresent())
                && texts.stream().allMatch(text -> of(text).isPresent() || UNKNOWN.contains(text.strip()));
    }
}
