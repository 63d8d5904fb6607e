package dev.sluice.eval.tuning;

import java.util.List;
import java.util.Set;

/**
 * One of some values, each as likely.
 *
 * @param values distinct and not blank, at least one
 */
public record Choices(List<String> values) implements Parameter {
    public Choices {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one value to choose");
        }
        if (values.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("values to choose from must not be blank: " + String.join("/", values));
        }
        if (Set.copyOf(values).size() < values.size()) {
            throw new IllegalArgumentException("values to choose from must be distinct: " + String.join("/", values));
        }
    }

    /** One of these. */
    public static Choices of(String... values) {
        return new Choices(List.of(values));
    }

    @Override
    public String at(double share) {
        return values.get((int) Math.min(values.size() - 1.0, share * values.size()));
    }
}
