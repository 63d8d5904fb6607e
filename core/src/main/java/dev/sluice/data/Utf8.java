package dev.sluice.data;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Texts as UTF-8, which cannot hold one half of a surrogate pair. */
final class Utf8 {
    private Utf8() {}

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a text, if it has any. */
    static Optional<byte[]> bytes(String text) {
        return isValid(text) ? Optional.of(text.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** The bytes of a text that must have some. */
    static byte[] require(String text) {
        return bytes(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a text must not hold half of a surrogate pair: " + escaped(text)));
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(point -> Character.getType(point) == Character.SURROGATE
                        ? String.format("\\u%04X", point)
                        : Character.toString(point))
                .collect(Collectors.joining());
    }

    private static boolean isValid(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
