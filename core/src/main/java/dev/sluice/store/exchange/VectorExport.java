package dev.sluice.store.exchange;

import dev.sluice.internal.file.Durably;
import dev.sluice.internal.kernel.RowEncoder;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a table to files that other libraries read. Tables of 16-bit floats stay 16-bit floats, others become 32-bit
 * floats. A file appears under its name, replacing another, only once it is whole and on the disk.
 */
public final class VectorExport {
    private static final int BUFFER_BYTES = 1 << 18;

    private final EmbeddingStore table;
    private final long first;
    private final NumberType type;
    private final RowEncoder encoder;

    /**
     * Exports a table, which the caller keeps open.
     *
     * @param unknown whether row 0 is to stand in the file or be left out
     */
    public VectorExport(EmbeddingStore table, UnknownRow unknown) {
        boolean half = table.elementType() == ElementType.F16;
        this.table = table;
        this.first = unknown == UnknownRow.IN_FILE ? 0 : Math.min(1, table.rows());
        this.type = half ? NumberType.F16 : NumberType.F32;
        this.encoder = half ? RowEncoder.F16 : RowEncoder.F32;
    }

    /** Writes what {@code numpy.load} reads, or maps. */
    public void npy(Path file) throws IOException {
        write(file, NpyHeader.write(rows(), table.dimension(), type), type, encoder);
    }

    /**
     * Writes a safetensors file with one tensor.
     *
     * @param tensor its name
     */
    public void safetensors(Path file, String tensor) throws IOException {
        write(file, SafetensorsHeader.write(tensor, rows(), table.dimension(), type), type, encoder);
    }

    /** Writes little-endian 32-bit floats, row after row and nothing else, whatever the table's type. */
    public void float32(Path file) throws IOException {
        write(file, ByteBuffer.allocate(0), NumberType.F32, RowEncoder.F32);
    }

    private long rows() {
        return table.rows() - first;
    }

    private void write(Path file, ByteBuffer header, NumberType numbers, RowEncoder rows) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                writeFully(channel, header);
                writeRows(channel, numbers.bytes * table.dimension(), rows);
                channel.force(true);
            }
            Durably.rename(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void writeRows(FileChannel channel, int stride, RowEncoder encoder) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(Math.max(BUFFER_BYTES, stride)).order(ByteOrder.LITTLE_ENDIAN);
        float[] row = new float[table.dimension()];
        for (long i = first; i < table.rows(); i++) {
            if (buffer.remaining() < stride) {
                writeFully(channel, buffer.flip());
                buffer.clear();
            }
            table.copyRow(i, row);
            encoder.encode(row, buffer);
        }
        writeFully(channel, buffer.flip());
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
