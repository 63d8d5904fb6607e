package dev.sluice.internal.text;

import java.util.Map;
import java.util.Optional;

/**
 * What a version's provenance says of one of its models.
 *
 * @param provenance all that the version says; keys of the model are its name, a dot and the name of the fact
 * @param model name of the model
 */
public record Facts(Map<String, String> provenance, String model) {
    /** A fact that a version may lack. */
    public Optional<String> find(String fact) {
        return Optional.ofNullable(provenance.get(model + "." + fact));
    }

    /**
     * A fact that a version must have.
     *
     * @throws IllegalArgumentException if it was published without it
     */
    public String text(String fact) {
        return find(fact)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the version's provenance has no " + model + "." + fact + ", it has " + provenance.keySet()));
    }

    /**
     * A fact that is an int.
     *
     * @throws IllegalArgumentException if the version was published without it, or it is none
     */
    public int integer(String fact) {
        return Integer.parseInt(text(fact));
    }

    /**
     * A fact that is a long.
     *
     * @throws IllegalArgumentException if the version was published without it, or it is none
     */
    public long longInteger(String fact) {
        return Long.parseLong(text(fact));
    }

    /**
     * A fact that is a number.
     *
     * @throws IllegalArgumentException if the version was published without it, or it is none
     */
    public double number(String fact) {
        return Double.parseDouble(text(fact));
    }
}
