package dev.sluice.data;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Texts as UTF-8, which cannot hold one half of a surrogate pair. A key is a text whose characters are the bytes of
 * another in UTF-8; a text that is all ASCII is its own.
 */
final class Utf8 {
    private Utf8() {}

    /** The key of a text, if it is valid. Costs nothing if it is ASCII. */
    static Optional<String> key(String text) {
        return hasKey(text) ? Optional.of(keyOf(text)) : Optional.empty();
    }

    /** Whether a text is valid. */
    static boolean hasKey(String text) {
        return isAscii(text) || isValid(text);
    }

    /** The key of a text that is valid. Makes no object of one that is ASCII. */
    static String keyOf(String text) {
        return isAscii(text) ? text : key(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The key of a text that must be valid. */
    static String requireKey(String text) {
        return key(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a text must not hold half of a surrogate pair: " + escaped(text)));
    }

    /** The key that has these bytes. */
    static String key(byte[] utf8) {
        return new String(utf8, StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a key. */
    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValid(String text) {
        return text.codePoints().noneMatch(Utf8::isHalf);
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(point -> isHalf(point) ? String.format("\\u%04X", point) : Character.toString(point))
                .collect(Collectors.joining());
    }
}
