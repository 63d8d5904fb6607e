package dev.sluice.eval.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that is a number with, as they come, a sign, a unit, and an interval or deviation behind it. */
record NumericText(String number, String interval) {
    private static final String NUMBER =
            "[+\\-−±<>≤≥~≈]?\\s?(?:\\d{1,3}(?:[,\\u00a0\\u202f]\\d{3})+|\\d+)(?:\\.\\d+)?(?:[eE][+\\-−]?\\d+)?";
    private static final String UNIT = "(?:\\s?(?:%|‰|x|×|[a-zA-Zµμ]{1,3}(?:/s)?))?";
    private static final String BETWEEN = "\\s?(?:[,;–…]|to|\\.\\.)\\s?";
    private static final String INTERVAL = "[\\[(]" + NUMBER + UNIT + BETWEEN + NUMBER + UNIT + "[\\])]";
    private static final Pattern NUMERIC =
            Pattern.compile("(" + NUMBER + UNIT + ")\\s?(" + INTERVAL + "|±\\s?" + NUMBER + UNIT + ")?");
    private static final Pattern UNKNOWN = Pattern.compile("|[-–—]|NaN|n/a|[-−]?∞");

    static Optional<NumericText> of(String text) {
        Matcher matcher = NUMERIC.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new NumericText(
                        matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse("")))
                : Optional.empty();
    }

    /** Whether there is a number in a column, and nothing else but signs that there is none. */
    static boolean isColumn(List<String> texts) {
        return texts.stream().anyMatch(text -> of(text).isPresent())
                && texts.stream().allMatch(text -> of(text).isPresent() || isUnknown(text));
    }

    private static boolean isUnknown(String text) {
        return UNKNOWN.matcher(text.strip()).matches();
    }
}
