package dev.sluice.eval.metric;

import java.util.stream.IntStream;

/** What a gain is divided by at a place of the list. */
public enum Discount {
    /** {@code log2(place + 1)}, the place counted from 1: 1, 1.58, 2, 2.32 and so on. */
    LOG2("log2(place + 1)") {
        @Override
        double computed(int place) {
            return Math.log(2) / Math.log(place + 2.0);
        }
    },
    /** {@code log2(max(place, 2))}, as LensKit has it: the first two places are worth the same. */
    LOG2_CLIPPED("log2(max(place, 2))") {
        @Override
        double computed(int place) {
            return Math.log(2) / Math.log(Math.max(place + 1.0, 2));
        }
    };

    private final String text;
    private final double[] known =
            IntStream.range(0, 1024).mapToDouble(this::computed).toArray();

    Discount(String text) {
        this.text = text;
    }

    /** One divided by the discount of a place counted from 0. */
    double weight(int place) {
        return place < known.length ? known[place] : computed(place);
    }

    abstract double computed(int place);

    String text() {
        return text;
    }
}
