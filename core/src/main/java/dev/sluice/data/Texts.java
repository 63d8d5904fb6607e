package dev.sluice.data;

import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TablePart;
import java.io.IOException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Texts as UTF-8, one behind the other, without an object for each. A text begins where its block of 256 does, 8 bytes
 * a block, and 4 bytes a text behind that.
 *
 * @param blocks where each block of texts begins
 * @param begins where each text begins in its block, and where the last one ends
 * @param bytes the texts
 */
record Texts(TablePart blocks, TablePart begins, TablePart bytes) {
    static final int PARTS = 3;
    static final int BLOCK_SHIFT = 8;
    /** So that a block stays below 4 GiB. */
    static final int MOST_BYTES = (1 << 24) - 1;

    /** Maps the texts that stand in a file from a part on. */
    static Texts open(TableFile file, int part) throws IOException {
        return new Texts(file.part(part, Long.BYTES), file.part(part + 1, Integer.BYTES), file.part(part + 2, 1));
    }

    /** The sizes of the parts that hold so many texts, of so many bytes together. */
    static List<Long> parts(int count, long bytes) {
        return List.of(((count >>> BLOCK_SHIFT) + 1L) * Long.BYTES, (count + 1L) * Integer.BYTES, bytes);
    }

    /** The sizes of the parts from this one on, if they hold as many texts as the second says. */
    static List<Long> parts(TableHeader header, int part) {
        long count = header.partBytes(part + 1) / Integer.BYTES - 1;
        return parts((int) Math.max(0, Math.min(count, Integer.MAX_VALUE - 1)), header.partBytes(part + 2));
    }

    void write(TableOutput output) throws IOException {
        blocks.write(output);
        begins.write(output);
        bytes.write(output);
    }

    int size() {
        return (int) begins.rows() - 1;
    }

    String get(int text) {
        int length = length(text);
        return bytes.string(begin(text), length);
    }

    boolean isAscii(int text, String characters) {
        return length(text) == characters.length() && bytes.isAscii(begin(text), characters);
    }

    boolean is(int text, byte[] utf8) {
        return length(text) == utf8.length && Arrays.equals(bytes.bytes(begin(text), utf8.length), utf8);
    }

    private long begin(int text) {
        return blocks.longAt(text >>> BLOCK_SHIFT) + Integer.toUnsignedLong(begins.intAt(text));
    }

    /** Copies the bytes of a text to the beginning of an array. */
    void copy(int text, byte[] into) {
        int length = length(text);
        bytes.copy(begin(text), length, into);
    }

    /** Bytes in a text. */
    int length(int text) {
        if (text < 0 || text >= size()) {
            throw bytes.damaged("it holds text " + text + " of " + size());
        }
        long begin = begin(text);
        long length = begin(text + 1) - begin;
        if (begin < 0 || length < 0 || length > MOST_BYTES || begin > bytes.rows() - length) {
            throw bytes.damaged(
                    "text " + text + " begins at " + begin + " of " + bytes.rows() + " bytes and has " + length);
        }
        return (int) length;
    }

    /** The texts as a list that decodes one whenever it is asked for. */
    List<String> list() {
        return new Decoded(this);
    }

    private static final class Decoded extends AbstractList<String> implements RandomAccess {
        private final Texts texts;

        Decoded(Texts texts) {
            this.texts = texts;
        }

        @Override
        public String get(int index) {
            return texts.get(Objects.checkIndex(index, size()));
        }

        @Override
        public int size() {
            return texts.size();
        }
    }
}
