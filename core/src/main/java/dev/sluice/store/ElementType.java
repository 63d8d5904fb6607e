package dev.sluice.store;

/** What one entry of a row is made of; the code stands in the file. */
enum ElementType {
    /** A little-endian 32-bit float. */
    F32(TableKind.EMBEDDINGS, 1, Float.BYTES),
    /** An index and a value. */
    ENTRY(TableKind.SPARSE, 16, Integer.BYTES + Float.BYTES),
    /** An index, a value and a time. */
    TIMED_ENTRY(TableKind.SPARSE, 17, Integer.BYTES + Float.BYTES + Long.BYTES);

    final TableKind kind;
    final int code;
    final int bytes;

    ElementType(TableKind kind, int code, int bytes) {
        this.kind = kind;
        this.code = code;
        this.bytes = bytes;
    }
}
