package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The first 256 bytes of a table file. Numbers are little-endian:
 *
 * <pre>
 *   0  8   magic: the kind of table
 *   8  4   0x0A0B0C0D, which shows the byte order
 *  12  4   format version, 1
 *  16  4   element type
 *  20  4   width: elements in a row; 1 in a sparse table
 *  24  8   rows
 *  32  8   elements of all rows together
 *  40  4   bytes in a chunk that has a checksum
 *  44  1   length of the model version
 *  45 100  model version, ASCII
 * 252  4   CRC32C of the bytes before
 * </pre>
 *
 * The data follows: the elements row after row, and in a sparse table the element at which each row begins, a last one
 * added, 8 bytes each. After the data come the CRC32Cs of its chunks, 4 bytes each; the last chunk may be shorter.
 */
record TableHeader(ElementType type, int width, long rows, long elements, int chunkBytes, ModelVersion version) {
    static final int BYTES = 256;
    /** The longest row of an embedding table. */
    static final int MAX_WIDTH = 1 << 16;

    static final int CHUNK_BYTES = 64 << 20;
    private static final int FORMAT = 1;
    private static final int BYTE_ORDER_MARK = 0x0A0B0C0D;
    private static final int VERSION_BYTES = 100;
    private static final int CHECKSUM_AT = 252;

    /** Bytes of all elements. */
    long elementBytes() {
        return Math.multiplyExact(elements, type.bytes);
    }

    long dataBytes() {
        return type.kind == TableKind.SPARSE ? elementBytes() + (rows + 1) * Long.BYTES : elementBytes();
    }

    long chunks() {
        return (dataBytes() + chunkBytes - 1) / chunkBytes;
    }

    long fileBytes() {
        return BYTES + dataBytes() + chunks() * Integer.BYTES;
    }

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] id = version.id().getBytes(StandardCharsets.US_ASCII);
        bytes.put(type.kind.magic.getBytes(StandardCharsets.US_ASCII));
        bytes.putInt(BYTE_ORDER_MARK).putInt(FORMAT).putInt(type.code).putInt(width);
        bytes.putLong(rows).putLong(elements).putInt(chunkBytes);
        bytes.put((byte) id.length).put(id);
        bytes.putInt(CHECKSUM_AT, checksum(bytes));
        return bytes.clear();
    }

    /**
     * Reads a header and refuses what this library cannot read.
     *
     * @param file names the table in errors
     */
    static TableHeader decode(ByteBuffer bytes, TableKind kind, String file) throws IOException {
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
                bytes.getInt(40),
                version(text(bytes, 45, Math.min(Byte.toUnsignedInt(bytes.get(44)), VERSION_BYTES + 1)), file));
        if (!header.isPossible()) {
            throw new IOException(file + ": the header is impossible: " + header);
        }
        return header;
    }

    private boolean isPossible() {
        boolean rowsFit = type.kind == TableKind.SPARSE
                ? width == 1 && rows <= Integer.MAX_VALUE && elements <= Long.MAX_VALUE >> 8
                : width >= 1 && width <= MAX_WIDTH && rows <= Long.MAX_VALUE >> 24 && elements == rows * width;
        return rowsFit && rows >= 0 && elements >= 0 && chunkBytes >= 1;
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

    private static ElementType type(int code, TableKind kind, String file) throws IOException {
        for (ElementType type : ElementType.values()) {
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

    static String hex(int checksum) {
        return String.format(Locale.ROOT, "%08x", checksum);
    }
}
