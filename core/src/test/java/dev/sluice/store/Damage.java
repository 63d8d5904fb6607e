package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** What can befall the file of a table; whoever opens it then must refuse it by its name. */
final class Damage {
    private static final int HEADER_BYTES = 256;
    private static final int CHECKSUM_AT = 252;

    private final Path file;
    private final Opening opening;
    private final byte[] whole;

    /** Opens a table of one kind. */
    @FunctionalInterface
    interface Opening {
        AutoCloseable open(Path file) throws IOException;
    }

    /** Damage to a file that is whole so far. */
    Damage(Path file, Opening opening) throws IOException {
        this.file = file;
        this.opening = opening;
        whole = Files.readAllBytes(file);
    }

    /** The file as it was written. */
    byte[] undone() {
        return whole.clone();
    }

    byte[] flipped(int bit) {
        byte[] bytes = whole.clone();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    /** The file with another number in its header, and the checksum that goes with it. */
    byte[] withInt(int at, int value) {
        byte[] bytes = whole.clone();
        CRC32C checksum = new CRC32C();
        ByteBuffer header =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        checksum.update(bytes, 0, CHECKSUM_AT);
        header.putInt(CHECKSUM_AT, (int) checksum.getValue());
        return bytes;
    }

    /** The file with the beginning of one of another program. */
    byte[] foreign() {
        byte[] bytes = whole.clone();
        System.arraycopy("PK\3\4zip!".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        return bytes;
    }

    void refusesEveryOtherLength() throws IOException {
        for (int length = 0; length < whole.length + 9; length++) {
            if (length != whole.length) {
                int expected = length < HEADER_BYTES ? HEADER_BYTES : whole.length;
                refuses(Arrays.copyOf(whole, length), "expected " + expected + " bytes, found " + length);
            }
        }
    }

    void refusesEveryFlippedBitOfTheHeader() throws IOException {
        for (int bit = 0; bit < HEADER_BYTES * 8; bit++) {
            refuses(flipped(bit), "");
        }
    }

    /** Requires that a file of these bytes is refused, with what begins so after its name. */
    void refuses(byte[] bytes, String message) throws IOException {
        Files.write(file, bytes);
        assertThatIOException()
                .isThrownBy(() -> opening.open(file).close())
                .withMessageStartingWith(file.getFileName() + ": " + message);
    }
}
