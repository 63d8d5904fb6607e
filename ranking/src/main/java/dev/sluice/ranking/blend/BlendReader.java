package dev.sluice.ranking.blend;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a blend from its text. Belongs to one thread. */
final class BlendReader {
    private static final String NUMBER = "(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
    private static final String SCALED = "(?:(?<scale>" + NUMBER + ")\\s*\\*\\s*)?(?<head>" + Weights.HEAD
            + ")(?<missing>\\?(?:-?" + NUMBER + ")?)?";
    private static final Pattern FIRST = Pattern.compile("\\s*(?<sign>[+-])?\\s*" + SCALED + "\\s*");
    private static final Pattern TERM = Pattern.compile("(?<sign>[+-])\\s*" + SCALED + "\\s*");
    private static final Pattern FACTOR = Pattern.compile(
            "\\s*\\(\\s*1\\s*\\+\\s*" + SCALED + "\\s*\\)\\s*(?:\\^\\s*(?<exponent>" + NUMBER + "))?\\s*");
    private static final Pattern TIMES = Pattern.compile("\\*");

    private final String text;
    private int place;

    BlendReader(String text) {
        this.text = text;
    }

    Blend read() {
        return text.stripLeading().startsWith("(") ? product() : sum();
    }

    private Blend sum() {
        List<WeightedSum.Term> terms = new ArrayList<>(List.of(term(next(FIRST))));
        while (place < text.length()) {
            terms.add(term(next(TERM)));
        }
        return new WeightedSum(terms);
    }

    private Blend product() {
        List<ExponentProduct.Factor> factors = new ArrayList<>(List.of(factor(next(FACTOR))));
        while (place < text.length()) {
            next(TIMES);
            factors.add(factor(next(FACTOR)));
        }
        return new ExponentProduct(factors);
    }

    /** What stands at the place, behind which the next place is. */
    private Matcher next(Pattern pattern) {
        Matcher found = pattern.matcher(text).region(place, text.length());
        if (!found.lookingAt()) {
            throw new IllegalArgumentException("a blend is a sum such as 'click + 2*like - 0.5*report?0' or a product"
                    + " such as '(1 + click) * (1 + 10*like)^0.5': '" + text + "' is none from character " + (place + 1)
                    + " on");
        }
        place = found.end();
        return found;
    }

    private static WeightedSum.Term term(Matcher found) {
        double weight = "-".equals(found.group("sign")) ? -scale(found) : scale(found);
        return new WeightedSum.Term(found.group("head"), weight, ifMissing(found));
    }

    private static ExponentProduct.Factor factor(Matcher found) {
        String exponent = found.group("exponent");
        return new ExponentProduct.Factor(
                found.group("head"),
                scale(found),
                exponent == null ? 1 : Double.parseDouble(exponent),
                ifMissing(found));
    }

    private static double scale(Matcher found) {
        String scale = found.group("scale");
        return scale == null ? 1 : Double.parseDouble(scale);
    }

    private static IfMissing ifMissing(Matcher found) {
        String missing = found.group("missing");
        if (missing == null) {
            return IfMissing.Rule.FAIL;
        }
        return missing.length() == 1
                ? IfMissing.Rule.LEAVE_OUT
                : new IfMissing.Predict(Double.parseDouble(missing.substring(1)));
    }
}
