package dev.sluice.data.label;

import java.util.Arrays;
import java.util.Locale;

/** What an event of a log says of the exposure it belongs to. */
enum EventRole {
    IMPRESSION,
    CLICK,
    WATCH,
    PURCHASE,
    RETURN,
    /** Something else. */
    OTHER;

    /** The role of events of a type. */
    static EventRole of(String type) {
        return Arrays.stream(values())
                .filter(role -> role != OTHER && role.label().equals(type))
                .findFirst()
                .orElse(OTHER);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
