package dev.sluice.eval;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The pairs of users and items that have a label, each with the greatest it has. */
final class LabelledPairs {
    private final Interactions exposures;
    private final double[] labels;
    /** The exposures that have a label, user by user, item by item, the greatest label first. */
    private final int[] order;

    private LabelledPairs(Interactions exposures, double[] labels, int[] order) {
        this.exposures = exposures;
        this.labels = labels;
        this.order = order;
    }

    /** @param labels one for each exposure, NaN where it has none; not copied */
    static LabelledPairs of(Interactions exposures, double[] labels) {
        int[] order = IntStream.range(0, labels.length)
                .filter(row -> !Double.isNaN(labels[row]))
                .toArray();
        IntArrays.parallelQuickSort(order, (one, other) -> {
            int byUser = Integer.compare(exposures.user(one), exposures.user(other));
            int byItem = byUser != 0 ? byUser : Integer.compare(exposures.item(one), exposures.item(other));
            return byItem != 0 ? byItem : Double.compare(labels[other], labels[one]);
        });
        return new LabelledPairs(exposures, labels, order);
    }

    /** How many exposures have no label. */
    int withoutLabel() {
        return labels.length - order.length;
    }

    /** What is known of each user, in the order of their rows. */
    List<Truth> truths(DoubleUnaryOperator grade) {
        List<Truth> truths = new ArrayList<>();
        for (int start = 0; start < order.length; ) {
            int user = exposures.user(order[start]);
            int end = start;
            while (end < order.length && exposures.user(order[end]) == user) {
                end++;
            }
            truths.add(truth(user, firstOfEachItem(start, end), grade));
            start = end;
        }
        return truths;
    }

    private int[] firstOfEachItem(int start, int end) {
        return IntStream.range(start, end)
                .filter(place -> place == start || exposures.item(order[place]) != exposures.item(order[place - 1]))
                .map(place -> order[place])
                .toArray();
    }

    private Truth truth(int user, int[] rows, DoubleUnaryOperator grade) {
        return Truth.of(
                user,
                Arrays.stream(rows).map(exposures::item).toArray(),
                Arrays.stream(rows)
                        .mapToDouble(row -> grade.applyAsDouble(labels[row]))
                        .toArray());
    }
}
