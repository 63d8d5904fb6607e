package dev.sluice.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TablePart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Texts as UTF-8 without an object for each. A text has a cell of 16 bytes. One of up to 15 bytes stands in its cell,
 * behind its length, so that it is read at one place in memory; of a longer one the cell holds 255, the length in three
 * bytes, and in the last eight bytes where it stands among the bytes of all longer ones.
 *
 * <p>Texts to compare with are keys: see {@link Utf8#key}.
 *
 * @param cells two words of 8 bytes, little-endian, for each text
 * @param bytes the longer texts
 * @see <a href="https://www.cidrdb.org/cidr2020/papers/p29-neumann-cidr20.pdf">Neumann and Freitag 2020, section 3.1,
 *     where such cells hold 12 bytes</a>
 */
record Texts(TablePart cells, TablePart bytes) {
    static final int CELL_BYTES = 2 * Long.BYTES;
    /** The longest text that stands in its cell. */
    static final int SHORT = CELL_BYTES - 1;
    /** The longest text. */
    static final int MOST_BYTES = (1 << 24) - 1;

    private static final int LONGER = 255;

    /** Maps the texts that stand in a file from a part on. */
    static Texts open(TableFile file, int part) throws IOException {
        return new Texts(file.part(part, Long.BYTES), file.part(part + 1, 1));
    }

    /** The sizes of the parts from this one on, if they hold as many texts as the first says. */
    static List<Long> parts(TableHeader header, int part) {
        return parts((int) Math.min(header.partBytes(part) / CELL_BYTES, Integer.MAX_VALUE), header, part);
    }

    /** The sizes of the parts from this one on, if they hold so many texts. */
    static List<Long> parts(int count, TableHeader header, int part) {
        return List.of((long) count * CELL_BYTES, header.partBytes(part + 1));
    }

    void write(TableOutput output) throws IOException {
        cells.write(output);
        bytes.write(output);
    }

    int size() {
        return (int) (cells.rows() / 2);
    }

    /** The first word of the cell of a key of at most {@link #SHORT} bytes. */
    static long low(String key) {
        return key.length() | word(key, 0, Math.min(key.length(), Long.BYTES - 1)) << Byte.SIZE;
    }

    /** The second word of the cell of a key of at most {@link #SHORT} bytes. */
    static long high(String key) {
        return key.length() < Long.BYTES ? 0 : word(key, Long.BYTES - 1, key.length());
    }

    private static long word(String key, int from, int to) {
        long word = 0;
        for (int i = from; i < to; i++) {
            word |= (long) key.charAt(i) << (Byte.SIZE * (i - from));
        }
        return word;
    }

    /** The first word of the cell of a text that is longer. */
    static long longer(int length) {
        return LONGER | (long) length << Byte.SIZE;
    }

    boolean is(int text, long low, long high) {
        return low(text) == low && high(text) == high;
    }

    boolean is(int text, String longerKey) {
        return low(text) == longer(longerKey.length()) && bytes.are(begin(text), longerKey);
    }

    long low(int text) {
        if (text < 0 || text >= size()) {
            throw cells.damaged("it holds text " + text + " of " + size());
        }
        return cells.longAt(2L * text);
    }

    long high(int text) {
        return cells.longAt(2L * text + 1);
    }

    boolean isShort(int text) {
        return (low(text) & LONGER) <= SHORT;
    }

    /** The bytes of a longer text, each as a character. */
    String longerKey(int text) {
        return Utf8.key(bytes.bytes(begin(text), length(text)));
    }

    String get(int text) {
        return isShort(text)
                ? new String(cell(text), 1, (int) low(text) & LONGER, UTF_8)
                : new String(bytes.bytes(begin(text), length(text)), UTF_8);
    }

    private byte[] cell(int text) {
        ByteBuffer cell = ByteBuffer.allocate(CELL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return cell.putLong(low(text)).putLong(high(text)).array();
    }

    private int length(int text) {
        return (int) (low(text) >>> Byte.SIZE);
    }

    /** Where a longer text begins, if what its cell says is possible. */
    private long begin(int text) {
        long length = low(text) >>> Byte.SIZE;
        long begin = high(text);
        boolean possible = low(text) == longer((int) length) && length <= MOST_BYTES;
        if (!possible || begin < 0 || begin > bytes.rows() - length) {
            throw bytes.damaged("text " + text + " has " + length + " of " + bytes.rows() + " bytes from " + begin);
        }
        return begin;
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
