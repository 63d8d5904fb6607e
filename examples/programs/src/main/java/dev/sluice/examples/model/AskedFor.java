package dev.sluice.examples.model;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of the options that families share one of them asks for, and what it takes where they are not given. */
final class AskedFor {
    private final Map<String, String> defaults = new TreeMap<>();

    /** Notes an option, and returns what was given or the default. */
    <T> T or(String option, @Nullable T given, T byDefault) {
        note(option, byDefault.toString().toLowerCase(Locale.ROOT));
        return Optional.ofNullable(given).orElse(byDefault);
    }

    /** Notes an option that is left out where it is not given. */
    <T> Optional<T> ifGiven(String option, @Nullable T given) {
        note(option, "");
        return Optional.ofNullable(given);
    }

    private void note(String option, String byDefault) {
        defaults.put(option, byDefault);
    }

    /** The defaults by the options' names, with dashes. */
    Map<String, String> defaults() {
        return Collections.unmodifiableMap(defaults);
    }
}
