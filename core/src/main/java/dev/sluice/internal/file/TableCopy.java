package dev.sluice.internal.file;

import dev.sluice.internal.memory.Anonymous;
import dev.sluice.internal.memory.MappedRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The rows of a table file, read into anonymous memory. They outlive the file. */
public final class TableCopy extends OpenTable {
    private static final int READ_BYTES = 1 << 20;

    private final ByteBuffer checksums;
    private final Anonymous memory;

    private TableCopy(Path path, TableHeader header, ByteBuffer checksums, Anonymous memory) {
        super(path, header);
        this.checksums = checksums;
        this.memory = memory;
    }

    /**
     * Reads the file of an embedding table, and compares checksums on the way.
     *
     * @throws IOException also if it is not as it was written
     */
    static TableCopy read(Path path, TableHeader header) throws IOException {
        Anonymous memory = Anonymous.allocate(header.rows(), header.type().stride(header.width()));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            TableCopy copy = new TableCopy(path, header, TableFile.checksums(channel, header), memory);
            copy.fill(channel);
            return copy;
        } catch (IOException | RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    private void fill(FileChannel channel) throws IOException {
        ChunkCheck check = new ChunkCheck(name(), header, checksums);
        long from = TableHeader.BYTES;
        for (long row = 0; row < rows().rows(); row += rows().follow(row)) {
            ByteBuffer segment = segment(row);
            while (segment.hasRemaining()) {
                int run = Math.min(READ_BYTES, segment.remaining());
                ByteBuffer part = segment.slice(segment.position(), run);
                TableFile.readFully(channel, from, part);
                check.update(part.flip());
                segment.position(segment.position() + run);
                from += run;
            }
        }
    }

    /** The whole segment that begins with a row. */
    private ByteBuffer segment(long row) {
        return memory.segment(row).duplicate().clear();
    }

    public MappedRows rows() {
        return memory.rows();
    }

    public boolean hasHugePages() {
        return memory.hasHugePages();
    }

    @Override
    public void requireUncut() {
        // memory of its own outlives the file
    }

    @Override
    public void verify() throws IOException {
        requireOpen();
        ChunkCheck check = new ChunkCheck(name(), header, checksums);
        for (long row = 0; row < rows().rows(); row += rows().follow(row)) {
            check.update(segment(row));
        }
    }

    @Override
    void release() {
        memory.close();
    }
}
