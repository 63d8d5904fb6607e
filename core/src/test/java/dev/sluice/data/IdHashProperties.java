package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** The hash is SipHash-1-3, whichever way its bytes come. */
class IdHashProperties {
    @Property
    void everyFormIsThatOfThePaper(
            @ForAll long key0,
            @ForAll long key1,
            @ForAll @CharRange(from = 0, to = 255) @StringLength(max = 40) String text) {
        long expected = sipHash(1, 3, key0, key1, text.getBytes(StandardCharsets.ISO_8859_1));
        IdHash hash = new IdHash(key0, key1);

        assertThat(hash.of(text)).isEqualTo(expected);
        if (text.length() <= Texts.SHORT) {
            assertThat(hash.ofShort(Texts.low(text), Texts.high(text))).isEqualTo(expected);
        }
    }

    @Property
    void numberIsHashedAsItsBytes(@ForAll long key, @ForAll long number) {
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
        assertThat(new IdHash(0, key).of(number)).isEqualTo(sipHash(1, 3, 0, key, bytes));
    }

    /** The example of the paper's appendix, which is of SipHash-2-4. */
    @Example
    void referenceIsThatOfThePaper() {
        byte[] bytes = new byte[15];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(sipHash(2, 4, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L, bytes))
                .isEqualTo(0xa129ca6149be45e5L);
    }

    /** Word for word as in the paper. */
    private static long sipHash(int compressions, int finalizations, long key0, long key1, byte[] message) {
        long[] v = {
            key0 ^ 0x736f6d6570736575L,
            key1 ^ 0x646f72616e646f6dL,
            key0 ^ 0x6c7967656e657261L,
            key1 ^ 0x7465646279746573L
        };
        byte[] padded = Arrays.copyOf(message, message.length / 8 * 8 + 8);
        padded[padded.length - 1] = (byte) message.length;
        ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        while (words.hasRemaining()) {
            long word = words.getLong();
            v[3] ^= word;
            rounds(v, compressions);
            v[0] ^= word;
        }
        v[2] ^= 0xff;
        rounds(v, finalizations);
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void rounds(long[] v, int count) {
        for (int i = 0; i < count; i++) {
            v[0] += v[1];
            v[1] = Long.rotateLeft(v[1], 13);
            v[1] ^= v[0];
            v[0] = Long.rotateLeft(v[0], 32);
            v[2] += v[3];
            v[3] = Long.rotateLeft(v[3], 16);
            v[3] ^= v[2];
            v[0] += v[3];
            v[3] = Long.rotateLeft(v[3], 21);
            v[3] ^= v[0];
            v[2] += v[1];
            v[1] = Long.rotateLeft(v[1], 17);
            v[1] ^= v[2];
            v[2] = Long.rotateLeft(v[2], 32);
        }
    }
}
