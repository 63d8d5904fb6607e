package dev.sluice.ranking.calibration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calibrators as text, the same to the last bit when they are read back. */
final class CalibratorText {
    private static final String IDENTITY = "identity";
    private static final String PLATT = "platt";
    private static final String TEMPERATURE = "temperature";
    private static final String ISOTONIC = "isotonic";
    private static final String LOGITS = "logits";
    private static final int MOST_KNOTS = 100_000;
    private static final Set<Class<?>> OURS = Set.of(Identity.class, Platt.class, Temperature.class, Isotonic.class);

    private CalibratorText() {}

    static String print(Calibrator calibrator) {
        if (calibrator instanceof Identity) {
            return IDENTITY;
        }
        if (calibrator instanceof Platt platt) {
            return PLATT + " " + platt.slope() + " " + platt.intercept();
        }
        if (calibrator instanceof Temperature scaling) {
            return TEMPERATURE + " " + scaling.temperature();
        }
        if (calibrator instanceof OnLogits inner) {
            return LOGITS + " " + print(inner.logits());
        }
        if (calibrator instanceof Isotonic curve) {
            return ISOTONIC + " "
                    + IntStream.range(0, curve.knots())
                            .mapToObj(knot -> curve.score(knot) + " " + curve.share(knot))
                            .collect(Collectors.joining(" "));
        }
        return calibrator.toString();
    }

    /** The text as a version holds it, whose manifest is read whole and should stay small. */
    static String saved(Calibrator calibrator) {
        if (calibrator instanceof OnLogits inner) {
            return LOGITS + " " + saved(inner.logits());
        }
        if (calibrator instanceof Isotonic curve && curve.knots() > MOST_KNOTS) {
            throw new IllegalArgumentException(
                    "an isotonic curve is saved with at most " + MOST_KNOTS + " knots: " + curve.knots());
        }
        if (!OURS.contains(calibrator.getClass())) {
            throw new IllegalArgumentException("a calibrator must be of this library to be saved: "
                    + calibrator.getClass().getName());
        }
        return print(calibrator);
    }

    static Calibrator parse(String text) {
        List<String> words = List.of(text.split(" ", -1));
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case IDENTITY -> require(new Identity(), rest.isEmpty(), text);
            case PLATT -> {
                double[] numbers = numbers(rest, text);
                require(numbers, numbers.length == 2, text);
                yield new Platt(numbers[0], numbers[1]);
            }
            case TEMPERATURE -> {
                double[] numbers = numbers(rest, text);
                require(numbers, numbers.length == 1, text);
                yield new Temperature(numbers[0]);
            }
            case LOGITS -> new OnLogits(parse(String.join(" ", rest)));
            case ISOTONIC -> curve(numbers(rest, text), text);
            default -> throw unreadable(text);
        };
    }

    private static Isotonic curve(double[] numbers, String text) {
        require(numbers, numbers.length % 2 == 0, text);
        double[] scores = new double[numbers.length / 2];
        double[] shares = new double[scores.length];
        for (int knot = 0; knot < scores.length; knot++) {
            scores[knot] = numbers[2 * knot];
            shares[knot] = numbers[2 * knot + 1];
        }
        return Isotonic.of(scores, shares);
    }

    private static double[] numbers(List<String> words, String text) {
        try {
            return words.stream().mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    private static <T> T require(T value, boolean holds, String text) {
        if (!holds) {
            throw unreadable(text);
        }
        return value;
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("a calibrator is 'identity', 'platt SLOPE INTERCEPT', 'temperature T',"
                + " 'isotonic SCORE SHARE ...' or 'logits' and one of those: '" + text + "'");
    }
}
