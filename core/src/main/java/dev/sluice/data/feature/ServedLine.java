package dev.sluice.data.feature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Served features of a request as a JSON object. It can be read only if it is whole, whatever it was cut off at. Fields
 * that this release does not know are ignored.
 */
final class ServedLine {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private String request = "";
    private Optional<String> user = Optional.empty();
    private String version = "";
    private String ranker = "";
    private long moment;
    private List<String> items = List.of();
    private final Map<FeatureKey, float[]> columns = new LinkedHashMap<>();

    private ServedLine() {}

    static void write(ServedFeatures served, OutputStream bytes) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(bytes).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            write(served.request(), json);
            json.writeArrayFieldStart("items");
            for (String item : served.items()) {
                json.writeString(item);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("features");
            for (FeatureKey feature : served.features()) {
                json.writeArrayFieldStart(feature.toString());
                write(served.feature(feature), json);
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void write(ServedRequest request, JsonGenerator json) throws IOException {
        json.writeStringField("request", request.id());
        if (request.user().isPresent()) {
            json.writeStringField("user", request.user().get());
        }
        json.writeStringField("version", request.version().id());
        json.writeStringField("ranker", request.ranker());
        json.writeNumberField("moment", request.moment());
    }

    /** A number that is not finite is a text in JSON, but for NaN, which is missing. */
    private static void write(float[] column, JsonGenerator json) throws IOException {
        for (float value : column) {
            if (Float.isNaN(value)) {
                json.writeNull();
            } else if (Float.isInfinite(value)) {
                json.writeString(Float.toString(value));
            } else {
                json.writeNumber(value);
            }
        }
    }

    static ServedFeatures read(String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            ServedLine line = new ServedLine();
            require(json.nextToken() == JsonToken.START_OBJECT, "must be an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                line.read(field, json);
            }
            require(json.nextToken() == null, "something stands behind the object");
            return line.served();
        }
    }

    private void read(String field, JsonParser json) throws IOException {
        switch (field) {
            case "request" -> request = text(field, json);
            case "user" -> user = Optional.of(text(field, json));
            case "version" -> version = text(field, json);
            case "ranker" -> ranker = text(field, json);
            case "moment" -> moment = json.getLongValue();
            case "items" -> items = texts(json);
            case "features" -> readFeatures(json);
            default -> json.skipChildren();
        }
    }

    private static String text(String field, JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, field + " must be a text");
        return json.getText();
    }

    private static List<String> texts(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "items must be an array");
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "an item must be a text");
        return texts;
    }

    private void readFeatures(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "features must be an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            FeatureKey key = key(json.currentName());
            require(json.nextToken() == JsonToken.START_ARRAY, key + " must be an array");
            columns.put(key, numbers(json));
        }
    }

    private static FeatureKey key(String text) {
        int colon = text.lastIndexOf(':');
        require(colon > 0, "a feature is name:type: '" + text + "'");
        return new FeatureKey(
                text.substring(0, colon),
                FeatureType.valueOf(text.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }

    private static float[] numbers(JsonParser json) throws IOException {
        FloatArrayList numbers = new FloatArrayList();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(
                    switch (json.currentToken()) {
                        case VALUE_NULL -> Float.NaN;
                        case VALUE_STRING -> Float.parseFloat(json.getText());
                        default -> json.getFloatValue();
                    });
        }
        return numbers.toFloatArray();
    }

    private ServedFeatures served() {
        return ServedFeatures.of(
                new ServedRequest(request, user, new ModelVersion(version), ranker, moment),
                items,
                new FeatureSchema(List.copyOf(columns.keySet())),
                columns.values().toArray(float[][]::new));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
