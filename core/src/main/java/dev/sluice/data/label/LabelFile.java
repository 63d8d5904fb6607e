package dev.sluice.data.label;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import dev.sluice.internal.memory.MappedRows;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A label in a file, with all that it was fitted to. What is read says of every exposure what the written one says, to
 * the last bit. A fitted {@link D2q} takes 8 bytes for each exposure it was fitted to, other labels a few hundred.
 *
 * <p>Usually {@code SnapshotWriter.label} writes it beside the models that learned from the label, and
 * {@code ModelSnapshot.label} reads it.
 */
public final class LabelFile {
    private LabelFile() {}

    /**
     * Writes a label, durably, over a file that is there.
     *
     * @param version the version it belongs to
     * @throws IllegalArgumentException if the label, or one of those it combines, is of no type of this package: nobody
     *     knows how to read it back
     */
    public static void write(Label label, Path file, ModelVersion version) throws IOException {
        try (TableOutput output = new TableOutput(file, version, TableHeader.CHUNK_BYTES)) {
            LabelForm.write(label, new LabelOutput(output));
            output.endPart();
            output.complete(TableType.LABEL, 1, 1, 1);
            output.place();
        }
    }

    /**
     * Reads a label, and checks every byte of it.
     *
     * @throws IOException if the file is not as it was written, or holds a label that a later release wrote; names the
     *     file
     */
    public static Label read(Path file) throws IOException {
        try (TableFile table = TableFile.open(file, TableKind.LABEL, MappedRows.SEGMENT_BYTES)) {
            table.verify();
            LabelInput input = new LabelInput(table.part(0, 1));
            Label label = LabelForm.read(input);
            input.requireEnd();
            return label;
        } catch (IllegalArgumentException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
