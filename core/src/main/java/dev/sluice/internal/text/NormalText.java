package dev.sluice.internal.text;

import java.text.Normalizer;
import java.util.Locale;

/** Texts as they are compared, so that writing them differently does not make them different. */
public final class NormalText {
    /** Punctuation that tells words apart: C# is not C. */
    private static final String MEANINGFUL = "#@%&";

    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION;
    private static final int SPACE = 1 << Character.SPACE_SEPARATOR
            | 1 << Character.LINE_SEPARATOR
            | 1 << Character.PARAGRAPH_SEPARATOR
            | 1 << Character.CONTROL;

    private NormalText() {}

    /**
     * The words of a text in normal form with a space between two: compatibility characters and case folded (NFKC, then
     * lower, upper and lower case), punctuation but {@code # @ % &} taken for white space, characters that only format
     * left out. Symbols stay. Empty where there is no word.
     */
    public static String of(String text) {
        String folded = folded(text);
        StringBuilder words = new StringBuilder(folded.length());
        boolean gap = false;
        for (int i = 0; i < folded.length(); ) {
            int character = folded.codePointAt(i);
            i += Character.charCount(character);
            int type = 1 << Character.getType(character);
            if ((type & SPACE) != 0 || ((type & PUNCTUATION) != 0 && MEANINGFUL.indexOf(character) < 0)) {
                gap = words.length() > 0;
            } else if (type != 1 << Character.FORMAT) {
                if (gap) {
                    words.append(' ');
                    gap = false;
                }
                words.appendCodePoint(character);
            }
        }
        return words.toString();
    }

    private static String folded(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Lower case first, since a capital sharp s has no other way to become two.
        String folded =
                compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        // A sigma at the end of a word is a sigma.
        return Normalizer.normalize(folded.replace('ς', 'σ'), Normalizer.Form.NFKC);
    }
}
