package dev.sluice.store;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sluice.ModelVersion;
import dev.sluice.data.HashedIds;
import dev.sluice.internal.file.Durably;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * {@code manifest.json}: a {@link Manifest} for people and programs to read. Fields that this release does not know are
 * ignored, so that later ones can add some; what this release would misread has another format, which it refuses.
 */
final class ManifestFile {
    static final String NAME = "manifest.json";
    private static final int FORMAT = 1;
    private static final String HASHED_IDS = "hashed_ids";

    private ManifestFile() {}

    static void write(Path directory, Manifest manifest) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("version", manifest.version().id());
        json.put("began", manifest.origin().began().toString());
        json.put("created", manifest.origin().finished().toString());
        json.put("library", manifest.origin().library());
        json.put("java", manifest.origin().java());
        json.put("tables", tables(manifest.tables()));
        if (!manifest.hashedIds().isEmpty()) {
            json.put(HASHED_IDS, hashedIds(manifest.hashedIds()));
        }
        json.put("catalogue", catalogue(manifest.catalogue()));
        json.put("provenance", manifest.provenance());
        String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json);
        Durably.write(directory.resolve(NAME), text + "\n");
    }

    private static Map<String, Object> tables(Map<String, Manifest.Table> tables) {
        Map<String, Object> json = new LinkedHashMap<>();
        tables.forEach((name, table) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("type", table.type().name());
            fields.put("rows", table.rows());
            fields.put("dimension", table.dimension());
            fields.put("bytes", table.bytes());
            json.put(name, fields);
        });
        return json;
    }

    private static Map<String, Object> hashedIds(Map<String, HashedIds> tables) {
        Map<String, Object> json = new LinkedHashMap<>();
        tables.forEach((table, ids) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("buckets", ids.buckets());
            fields.put("hashes", ids.hashes());
            fields.put("seed", ids.seed());
            json.put(table, fields);
        });
        return json;
    }

    private static Map<String, Object> catalogue(Map<String, FileChecksum> files) {
        Map<String, Object> json = new TreeMap<>();
        files.forEach((name, file) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("bytes", file.bytes());
            file.crc32c().ifPresent(checksum -> fields.put("crc32c", checksum));
            json.put(name, fields);
        });
        return json;
    }

    /** Reads the manifest of a version's directory. */
    static Manifest read(Path directory) throws IOException {
        String place = directory.getFileName() + "/" + NAME;
        byte[] json = Files.readAllBytes(directory.resolve(NAME));
        try {
            return manifest(JsonObject.read(json));
        } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IOException(place + ": " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(JsonObject json) {
        if (json.number("format") != FORMAT) {
            throw new IllegalArgumentException("format " + json.number("format") + ", this library reads " + FORMAT
                    + "; read it with a later release");
        }
        return new Manifest(
                new ModelVersion(json.text("version")),
                origin(json),
                each(json.object("tables"), JsonObject::object, ManifestFile::table),
                json.has(HASHED_IDS)
                        ? each(json.object(HASHED_IDS), JsonObject::object, ManifestFile::hashedIds)
                        : Map.of(),
                each(json.object("catalogue"), JsonObject::object, ManifestFile::checksum),
                each(json.object("provenance"), JsonObject::text, text -> text));
    }

    private static Origin origin(JsonObject json) {
        Instant finished = Instant.parse(json.text("created"));
        Instant began = json.has("began") ? Instant.parse(json.text("began")) : finished;
        return new Origin(began, finished, json.text("library"), json.text("java"));
    }

    private static <A, B> Map<String, B> each(
            JsonObject json, BiFunction<JsonObject, String, A> field, Function<A, B> as) {
        Map<String, B> values = new LinkedHashMap<>();
        json.names().forEach(name -> values.put(name, as.apply(field.apply(json, name))));
        return values;
    }

    private static FileChecksum checksum(JsonObject json) {
        return new FileChecksum(
                json.number("bytes"),
                json.names().contains("crc32c") ? Optional.of(json.text("crc32c")) : Optional.empty());
    }

    private static Manifest.Table table(JsonObject json) {
        return new Manifest.Table(
                type(json.text("type")),
                json.number("rows"),
                Math.toIntExact(json.number("dimension")),
                json.number("bytes"));
    }

    private static HashedIds hashedIds(JsonObject json) {
        return new HashedIds(
                Math.toIntExact(json.number("buckets")), Math.toIntExact(json.number("hashes")), json.number("seed"));
    }

    private static TableType type(String name) {
        for (TableType type : TableType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown table type " + name + "; read it with a later release");
    }
}
