package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;

/** Texts as they come, given as keys. Belongs to one thread. */
final class GrowingTexts {
    private final GrowingPart cells = new GrowingPart(Long.BYTES);
    private final GrowingPart bytes = new GrowingPart(1);

    void add(String key) {
        if (key.length() <= Texts.SHORT) {
            cells.addLong(Texts.low(key));
            cells.addLong(Texts.high(key));
        } else if (key.length() <= Texts.MOST_BYTES) {
            cells.addLong(Texts.longer(key.length()));
            cells.addLong(bytes.rows());
            bytes.addBytes(Utf8.bytes(key));
        } else {
            throw new IllegalArgumentException(
                    "a text must have at most " + Texts.MOST_BYTES + " bytes in UTF-8: " + key.length());
        }
    }

    /** The texts so far, without a copy; those that are added later do not show. */
    Texts view() {
        return new Texts(cells.part(), bytes.part());
    }
}
