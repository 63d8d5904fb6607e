package dev.sluice.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Compares the checksums of a table's chunks with those that its file ends with, as the data goes by. */
final class ChunkCheck {
    private final String name;
    private final TableHeader header;
    private final ByteBuffer expected;
    private final CRC32C checksum = new CRC32C();
    private long checked;

    /** @param expected the checksums, from its position on; that is left alone */
    ChunkCheck(String name, TableHeader header, ByteBuffer expected) {
        this.name = name;
        this.header = header;
        this.expected = expected.duplicate().order(expected.order());
    }

    /** Takes the next bytes of the data, up to the buffer's limit. */
    void update(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            long begin = checked / header.chunkBytes() * header.chunkBytes();
            long end = Math.min(begin + header.chunkBytes(), header.dataBytes());
            int run = (int) Math.min(bytes.remaining(), end - checked);
            checksum.update(bytes.slice(bytes.position(), run));
            bytes.position(bytes.position() + run);
            checked += run;
            if (checked == end) {
                endChunk(begin, end);
            }
        }
    }

    private void endChunk(long begin, long end) throws IOException {
        int found = (int) checksum.getValue();
        int written = expected.getInt();
        if (found != written) {
            throw new IOException(name + ": damaged between bytes " + (TableHeader.BYTES + begin) + " and "
                    + (TableHeader.BYTES + end - 1) + ": checksum " + TableHeader.hex(found) + ", expected "
                    + TableHeader.hex(written));
        }
        checksum.reset();
    }
}
