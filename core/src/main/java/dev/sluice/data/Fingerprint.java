package dev.sluice.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of numbers and texts, each of a fixed length or behind its length, so that nothing runs into the next. */
final class Fingerprint {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(int number) {
        room(Integer.BYTES).putInt(number);
    }

    void add(long number) {
        room(Long.BYTES).putLong(number);
    }

    void add(float number) {
        room(Float.BYTES).putFloat(number);
    }

    void add(String text) {
        add(text.length());
        for (int i = 0; i < text.length(); i++) {
            room(Character.BYTES).putChar(text.charAt(i));
        }
    }

    /** The digest of all that was added, as 64 hexadecimal digits. */
    String hex() {
        digest.update(buffer.flip());
        return HexFormat.of().formatHex(digest.digest());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            digest.update(buffer.flip());
            buffer.clear();
        }
        return buffer;
    }
}
