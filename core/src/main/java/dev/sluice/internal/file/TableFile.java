package dev.sluice.internal.file;

import dev.sluice.internal.memory.MappedRows;
import dev.sluice.internal.memory.Mapping;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** An open table file: its header, its parts mapped as rows, and its checksums. */
public final class TableFile extends OpenTable {
    private final Mapping mapping = new Mapping();
    private final int segmentBytes;
    /** Tells the length also of a file that was renamed or deleted, and no interrupt closes it. */
    private final RandomAccessFile file;

    private TableFile(Path path, TableHeader header, int segmentBytes, RandomAccessFile file) {
        super(path, header);
        this.segmentBytes = segmentBytes;
        this.file = file;
    }

    public static TableFile open(Path path, TableKind kind, int segmentBytes) throws IOException {
        TableHeader header = header(path, kind);
        return new TableFile(path, header, segmentBytes, new RandomAccessFile(path.toFile(), "r"));
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

    @Override
    public void verify() throws IOException {
        requireOpen();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ChunkCheck check = new ChunkCheck(name(), header, checksums(channel, header));
            for (long done = 0; done < header.dataBytes(); ) {
                int run = (int) Math.min(1 << 20, header.dataBytes() - done);
                check.update(read(channel, TableHeader.BYTES + done, run));
                done += run;
            }
        }
    }

    /** What a file ends with: the checksums of its chunks. */
    static ByteBuffer checksums(FileChannel channel, TableHeader header) throws IOException {
        return read(channel, TableHeader.BYTES + header.dataBytes(), (int) header.chunks() * Integer.BYTES);
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, from, into);
        return into.flip();
    }

    /** Fills a buffer that stands at its beginning. */
    static void readFully(FileChannel channel, long from, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new IOException("the file ended at byte " + (from + into.position()) + " while it was read");
            }
        }
    }

    @Override
    public void requireUncut() {
        long found;
        try {
            found = file.length();
        } catch (IOException e) {
            requireOpen();
            throw new UncheckedIOException(name() + ": " + e.getMessage(), e);
        }
        if (found < header.fileBytes()) {
            throw new IllegalStateException(
                    name() + ": was truncated while mapped: expected " + header.fileBytes() + " bytes, found " + found);
        }
    }

    @Override
    void release() {
        mapping.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
