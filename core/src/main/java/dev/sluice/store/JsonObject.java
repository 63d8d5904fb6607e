package dev.sluice.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A JSON object that was read. A field that is missing or of another type is an error that names it. */
record JsonObject(Map<?, ?> fields) {
    List<String> names() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        return field(name, String.class);
    }

    long number(String name) {
        return field(name, Number.class).longValue();
    }

    JsonObject object(String name) {
        return new JsonObject(field(name, Map.class));
    }

    private <T> T field(String name, Class<T> type) {
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    name + " must be a " + type.getSimpleName().toLowerCase(Locale.ROOT) + ": " + value);
        }
        return type.cast(value);
    }
}
