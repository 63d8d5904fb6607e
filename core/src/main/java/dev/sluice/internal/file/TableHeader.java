package dev.sluice.internal.file;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The first 256 bytes of a table file. Numbers are little-endian:
 *
 * <pre>
 *   0  8   magic: the kind of table
 *   8  4   0x0A0B0C0D, which shows the byte order
 *  12  4   format version, 1
 *  16  4   type of the elements
 *  20  4   width: elements in a row; 1 in a sparse table
 *  24  8   rows
 *  32  8   elements of all rows together
 *  40  4   bytes in a chunk that has a checksum
 *  44  1   length of the model version
 *  45 100  model version, ASCII
 * 147  1   parts that follow, at most 12
 * 148 96   bytes in each part
 * 252  4   CRC32C of the bytes before
 * </pre>
 *
 * The data follows. Of an embedding table it is the rows. Of a sparse table it is the elements row after row and then
 * the element at which each row begins, a last one added, 8 bytes each. Other tables name their parts in the header;
 * each begins at a multiple of 64 bytes, the gaps are zero. After the data come the CRC32Cs of its chunks, 4 bytes
 * each; the last chunk may be shorter.
 *
 * @param parts bytes in each part as the header names them; none in embedding and sparse tables
 */
public record TableHeader(
        TableType type, int width, long rows, long elements, List<Long> parts, int chunkBytes, ModelVersion version) {
    public static final int BYTES = 256;
    /** The longest row of an embedding table. */
    public static final int MAX_WIDTH = 1 << 16;

    public static final int CHUNK_BYTES = 64 << 20;
    /** What the beginning of a part is a multiple of. */
    static final int ALIGNMENT = 64;

    static final int MOST_PARTS = 12;
    /** Their checksums are read at once. */
    private static final int MOST_CHUNKS = Integer.MAX_VALUE / Integer.BYTES;

    private static final int FORMAT = 1;
    private static final int BYTE_ORDER_MARK = 0x0A0B0C0D;
    private static final int VERSION_BYTES = 100;
    private static final int PARTS_AT = 147;
    private static final int CHECKSUM_AT = 252;

    public TableHeader {
        parts = List.copyOf(parts);
    }

    /** The same table in another version. */
    TableHeader of(ModelVersion other) {
        return new TableHeader(type, width, rows, elements, parts, chunkBytes, other);
    }

    /** Bytes of all elements of a sparse table. */
    public long elementBytes() {
        return Math.multiplyExact(elements, type.bytes);
    }

    /** Where a part begins in the data. */
    public long partAt(int part) {
        long at = 0;
        for (long bytes : parts.subList(0, part)) {
            at += aligned(bytes);
        }
        return at;
    }

    /** Bytes in a part, 0 where the header names no such part. */
    public long partBytes(int part) {
        return part < parts.size() ? parts.get(part) : 0;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    public long dataBytes() {
        return switch (type.kind) {
            case EMBEDDINGS -> Math.multiplyExact(rows, type.stride(width));
            case SPARSE -> elementBytes() + (rows + 1) * Long.BYTES;
            case IDS, COLUMN, CELLS, LABEL -> partAt(parts.size());
        };
    }

    public long chunks() {
        return (dataBytes() + chunkBytes - 1) / chunkBytes;
    }

    public long fileBytes() {
        return BYTES + dataBytes() + chunks() * Integer.BYTES;
    }

    public ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] id = version.id().getBytes(StandardCharsets.US_ASCII);
        bytes.put(type.kind.magic.getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(BYTE_ORDER_MARK).putInt(FORMAT).putInt(type.code).putInt(width);
        bytes.putLong(rows).putLong(elements).putInt(chunkBytes);
        bytes.put((byte) id.length).put(id);
        bytes.position(PARTS_AT).put((byte) parts.size());
        parts.forEach(bytes::putLong);
        bytes.putInt(CHECKSUM_AT, checksum(bytes));
        return bytes.clear();
    }

    /**
     * Reads a header and refuses what this library cannot read.
     *
     * @param file names the table in errors
     */
    public static TableHeader decode(ByteBuffer bytes, TableKind kind, String file) throws IOException {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        requireMagic(text(bytes, 0, kind.magic.length()), kind, file);
        if (bytes.getInt(8) == Integer.reverseBytes(BYTE_ORDER_MARK)) {
            throw new IOException(file + ": written big-endian, tables are little-endian");
        }
        if (bytes.getInt(12) < 1 || bytes.getInt(12) > FORMAT) {
            throw new IOException(file + ": format version " + bytes.getInt(12) + ", this library reads up to " + FORMAT
                    + "; read it with a later release");
        }
        if (bytes.getInt(CHECKSUM_AT) != checksum(bytes)) {
            throw new IOException(file + ": the header is damaged: checksum " + hex(checksum(bytes)) + ", expected "
                    + hex(bytes.getInt(CHECKSUM_AT)));
        }
        TableHeader header = new TableHeader(
                type(bytes.getInt(16), kind, file),
                bytes.getInt(20),
                bytes.getLong(24),
                bytes.getLong(32),
                parts(bytes, file),
                bytes.getInt(40),
                version(text(bytes, 45, Math.min(Byte.toUnsignedInt(bytes.get(44)), VERSION_BYTES + 1)), file));
        if (!header.isPossible()) {
            throw new IOException(file + ": the header is impossible: " + header);
        }
        return header;
    }

    private static List<Long> parts(ByteBuffer bytes, String file) throws IOException {
        int count = bytes.get(PARTS_AT);
        if (count < 0 || count > MOST_PARTS) {
            throw new IOException(file + ": the header is impossible: " + count + " parts");
        }
        List<Long> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            parts.add(bytes.getLong(PARTS_AT + 1 + part * Long.BYTES));
        }
        return parts;
    }

    private boolean isPossible() {
        boolean fits = switch (type.kind) {
            case EMBEDDINGS ->
                width >= 1
                        && width <= MAX_WIDTH
                        && rows <= Long.MAX_VALUE >> 24
                        && elements == rows * width
                        && parts.isEmpty();
            case SPARSE ->
                width == 1 && rows <= Integer.MAX_VALUE && elements <= Long.MAX_VALUE >> 8 && parts.isEmpty();
            case IDS, COLUMN, CELLS, LABEL ->
                !parts.isEmpty()
                        && rows <= Integer.MAX_VALUE
                        && parts.stream().allMatch(bytes -> bytes >= 0 && bytes <= Long.MAX_VALUE >> 8);
        };
        return fits && rows >= 0 && elements >= 0 && chunkBytes >= 1 && chunks() <= MOST_CHUNKS;
    }

    private static void requireMagic(String magic, TableKind kind, String file) throws IOException {
        for (TableKind other : TableKind.values()) {
            if (other.magic.equals(magic) && other != kind) {
                throw new IOException(file + ": is " + other.description + ", expected " + kind.description);
            }
        }
        if (!magic.equals(kind.magic)) {
            throw new IOException(file + ": not " + kind.description);
        }
    }

    private static TableType type(int code, TableKind kind, String file) throws IOException {
        for (TableType type : TableType.values()) {
            if (type.kind == kind && type.code == code) {
                return type;
            }
        }
        throw new IOException(file + ": unknown element type " + code);
    }

    private static ModelVersion version(String id, String file) throws IOException {
        try {
            return new ModelVersion(id);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(0, CHECKSUM_AT));
        return (int) checksum.getValue();
    }

    public static String hex(int checksum) {
        return String.format(Locale.ROOT, "%08x", checksum);
    }
}
