package dev.sluice.ranking.blend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the terms of blends have in common. */
final class Weights {
    /** What a head's name is in the text of a blend, where it must not be taken for a number. */
    static final String HEAD = "[A-Za-z][A-Za-z0-9._/@:-]*";

    private static final Pattern NAME = Pattern.compile(HEAD);

    private Weights() {}

    /** The number, -0 as 0, so that equal blends are written alike. */
    static double finite(double number, String what) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " must be finite: " + number);
        }
        return number + 0.0;
    }

    static double notNegative(double number, String what) {
        if (number < 0) {
            throw new IllegalArgumentException(what + " must not be negative: " + number);
        }
        return finite(number, what);
    }

    static void requireName(String head) {
        if (!NAME.matcher(head).matches()) {
            throw new IllegalArgumentException(
                    "a head of a blend is a letter, then letters, digits and . _ - / @ : '" + head + "'");
        }
    }

    static <T extends BlendTerm> List<T> distinct(List<T> terms) {
        Set<String> heads = new HashSet<>();
        for (BlendTerm term : terms) {
            if (!heads.add(term.head())) {
                throw new IllegalArgumentException("a blend names each head once: " + term.head());
            }
        }
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a blend must have at least one term");
        }
        return List.copyOf(terms);
    }
}
