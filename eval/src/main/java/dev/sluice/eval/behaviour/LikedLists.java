package dev.sluice.eval.behaviour;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.slice.Slices;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a system has for users of whom it is known what they liked, in rows of its own: user 1 is the first of them. */
final class LikedLists {
    private final List<Liked> liked;
    private final Object2IntMap<String> rows = new Object2IntOpenHashMap<>();
    private final Judgements.Builder judgements = new Judgements.Builder();
    private final List<RankedList> lists = new ArrayList<>();

    private LikedLists(List<Liked> liked) {
        this.liked = liked;
    }

    /** Asks the system for every user. */
    static LikedLists of(List<Liked> liked, Subject subject) {
        LikedLists all = new LikedLists(liked);
        for (int user = 1; user <= liked.size(); user++) {
            all.add(user, liked.get(user - 1), subject);
        }
        return all;
    }

    private void add(int user, Liked each, Subject subject) {
        Optional<List<String>> items = subject.items(each.request());
        if (items.isPresent()) {
            lists.add(RankedList.ofItems(user, rows(items.get())));
            for (int item : rows(each.items())) {
                judgements.add(user, item, 1);
            }
        }
    }

    private int[] rows(Collection<String> ids) {
        return ids.stream()
                .mapToInt(id -> rows.computeIfAbsent(id, any -> rows.size() + 1))
                .toArray();
    }

    /** What a metric says; empty if the system can be asked for nobody. */
    Optional<Evaluation> judge(Metric metric) {
        return lists.isEmpty()
                ? Optional.empty()
                : Optional.of(Evaluator.of(List.of(metric))
                        .withoutIntervals()
                        .evaluate("subject", judgements.build(), lists.stream()));
    }

    /** The slices that users are in. */
    Slices slices(String attribute, SliceGap.Slice slice) {
        Slices.Builder slices = new Slices.Builder(attribute);
        for (int user = 1; user <= liked.size(); user++) {
            slices.add(user, slice.of(liked.get(user - 1).request()));
        }
        return slices.build();
    }

    /** For how many users the system cannot be asked, in words. */
    String unusable() {
        int missing = liked.size() - lists.size();
        return missing == 0 ? "" : missing + " without: the system cannot be asked";
    }
}
