package dev.sluice.internal.file;

import dev.sluice.ModelVersion;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes a table file aside, as {@code NAME.tmp}, and renames it when it is whole and on the disk. Closing it before
 * {@link #place} throws away what was written.
 */
public final class TableOutput implements Closeable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final Path aside;
    private final FileChannel channel;
    private final ModelVersion version;
    private final int chunkBytes;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();
    private final IntArrayList checksums = new IntArrayList();
    private final List<Long> parts = new ArrayList<>();
    private long inPart;
    private int inChunk;
    private boolean complete;
    private boolean placed;

    public TableOutput(Path file, ModelVersion version, int chunkBytes) throws IOException {
        this.file = file;
        this.aside = file.resolveSibling(file.getFileName() + ".tmp");
        this.version = version;
        this.chunkBytes = chunkBytes;
        this.channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        channel.position(TableHeader.BYTES);
    }

    public boolean isOpen() {
        return channel.isOpen();
    }

    public void requireIncomplete() {
        if (!channel.isOpen()) {
            throw new IllegalStateException(this + " is complete");
        }
    }

    /** A buffer with room for that many bytes, at most 256 KiB, to be filled before the next call. */
    public ByteBuffer room(int bytes) throws IOException {
        requireIncomplete();
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    /**
     * Ends a part that the header is to name; the next one begins at a multiple of 64 bytes. For kinds of tables that
     * have such parts.
     */
    public void endPart() throws IOException {
        flush();
        parts.add(inPart);
        ByteBuffer room = room(TableHeader.ALIGNMENT);
        room.put(new byte[(int) Math.floorMod(-inPart, (long) TableHeader.ALIGNMENT)]);
        flush();
        inPart = 0;
    }

    private void flush() throws IOException {
        buffer.flip();
        inPart += buffer.remaining();
        while (buffer.hasRemaining()) {
            int run = Math.min(buffer.remaining(), chunkBytes - inChunk);
            ByteBuffer part = buffer.slice(buffer.position(), run);
            checksum.update(part);
            writeFully(part.flip());
            buffer.position(buffer.position() + run);
            inChunk += run;
            if (inChunk == chunkBytes) {
                endChunk();
            }
        }
        buffer.clear();
    }

    private void endChunk() {
        checksums.add((int) checksum.getValue());
        checksum.reset();
        inChunk = 0;
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            close();
            throw new IOException(this + ": could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * Completes the file, if that was not done, and forces it to disk.
     *
     * @throws IOException also if it was thrown away, as it is after an error
     */
    public void complete(TableType type, int width, long rows, long elements) throws IOException {
        if (complete) {
            return;
        }
        if (!channel.isOpen()) {
            throw couldNotBeWritten();
        }
        flush();
        if (inChunk > 0) {
            endChunk();
        }
        ByteBuffer table = ByteBuffer.allocate(checksums.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        checksums.forEach(table::putInt);
        writeFully(table.flip());
        channel.position(0);
        writeFully(new TableHeader(type, width, rows, elements, parts, chunkBytes, version).encode());
        channel.force(true);
        channel.close();
        complete = true;
    }

    /**
     * Gives the complete file its name, if that was not done.
     *
     * @throws IOException also if it was thrown away
     */
    public void place() throws IOException {
        if (!complete) {
            throw couldNotBeWritten();
        }
        if (!placed) {
            Durably.rename(aside, file);
            placed = true;
        }
    }

    private IOException couldNotBeWritten() {
        return new IOException(this + " could not be written");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!placed) {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
