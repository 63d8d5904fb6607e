package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;

/** Texts as they come. Belongs to one thread. */
final class GrowingTexts {
    private final GrowingPart blocks = new GrowingPart(Long.BYTES);
    private final GrowingPart begins = new GrowingPart(Integer.BYTES);
    private final GrowingPart bytes = new GrowingPart(1);
    private long block;

    GrowingTexts() {
        mark();
    }

    void add(byte[] utf8) {
        if (utf8.length > Texts.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a text must have at most " + Texts.MOST_BYTES + " bytes in UTF-8: " + utf8.length);
        }
        bytes.addBytes(utf8);
        mark();
    }

    /** Notes where the next text begins. */
    private void mark() {
        if ((begins.rows() & ((1 << Texts.BLOCK_SHIFT) - 1)) == 0) {
            block = bytes.rows();
            blocks.addLong(block);
        }
        begins.addInt((int) (bytes.rows() - block));
    }

    /** The texts so far, without a copy; those that are added later do not show. */
    Texts view() {
        return new Texts(blocks.part(), begins.part(), bytes.part());
    }
}
