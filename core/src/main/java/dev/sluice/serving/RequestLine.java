package dev.sluice.serving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.sluice.Interaction;
import dev.sluice.PageToken;
import dev.sluice.Request;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as a JSON object. */
final class RequestLine {
    /** Escapes, so that half a surrogate pair survives. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Map<?, ?> fields;

    private RequestLine(Map<?, ?> fields) {
        this.fields = fields;
    }

    static String of(Request request) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            write(request, json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(Request request, JsonGenerator json) throws IOException {
        if (request.user().isPresent()) {
            json.writeStringField("user", request.user().get());
        }
        if (request.history().isPresent()) {
            writeHistory(request.history().get(), json);
        }
        json.writeStringField("moment", request.moment().toString());
        json.writeObjectFieldStart("context");
        for (Map.Entry<String, String> circumstance : request.context().entrySet()) {
            json.writeStringField(circumstance.getKey(), circumstance.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("excluded");
        for (String item : request.excluded()) {
            json.writeString(item);
        }
        json.writeEndArray();
        writeTerms(request, json);
    }

    private static void writeHistory(List<Interaction> history, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("history");
        for (Interaction interaction : history) {
            json.writeStartObject();
            json.writeStringField("item", interaction.item());
            json.writeStringField("time", interaction.time().toString());
            json.writeNumberField("value", interaction.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTerms(Request request, JsonGenerator json) throws IOException {
        json.writeNumberField("limit", request.limit());
        if (request.timeBudget().isPresent()) {
            json.writeStringField("budget", request.timeBudget().get().toString());
        }
        if (request.seed().isPresent()) {
            json.writeNumberField("seed", request.seed().getAsLong());
        }
        if (request.explained()) {
            json.writeBooleanField("explained", true);
        }
        if (request.after().isPresent()) {
            json.writeStringField("after", request.after().get().encode());
        }
    }

    static Request read(String line) throws IOException {
        return new RequestLine(JSON.std.mapFrom(line)).request();
    }

    private Request request() {
        Request.Builder request =
                optional("user", String.class).map(Request::forUser).orElseGet(Request::forAnyone);
        optional("after", String.class).map(PageToken::decode).ifPresent(request::after);
        optional("history", List.class).ifPresent(history -> request.history(interactions(history)));
        optional("context", Map.class).ifPresent(context -> addContext(context, request));
        optional("excluded", List.class).ifPresent(items -> request.excluding(texts(items)));
        optional("budget", String.class).map(Duration::parse).ifPresent(request::timeBudget);
        optional("seed", Number.class).ifPresent(seed -> request.seed(seed.longValue()));
        optional("explained", Boolean.class).filter(Boolean::booleanValue).ifPresent(yes -> request.explained());
        return request.moment(Instant.parse(required("moment", String.class)))
                .limit(required("limit", Integer.class))
                .build();
    }

    private static List<Interaction> interactions(List<?> history) {
        List<Interaction> interactions = new ArrayList<>();
        for (Object entry : history) {
            RequestLine fields = new RequestLine(typed("an entry of history", entry, Map.class));
            interactions.add(new Interaction(
                    fields.required("item", String.class),
                    Instant.parse(fields.required("time", String.class)),
                    fields.required("value", Number.class).floatValue()));
        }
        return interactions;
    }

    private static void addContext(Map<?, ?> context, Request.Builder request) {
        context.forEach((name, value) -> request.context(name.toString(), typed(name.toString(), value, String.class)));
    }

    private static List<String> texts(List<?> values) {
        return values.stream()
                .map(value -> typed("an entry of excluded", value, String.class))
                .toList();
    }

    private <T> T required(String name, Class<T> type) {
        return optional(name, type).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        Object value = fields.get(name);
        return value == null ? Optional.empty() : Optional.of(typed(name, value, type));
    }

    private static <T> T typed(String name, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    name + " must be a " + type.getSimpleName().toLowerCase(Locale.ROOT) + ": " + value);
        }
        return type.cast(value);
    }
}
