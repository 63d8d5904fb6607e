package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;
import dev.sluice.internal.file.TablePart;
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

    /** The hash of a key's bytes. */
    long of(String key) {
        SipHash hash = new SipHash(key0, key1);
        int at = 0;
        for (; at + Long.BYTES <= key.length(); at += Long.BYTES) {
            hash.add(word(key, at, Long.BYTES));
        }
        return hash.end((long) key.length() << 56 | word(key, at, key.length() - at));
    }

    private static long word(String key, int at, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (long) key.charAt(at + i) << (Byte.SIZE * i);
        }
        return word;
    }

    /** The hash of the bytes of a short text, given its cell: the same as that of its key. */
    long ofShort(long low, long high) {
        SipHash hash = new SipHash(key0, key1);
        long length = low << 56;
        if (Long.compareUnsigned(length, (long) Long.BYTES << 56) < 0) {
            return hash.end(length | low >>> Byte.SIZE);
        }
        hash.add(low >>> Byte.SIZE | high << 56);
        return hash.end(length | high >>> Byte.SIZE);
    }
}
