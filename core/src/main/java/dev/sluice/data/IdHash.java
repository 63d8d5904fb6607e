package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;
import dev.sluice.internal.file.TablePart;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Hashes ids by SipHash-1-3 under a key that is drawn at random once in the life of a JVM and kept in the file, so that
 * nobody who does not know the key can choose ids that collide.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-34931-7_28">Aumasson and Bernstein 2012</a>
 */
record IdHash(long key0, long key1) {
    static final int BYTES = 2 * Long.BYTES;
    private static final IdHash OF_THIS_JVM = random();

    static IdHash ofThisJvm() {
        return OF_THIS_JVM;
    }

    private static IdHash random() {
        SecureRandom random = new SecureRandom();
        return new IdHash(random.nextLong(), random.nextLong());
    }

    static IdHash read(TablePart key) {
        return new IdHash(key.longAt(0), key.longAt(1));
    }

    /** The key as a part of a table. */
    TablePart part() {
        GrowingPart key = new GrowingPart(Long.BYTES);
        key.addLong(key0);
        key.addLong(key1);
        return key.part();
    }

    /** The hash of a number's 8 bytes. */
    long of(long number) {
        SipHash hash = new SipHash(key0, key1);
        hash.add(number);
        return hash.end((long) Long.BYTES << 56);
    }

    /** The hash of characters that are all ASCII, the same as that of their bytes. */
    long ofAscii(String text) {
        SipHash hash = new SipHash(key0, key1);
        int at = 0;
        for (; at + Long.BYTES <= text.length(); at += Long.BYTES) {
            hash.add(word(text, at, Long.BYTES));
        }
        return hash.end((long) text.length() << 56 | word(text, at, text.length() - at));
    }

    private static long word(String text, int at, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (long) text.charAt(at + i) << (Byte.SIZE * i);
        }
        return word;
    }

    /** The hash of the first bytes. */
    long of(byte[] bytes, int count) {
        SipHash hash = new SipHash(key0, key1);
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (; at + Long.BYTES <= count; at += Long.BYTES) {
            hash.add(words.getLong(at));
        }
        long last = (long) count << 56;
        for (int i = 0; at + i < count; i++) {
            last |= (bytes[at + i] & 0xFFL) << (Byte.SIZE * i);
        }
        return hash.end(last);
    }
}
