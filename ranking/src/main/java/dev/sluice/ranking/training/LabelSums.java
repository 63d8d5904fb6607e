package dev.sluice.ranking.training;

import dev.sluice.ranking.Examples;
import java.util.stream.IntStream;

/**
 * The labels of one head, by the weights of their examples.
 *
 * @param liked sum of the labels
 * @param all what that would be if all were 1
 */
public record LabelSums(double liked, double all) {
    /** The labels of one head in some rows; rows without one count nothing. */
    public static LabelSums of(Examples examples, int[] rows, int head) {
        double liked = 0;
        double all = 0;
        for (int row : rows) {
            float label = examples.label(row, head);
            if (!Float.isNaN(label)) {
                liked += (double) examples.weight(row) * label;
                all += examples.weight(row);
            }
        }
        return new LabelSums(liked, all);
    }

    /** Whether some label is above 0 and some below 1. */
    public boolean ofBothKinds() {
        return liked > 0 && liked < all;
    }

    /** The logit of the mean label, which a model's bias is best begun at. */
    public double logOdds() {
        return StrictMath.log(liked / (all - liked));
    }

    /** Whether every head has labels of both kinds among some rows. */
    public static boolean ofBothKinds(Examples examples, int[] rows) {
        return IntStream.range(0, examples.heads().size())
                .allMatch(head -> of(examples, rows, head).ofBothKinds());
    }

    /**
     * Requires labels from 0 to 1, of both kinds in every head.
     *
     * @throws IllegalArgumentException if they are not so; names the head
     */
    public static void check(Examples examples) {
        int[] rows = IntStream.range(0, examples.size()).toArray();
        for (int head = 0; head < examples.heads().size(); head++) {
            String name = examples.heads().get(head);
            checkRange(examples, head, name);
            LabelSums sums = of(examples, rows, head);
            if (sums.all() == 0) {
                throw new IllegalArgumentException("an example must have a label " + name
                        + " and a weight above 0: none of " + rows.length + " has");
            }
            if (!sums.ofBothKinds()) {
                throw new IllegalArgumentException("labels must be of both kinds: all of " + name + " are "
                        + (sums.liked() == 0 ? 0 : 1) + " that have a weight");
            }
        }
    }

    /**
     * Requires one head, labelled so.
     *
     * @throws IllegalArgumentException if there are more, or the labels are not so; names what is wrong
     */
    public static void checkOnly(Examples examples) {
        checkOneHead(examples);
        check(examples);
    }

    /**
     * Requires one head.
     *
     * @throws IllegalArgumentException if there are more; names them
     */
    public static void checkOneHead(Examples examples) {
        if (examples.heads().size() != 1) {
            throw new IllegalArgumentException(
                    "examples must have one head, such as Examples.head gives: " + examples.heads());
        }
    }

    private static void checkRange(Examples examples, int head, String name) {
        for (int row = 0; row < examples.size(); row++) {
            float label = examples.label(row, head);
            if (label < 0 || label > 1) {
                throw new IllegalArgumentException(name + " of example " + row + " must be from 0 to 1: " + label);
            }
        }
    }
}
