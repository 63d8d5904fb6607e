package dev.sluice.eval.tuning;

/** The values that one setting may have, and how they are drawn. Values are text, as on a command line. */
public sealed interface Parameter permits RealRange, WholeRange, Choices {
    /**
     * The value so far along the way from the first to the last. Equal steps of the share are equally likely to be
     * drawn.
     *
     * @param share in [0, 1)
     */
    String at(double share);

    /**
     * Parses {@code LOW..HIGH}, of whole numbers if both are written as such, {@code LOW..HIGH:log}, or values apart by
     * slashes, {@code A/B/C}, of which there may be one.
     */
    static Parameter parse(String text) {
        return RangeText.of(text).map(RangeText::parameter).orElseGet(() -> Choices.of(text.split("/", -1)));
    }
}
