package dev.sluice.internal.file;

import dev.sluice.internal.memory.MappedRows;
import dev.sluice.internal.memory.Mapping;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;

/** An open table file: its header, its parts mapped as rows, and its checksums. */
public final class TableFile implements Closeable {
    private final Path path;
    private final TableHeader header;
    private final Mapping mapping = new Mapping();
    private final int segmentBytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TableFile(Path path, TableHeader header, int segmentBytes) {
        this.path = path;
        this.header = header;
        this.segmentBytes = segmentBytes;
    }

    public static TableFile open(Path path, TableKind kind, int segmentBytes) throws IOException {
        return new TableFile(path, header(path, kind), segmentBytes);
    }

    /** The header of a file, which is as long as the header says. */
    public static TableHeader header(Path path, TableKind kind) throws IOException {
        String name = path.getFileName().toString();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            requireBytes(TableHeader.BYTES, Math.min(channel.size(), TableHeader.BYTES), name);
            TableHeader header = TableHeader.decode(read(channel, 0, TableHeader.BYTES), kind, name);
            requireBytes(header.fileBytes(), channel.size(), name);
            return header;
        }
    }

    private static void requireBytes(long expected, long found, String name) throws IOException {
        if (found != expected) {
            throw new IOException(name + ": expected " + expected + " bytes, found " + found);
        }
    }

    public TableHeader header() {
        return header;
    }

    public String name() {
        return path.getFileName().toString();
    }

    /** Maps a part of the data as rows. */
    public MappedRows map(long from, long rows, int stride) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return MappedRows.map(mapping, channel, TableHeader.BYTES + from, rows, stride, segmentBytes);
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Maps a part that the header names, as rows that fill it. */
    public MappedRows mapPart(int part, int stride) throws IOException {
        return map(header.partAt(part), header.parts().get(part) / stride, stride);
    }

    /** A part that the header names, as rows that fill it. */
    public TablePart part(int part, int stride) throws IOException {
        return TablePart.of(this, part, stride);
    }

    /** Refuses, and closes, a file whose header says what cannot be. */
    public void require(boolean possible) throws IOException {
        if (!possible) {
            close();
            throw new IOException(name() + ": the header is impossible: " + header);
        }
    }

    /** Refuses, and closes, a file whose parts are not of these sizes. */
    public void requireParts(List<Long> bytes) throws IOException {
        require(header.parts().equals(bytes));
    }

    public void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }

    /** Reads the data chunk by chunk and compares checksums. */
    public void verify() throws IOException {
        requireOpen();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer expected =
                    read(channel, TableHeader.BYTES + header.dataBytes(), (int) header.chunks() * Integer.BYTES);
            for (long from = 0; from < header.dataBytes(); from += header.chunkBytes()) {
                verify(channel, from, Math.min(header.chunkBytes(), header.dataBytes() - from), expected.getInt());
            }
        }
    }

    private void verify(FileChannel channel, long from, long bytes, int expected) throws IOException {
        CRC32C checksum = new CRC32C();
        for (long done = 0; done < bytes; ) {
            int run = (int) Math.min(1 << 20, bytes - done);
            checksum.update(read(channel, TableHeader.BYTES + from + done, run));
            done += run;
        }
        if ((int) checksum.getValue() != expected) {
            throw new IOException(name() + ": damaged between bytes " + (TableHeader.BYTES + from) + " and "
                    + (TableHeader.BYTES + from + bytes - 1) + ": checksum "
                    + TableHeader.hex((int) checksum.getValue()) + ", expected " + TableHeader.hex(expected));
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new IOException("the file ended at byte " + (from + into.position()) + " while it was read");
            }
        }
        return into.flip();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            mapping.close();
        }
    }
}
