package dev.sluice.internal.file;

import dev.sluice.ModelVersion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A copy of a table file that belongs to another version, while nobody else knows of it. The data are copied with their
 * checksums, so that damage is copied as damage and {@link TableFile#verify} finds it in the copy too.
 */
public final class TableRewrite {
    private static final int READ_BYTES = 1 << 20;

    private final Path file;
    private final TableHeader header;

    private TableRewrite(Path file, TableHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Copies a table; the caller forces the copy to disk. */
    public static TableRewrite of(Path from, TableKind kind, Path to, ModelVersion version) throws IOException {
        TableHeader header = TableFile.header(from, kind).of(version);
        Files.copy(from, to);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            write(channel, 0, header.encode());
        }
        return new TableRewrite(to, header);
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
        long checksumAt = TableHeader.BYTES + header.dataBytes() + chunk * Integer.BYTES;
        int expected = read(channel, checksumAt, Integer.BYTES).getInt();
        int found = checksum(channel, chunk);
        if (found != expected) {
            throw new IOException(file.getFileName() + ": damaged in chunk " + chunk + " of " + header.chunkBytes()
                    + " bytes: checksum " + TableHeader.hex(found) + ", expected " + TableHeader.hex(expected));
        }
        write(channel, TableHeader.BYTES + from, ByteBuffer.allocate(bytes));
        ByteBuffer checksum = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        write(channel, checksumAt, checksum.putInt(0, checksum(channel, chunk)));
    }

    private int checksum(FileChannel channel, long chunk) throws IOException {
        CRC32C checksum = new CRC32C();
        long end = Math.min(header.dataBytes(), (chunk + 1) * header.chunkBytes());
        for (long from = chunk * header.chunkBytes(); from < end; ) {
            int run = (int) Math.min(READ_BYTES, end - from);
            checksum.update(read(channel, TableHeader.BYTES + from, run));
            from += run;
        }
        return (int) checksum.getValue();
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new EOFException("the file ended while it was read");
            }
        }
        return into.flip();
    }

    private static void write(FileChannel channel, long from, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, from + bytes.position());
        }
    }
}
