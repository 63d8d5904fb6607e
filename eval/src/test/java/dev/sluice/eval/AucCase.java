package dev.sluice.eval;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A user whose AUC a well-known mistake gets wrong. Items with grade 0 are those that are not relevant; judged items
 * that the list has not count as tied below it. Run an implementation through {@link #all()} to see which it makes.
 *
 * @param mistake what goes wrong
 * @param list what was recommended, with scores
 * @param truth the judgements
 * @param auc what is right
 * @param mistaken what the mistake makes of it
 */
public record AucCase(String mistake, RankedList list, Truth truth, double auc, double mistaken) {
    /** A case for each mistake that a single user shows. */
    public static List<AucCase> all() {
        return List.of(
                hashOrder(),
                constantModel(),
                someTies(),
                floatSums(),
                listedOnly(),
                negativesByChance(),
                roundedScores());
    }

    /** Correct pairs are counted in the order of a hash set of items, which is that of their numbers. */
    private static AucCase hashOrder() {
        return new AucCase(
                "order of a hash set instead of the rank",
                RankedList.of(1, new int[] {4, 3, 2, 1}, new double[] {0.9, 0.7, 0.3, 0.1}),
                Truth.of(1, new int[] {1, 2, 3, 4}, new double[] {0, 0, 1, 1}),
                1,
                0);
    }

    /** A model that says the same of everything knows nothing: 0.5. */
    private static AucCase constantModel() {
        return new AucCase(
                "ties worth 0: a constant model is as bad as one that is always wrong",
                RankedList.of(1, new int[] {1, 2, 3, 4}, new double[] {0.5, 0.5, 0.5, 0.5}),
                Truth.of(1, new int[] {1, 2, 3, 4}, new double[] {1, 0, 1, 0}),
                0.5,
                0);
    }

    /** Of 6 pairs 4 are in order and 1 is tied. */
    private static AucCase someTies() {
        return new AucCase(
                "only strictly higher scores count",
                RankedList.of(1, new int[] {1, 2, 3, 4, 5}, new double[] {0.8, 0.8, 0.6, 0.4, 0.4}),
                Truth.of(1, new int[] {1, 2, 3, 4, 5}, new double[] {1, 0, 1, 0, 0}),
                4.5 / 6,
                4 / 6.0);
    }

    /** 25,000,000 pairs in order: a float that counts them stays at 2^24. */
    private static AucCase floatSums() {
        int half = 5000;
        double[] scores =
                IntStream.range(0, 2 * half).mapToDouble(i -> 2 * half - i).toArray();
        double[] grades =
                IntStream.range(0, 2 * half).mapToDouble(i -> i < half ? 1 : 0).toArray();
        int[] items = IntStream.rangeClosed(1, 2 * half).toArray();
        return new AucCase(
                "pairs counted in 32-bit floats",
                RankedList.of(1, items, scores),
                Truth.of(1, items, grades),
                1,
                (1 << 24) / 25_000_000.0);
    }

    /** Item 3 is relevant and not in the list: it lost against both others, and was forgotten in a join. */
    private static AucCase listedOnly() {
        return new AucCase(
                "judged items that the list has not are dropped",
                RankedList.of(1, new int[] {1, 2}, new double[] {0.9, 0.8}),
                Truth.of(1, new int[] {1, 2, 3}, new double[] {1, 0, 1}),
                0.5,
                1);
    }

    /** One negative for each positive, the last ones: the one above both goes unseen. */
    private static AucCase negativesByChance() {
        return new AucCase(
                "as many sampled items as relevant ones instead of all",
                RankedList.of(1, new int[] {1, 2, 3, 4}, new double[] {0.9, 0.8, 0.7, 0.6}),
                Truth.of(1, new int[] {1, 2, 3, 4}, new double[] {0, 1, 0, 0}),
                2 / 3.0,
                1);
    }

    /** Scores that differ beyond the digits of a float. */
    private static AucCase roundedScores() {
        return new AucCase(
                "scores rounded to 32-bit floats",
                RankedList.of(1, new int[] {1, 2}, new double[] {1 + 1e-12, 1}),
                Truth.of(1, new int[] {1, 2}, new double[] {1, 0}),
                1,
                0.5);
    }

    @Override
    public String toString() {
        return mistake;
    }
}
