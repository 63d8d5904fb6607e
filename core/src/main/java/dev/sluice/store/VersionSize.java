package dev.sluice.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes that a version takes on the disk. Its tables are mapped, so the same bytes are what the page cache holds
 * when all of them were read; the catalogue is read when the version is opened.
 *
 * @param tables bytes of each table, by name
 * @param catalogue bytes of the catalogue's files
 */
public record VersionSize(Map<String, Long> tables, long catalogue) {
    public VersionSize {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    static VersionSize of(Map<String, Manifest.Table> tables, Map<String, FileChecksum> catalogue) {
        Map<String, Long> bytes = new TreeMap<>();
        tables.forEach((name, table) -> bytes.put(name, table.bytes()));
        return new VersionSize(
                bytes,
                catalogue.values().stream().mapToLong(FileChecksum::bytes).sum());
    }

    /** All of it. */
    public long total() {
        return catalogue + tables.values().stream().mapToLong(Long::longValue).sum();
    }
}
