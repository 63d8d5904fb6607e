package dev.sluice.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.GrowingPart;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TablePart;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A column in a file of its own. The parts are its name and, of numbers, one of 8 bytes for each row; of texts, a code
 * of 4 bytes for each row and the distinct texts; of tags, where each row's codes begin, the codes, and the tags.
 */
final class ColumnFile {
    private ColumnFile() {}

    static void write(Path path, String name, Column column, ModelVersion version) throws IOException {
        try (TableOutput output = new TableOutput(path, version, TableHeader.CHUNK_BYTES)) {
            writeName(name, output);
            if (column instanceof NumberColumn numbers) {
                numbers.write(output);
            } else if (column instanceof TextColumn texts) {
                texts.write(output);
            } else if (column instanceof TagColumn tags) {
                tags.write(output);
            }
            output.place();
        }
    }

    private static void writeName(String name, TableOutput output) throws IOException {
        GrowingPart part = new GrowingPart(1);
        part.addBytes(Utf8.bytes(Utf8.requireKey(name)));
        part.part().write(output);
    }

    static Column column(TableFile file) throws IOException {
        TableHeader header = file.header();
        file.require(
                header.type() == TableType.TAGS
                        ? header.elements() <= Integer.MAX_VALUE
                        : header.elements() == header.rows());
        return switch (header.type()) {
            case NUMBERS -> NumberColumn.open(file);
            case TEXTS -> TextColumn.open(file);
            default -> TagColumn.open(file);
        };
    }

    static String name(TableFile file) throws IOException {
        TablePart name = file.part(0, 1);
        return new String(name.bytes(0, Math.toIntExact(name.rows())), UTF_8);
    }
}
