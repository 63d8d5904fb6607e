package dev.sluice.eval.metric;

/** What a gain is divided by at a place of the list. */
public enum Discount {
    /** {@code log2(place + 1)}, the place counted from 1: 1, 1.58, 2, 2.32 and so on. */
    LOG2("log2(place + 1)") {
        @Override
        double weight(int place) {
            return LN_2 / Math.log(place + 2.0);
        }
    },
    /** {@code log2(max(place, 2))}, as LensKit has it: the first two places are worth the same. */
    LOG2_CLIPPED("log2(max(place, 2))") {
        @Override
        double weight(int place) {
            return LN_2 / Math.log(Math.max(place + 1.0, 2));
        }
    };

    private static final double LN_2 = Math.log(2);

    private final String text;

    Discount(String text) {
        this.text = text;
    }

    /** One divided by the discount of a place counted from 0. */
    abstract double weight(int place);

    String text() {
        return text;
    }
}
