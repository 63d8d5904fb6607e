package dev.sluice.data;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of items or of users: {@code items.ids}, {@code items.0.column}, {@code items.1.column} and so on. */
final class EntityFiles {
    /** Opens a table file and keeps it, to be closed by whoever made this. */
    @FunctionalInterface
    interface Opening {
        TableFile open(String file, TableKind kind) throws IOException;
    }

    private EntityFiles() {}

    static void write(Entities entities, Path directory, String name, ModelVersion version) throws IOException {
        entities.ids().write(directory.resolve(ids(name)), version);
        int number = 0;
        for (Map.Entry<String, Column> column : entities.columns().entrySet()) {
            ColumnFile.write(directory.resolve(column(name, number++)), column.getKey(), column.getValue(), version);
        }
    }

    static Entities read(Opening opening, String name, Collection<String> files) throws IOException {
        IdIndex ids = IdIndex.of(opening.open(ids(name), TableKind.IDS));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int number = 0; files.contains(column(name, number)); number++) {
            TableFile file = opening.open(column(name, number), TableKind.COLUMN);
            Column column = ColumnFile.column(file);
            if (column.rows() != ids.rows()) {
                throw new IOException(
                        file.name() + ": has " + column.rows() + " rows, " + ids(name) + " has " + ids.rows());
            }
            if (columns.put(ColumnFile.name(file), column) != null) {
                throw new IOException(
                        file.name() + ": the column " + Line.quoted(ColumnFile.name(file)) + " comes twice");
            }
        }
        return new Entities(ids, columns);
    }

    private static String ids(String name) {
        return TableKind.IDS.file(name);
    }

    private static String column(String name, int number) {
        return TableKind.COLUMN.file(name + "." + number);
    }
}
