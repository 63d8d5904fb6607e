package dev.sluice.retrieval;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;

/** What a history is about: its terms in ascending order, with weights above 0. */
final class Profile {
    private final int[] terms;
    private final double[] weights;
    private final double length;

    Profile(Int2DoubleOpenHashMap sums) {
        terms = sums.keySet().toIntArray();
        Arrays.sort(terms);
        weights = new double[terms.length];
        double squares = 0;
        for (int place = 0; place < terms.length; place++) {
            weights[place] = sums.get(terms[place]);
            squares += weights[place] * weights[place];
        }
        length = Math.sqrt(squares);
    }

    /** How many terms. */
    int size() {
        return terms.length;
    }

    int term(int place) {
        return terms[place];
    }

    double weight(int place) {
        return weights[place];
    }

    /** The Euclidean length of the weights. */
    double length() {
        return length;
    }
}
