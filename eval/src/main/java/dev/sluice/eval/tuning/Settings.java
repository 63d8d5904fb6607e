package dev.sluice.eval.tuning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value for each parameter, by its name.
 *
 * @param values as text, in the order of the space
 */
public record Settings(Map<String, String> values) {
    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A value as it is.
     *
     * @throws IllegalArgumentException if there is no such parameter
     */
    public String text(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no parameter " + name + " among " + values.keySet()));
    }

    /** A value that is a number. */
    public double real(String name) {
        return Double.parseDouble(text(name));
    }

    /** A value that is a whole number. */
    public int whole(String name) {
        return Integer.parseInt(text(name));
    }

    /** As in {@code dim=64, reg=0.003}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
