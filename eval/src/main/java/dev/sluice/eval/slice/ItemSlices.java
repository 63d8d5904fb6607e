package dev.sluice.eval.slice;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the items of every slice are found: the lists stay as they are, and one slice after the other is taken for
 * all there is to find. That suits recall and NDCG; a precision is bounded by how many items a slice has. Costs an
 * evaluation of its users for each slice that has enough of them.
 *
 * @param evaluator by which metrics to judge
 * @param slices values of an attribute by item row
 * @param slicing what becomes of small slices, and of intervals
 */
public record ItemSlices(Evaluator evaluator, Slices slices, Slicing slicing) {
    /**
     * Judges the lists of a system.
     *
     * @param system what to call it
     */
    public Judged judge(String system, Judgements judgements, Collection<RankedList> lists) {
        Int2ObjectMap<RankedList> byUser = new Int2ObjectOpenHashMap<>();
        lists.forEach(list -> byUser.put(list.user(), list));
        Evaluator alone = evaluator.withoutIntervals();
        Map<String, Evaluation> bySlice = new TreeMap<>();
        Map<String, Integer> small = new TreeMap<>();
        bySlice(judgements).forEach((value, only) -> {
            if (only.users() < slicing.minimum()) {
                small.put(value, only.users());
            } else {
                List<RankedList> theirs = new ArrayList<>();
                only.forEach(truth -> {
                    if (byUser.containsKey(truth.user())) {
                        theirs.add(byUser.get(truth.user()));
                    }
                });
                bySlice.put(value, alone.evaluate(system, only, theirs.parallelStream()));
            }
        });
        return new Judged(bySlice, small, slices.attribute(), slicing);
    }

    /** Of each value the judgements of its items, of those users to whom one of them is relevant. */
    private Map<String, Judgements> bySlice(Judgements judgements) {
        Map<String, Judgements.Builder> builders = new TreeMap<>();
        for (Truth truth : judgements) {
            truth.items()
                    .forEach(item -> slices.of(item)
                            .forEach(value -> builders.computeIfAbsent(value, none -> new Judgements.Builder())
                                    .add(truth.user(), item, truth.grade(item))));
        }
        Map<String, Judgements> bySlice = new TreeMap<>();
        builders.forEach((value, builder) -> bySlice.put(value, builder.build().filter(item -> true)));
        return bySlice;
    }

    /**
     * What was found.
     *
     * @param bySlice by the items of each slice that has enough users
     * @param small how many users the others have, by value
     * @param attribute what the slices are values of
     * @param slicing what becomes of small slices, and of intervals
     */
    public record Judged(
            Map<String, Evaluation> bySlice, Map<String, Integer> small, String attribute, Slicing slicing) {
        public Judged {
            bySlice =
                    Collections.unmodifiableMap(new TreeMap<>(bySlice)); // what is summed over slices is, in one order
            small = Collections.unmodifiableMap(new TreeMap<>(small));
        }

        /** The report of one of the metrics. */
        public SliceReport report(String metric) {
            return SliceReport.ofItems(bySlice, small, metric, attribute, slicing);
        }
    }
}
