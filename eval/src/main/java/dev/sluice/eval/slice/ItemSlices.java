package dev.sluice.eval.slice;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How well the items of every slice are found: the lists stay as they are, and one slice after the other is taken for
 * all there is to find. Costs an evaluation a slice.
 *
 * @param evaluator by which metrics to judge
 * @param slices values of an attribute by item row
 */
public record ItemSlices(Evaluator evaluator, Slices slices) {
    /**
     * Judges the lists of a system.
     *
     * @param all what the evaluator says of the same lists by all items
     */
    public Judged judge(Evaluation all, Judgements judgements, Collection<RankedList> lists) {
        Evaluator alone = evaluator.withoutIntervals();
        Map<String, Evaluation> bySlice = new TreeMap<>();
        judgements
                .relevantItems()
                .mapToObj(slices::of)
                .flatMap(Collection::stream)
                .distinct()
                .forEach(value -> {
                    Judgements only = judgements.filter(item -> slices.of(item).contains(value));
                    bySlice.put(value, alone.evaluate(all.system(), only, ofJudged(lists, only)));
                });
        return new Judged(all, bySlice, slices);
    }

    private static Stream<RankedList> ofJudged(Collection<RankedList> lists, Judgements judgements) {
        return lists.parallelStream()
                .filter(list -> judgements.truth(list.user()).isPresent());
    }

    /**
     * What was found.
     *
     * @param all by all items
     * @param bySlice by the items of each slice
     * @param slices what the slices are
     */
    public record Judged(Evaluation all, Map<String, Evaluation> bySlice, Slices slices) {
        public Judged {
            bySlice = Map.copyOf(bySlice);
        }

        /** The report of one of the metrics. */
        public SliceReport report(String metric, Slicing slicing) {
            return SliceReport.ofItems(all, bySlice, metric, slices, slicing);
        }
    }
}
