package dev.sluice.internal.file;

/** What the data of a table file is made of; the code stands in the file. */
public enum TableType {
    /** Rows of little-endian 32-bit floats. */
    F32(TableKind.EMBEDDINGS, 1, Float.BYTES),
    /** Rows of little-endian 16-bit floats. */
    F16(TableKind.EMBEDDINGS, 2, Short.BYTES),
    /** Rows of signed bytes behind a 32-bit float, by which they are multiplied; filled up to whole words. */
    I8(TableKind.EMBEDDINGS, 3, Byte.BYTES),
    /** An index and a value. */
    ENTRY(TableKind.SPARSE, 16, Integer.BYTES + Float.BYTES),
    /** An index, a value and a time. */
    TIMED_ENTRY(TableKind.SPARSE, 17, Integer.BYTES + Float.BYTES + Long.BYTES),
    /** Ids that are texts. */
    TEXT_IDS(TableKind.IDS, 32, 1),
    /** Ids that are all whole numbers. */
    LONG_IDS(TableKind.IDS, 33, 1),
    /** A name, and a number for each row. */
    NUMBERS(TableKind.COLUMN, 40, 1),
    /** A name, and the code of a text for each row. */
    TEXTS(TableKind.COLUMN, 41, 1),
    /** A name, and the codes of some tags for each row. */
    TAGS(TableKind.COLUMN, 42, 1),
    /** Vectors of bytes in cells, laid out for scanning. */
    CELLS(TableKind.CELLS, 48, 1),
    /** Words and numbers that a label is made of. */
    LABEL(TableKind.LABEL, 56, 1);

    public final TableKind kind;
    public final int code;
    /** Bytes of one element. */
    public final int bytes;

    TableType(TableKind kind, int code, int bytes) {
        this.kind = kind;
        this.code = code;
        this.bytes = bytes;
    }

    /** Bytes in a row of so many elements. */
    public int stride(int width) {
        return this == I8 ? (Float.BYTES + width + 3) / 4 * 4 : width * bytes;
    }
}
