package dev.sluice.internal.file;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A copy of a table file that belongs to another version, while nobody else knows of it. The data are copied with their
 * checksums, so that damage is copied as damage and {@link TableFile#verify} finds it in the copy too.
 */
public final class TableCopy {
    private final Path file;
    private final TableHeader header;

    private TableCopy(Path file, TableHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Copies a table; the caller forces the copy to disk. */
    public static TableCopy of(Path from, TableKind kind, Path to, ModelVersion version) throws IOException {
        TableHeader header = TableFile.header(from, kind).of(version);
        Files.copy(from, to);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            write(channel, 0, header.encode());
        }
        return new TableCopy(to, header);
    }

    /**
     * Makes a row of an embedding table zero in the copy.
     *
     * @throws IOException if a chunk that the row is part of is damaged, which a new checksum would hide
     */
    public void clearRow(long row) throws IOException {
        long stride = header.type().stride(header.width());
        long end = (row + 1) * stride;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (long from = row * stride; from < end; ) {
                long run = Math.min(end, (from / header.chunkBytes() + 1) * header.chunkBytes()) - from;
                clear(channel, from, (int) run);
                from += run;
            }
        }
    }

    /** Clears bytes of one chunk. */
    private void clear(FileChannel channel, long from, int bytes) throws IOException {
        long chunk = from / header.chunkBytes();
        long begin = TableHeader.BYTES + chunk * header.chunkBytes();
        long length = Math.min(header.chunkBytes(), header.dataBytes() - chunk * header.chunkBytes());
        long checksumAt = TableHeader.BYTES + header.dataBytes() + chunk * Integer.BYTES;
        int expected = TableFile.read(channel, checksumAt, Integer.BYTES).getInt();
        int found = TableFile.checksum(channel, begin, length);
        if (found != expected) {
            throw TableFile.damaged(file.getFileName().toString(), begin, length, found, expected);
        }
        write(channel, TableHeader.BYTES + from, ByteBuffer.allocate(bytes));
        ByteBuffer checksum = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        write(channel, checksumAt, checksum.putInt(0, TableFile.checksum(channel, begin, length)));
    }

    private static void write(FileChannel channel, long from, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, from + bytes.position());
        }
    }
}
