package dev.sluice.examples;

import dev.sluice.Contribution;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a stage made its score of, for people. */
final class ScoreParts {
    private ScoreParts() {}

    /** The parts of a score, such as the predictions of several heads, and the formula; nothing if there is neither. */
    static Optional<String> of(Contribution stage) {
        String parts = stage.parts().entrySet().stream()
                .map(part -> part.getKey() + " " + number(part.getValue()))
                .collect(Collectors.joining(", "));
        return Stream.of(parts, stage.formula())
                .filter(text -> !text.isEmpty())
                .reduce((values, formula) -> values + "; " + formula)
                .map(text -> stage.stage() + " of " + text);
    }

    private static String number(float part) {
        return Float.isNaN(part) ? "missing" : Console.format("%.4f", part);
    }
}
