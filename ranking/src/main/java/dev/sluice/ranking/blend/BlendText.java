package dev.sluice.ranking.blend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Writes blends as text. */
final class BlendText {
    private static final int ID_DIGITS = 12;
    /** From here on a double is not sure to be a whole number that a long prints. */
    private static final double MANY = 1e15;

    private BlendText() {}

    static Blend parse(String text) {
        return new BlendReader(text).read();
    }

    static String print(Blend blend) {
        return print(blend, BlendText::decimal);
    }

    /** Of the numbers' bits, since not every JVM prints a number alike. */
    static String id(Blend blend) {
        byte[] text = print(blend, Double::toHexString).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String print(Blend blend, DoubleFunction<String> number) {
        return blend instanceof ExponentProduct product
                ? product.terms().stream().map(factor -> factor(factor, number)).collect(Collectors.joining(" * "))
                : sum((WeightedSum) blend, number);
    }

    private static String sum(WeightedSum sum, DoubleFunction<String> number) {
        StringBuilder text = new StringBuilder();
        for (WeightedSum.Term term : sum.terms()) {
            if (text.isEmpty()) {
                text.append(term.weight() < 0 ? "-" : "");
            } else {
                text.append(term.weight() < 0 ? " - " : " + ");
            }
            text.append(scaled(Math.abs(term.weight()), term, number));
        }
        return text.toString();
    }

    private static String factor(ExponentProduct.Factor factor, DoubleFunction<String> number) {
        String base = "(1 + " + scaled(factor.scale(), factor, number) + ")";
        return factor.exponent() == 1 ? base : base + "^" + number.apply(factor.exponent());
    }

    private static String scaled(double scale, BlendTerm term, DoubleFunction<String> number) {
        String head = term.head();
        if (term.ifMissing() instanceof IfMissing.Predict otherwise) {
            head += "?" + number.apply(otherwise.prediction());
        } else if (term.ifMissing() == IfMissing.Rule.LEAVE_OUT) {
            head += "?";
        }
        return scale == 1 ? head : number.apply(scale) + "*" + head;
    }

    private static String decimal(double number) {
        return number == Math.rint(number) && Math.abs(number) < MANY
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
