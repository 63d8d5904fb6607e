package dev.sluice.train.neighbours;

import dev.sluice.train.engine.Checks;

/**
 * How near two items are, by the users they have in common: the sum over these of {@code w[i] * w[j]}, where the weight
 * {@code w} of an item for a user depends on the similarity. Here {@code x} is what the pair counts, N the number of
 * items and {@code n[u]} how many of them user u has.
 */
public sealed interface Nearness {
    /**
     * The cosine: {@code w = x}, the sum divided by the product of the lengths plus shrinkage.
     *
     * @param shrinkage added to the denominator, so that few common users count for less; finite and not negative
     * @see <a href="https://doi.org/10.1145/371920.372071">Sarwar, Karypis, Konstan and Riedl 2001</a>
     */
    record Cosine(double shrinkage) implements Nearness {
        /** Checks the range. */
        public Cosine {
            Checks.finiteAndNotNegative(shrinkage, "shrinkage");
        }
    }

    /**
     * The cosine of weights by TF-IDF, which count users of few items for more: {@code w = sqrt(x) * log(N / (1 +
     * n[u]))}.
     *
     * @param shrinkage as that of the cosine; in the measure of these weights
     * @see <a href="https://github.com/benfred/implicit/blob/main/implicit/nearest_neighbours.py">implicit</a>, which
     *     has this and BM25 in the same words
     */
    record TfIdf(double shrinkage) implements Nearness {
        /** Checks the range. */
        public TfIdf {
            Checks.finiteAndNotNegative(shrinkage, "shrinkage");
        }
    }

    /**
     * The sum of products of weights by BM25, divided by nothing: {@code w = x (k1 + 1) / (x + k1 (1 - b + b s / mean
     * of s)) * log(N / (1 + n[u]))}, where s is the sum of x over the item's users and the mean is over all items.
     *
     * @param k1 how far a pair of greater value counts for more, finite and not negative
     * @param b how far items of many users count for less, from 0, not at all, to 1
     * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza 2009</a>
     */
    record Bm25(double k1, double b) implements Nearness {
        /** As implicit has them: 1.2 and 0.75. */
        public static final Bm25 USUAL = new Bm25(1.2, 0.75);

        /** Checks the ranges. */
        public Bm25 {
            Checks.finiteAndNotNegative(k1, "k1");
            if (!(b >= 0 && b <= 1)) {
                throw new IllegalArgumentException("b must be from 0 to 1: " + b);
            }
        }
    }
}
