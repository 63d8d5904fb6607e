package dev.sluice.store;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A JSON object that was read. A field that is missing or of another type is an error that names it. */
record JsonObject(Map<?, ?> fields) {
    static JsonObject read(byte[] json) throws IOException {
        Map<String, Object> read = JSON.std.mapFrom(json);
        if (read == null) {
            throw new IllegalArgumentException("must be an object: null");
        }
        return new JsonObject(read);
    }

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
