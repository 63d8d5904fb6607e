package dev.sluice.data;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that files make trouble with. */
final class OddTexts {
    private static final List<String> PIECES = List.of(
            "a",
            "B7",
            "é",
            "漢",
            "𝄞",
            " ",
            "\t",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "#",
            "'",
            ":",
            "::",
            ";",
            "0",
            "-1",
            "NaN",
            "null",
            "(no genres listed)");
    private static final List<String> SPECIAL = List.of(",", "\"", "\"\"", "\n", "\r", "\r\n", "|", "\\", "\\|", "\0");

    private OddTexts() {}

    /** Any text, not empty. */
    static Arbitrary<String> any() {
        return joined(
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(PIECES)), Tuple.of(2, Arbitraries.of(SPECIAL))));
    }

    /** Any text, not empty, without tabs and line breaks, and not beginning with a byte-order mark. */
    static Arbitrary<String> withoutTabs() {
        return joined(Arbitraries.of(PIECES))
                .map(text -> text.replace("\t", " "))
                .filter(text -> text.charAt(0) != '\uFEFF');
    }

    private static Arbitrary<String> joined(Arbitrary<String> pieces) {
        return pieces.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(list -> String.join("", list))
                .withoutEdgeCases();
    }
}
