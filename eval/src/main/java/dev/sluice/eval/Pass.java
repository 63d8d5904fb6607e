package dev.sluice.eval;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A run through some of the lists of a system. Belongs to one thread at a time. */
final class Pass {
    private final Evaluator evaluator;
    private final Judgements judgements;
    private final List<Accumulator> accumulators;
    private final BitSet seen = new BitSet();
    private int unjudged;
    private Outside outside = Outside.NONE;

    Pass(Evaluator evaluator, Judgements judgements) {
        this.evaluator = evaluator;
        this.judgements = judgements;
        this.accumulators = evaluator.metrics().stream().map(Metric::begin).toList();
    }

    void judge(RankedList list) {
        if (seen.get(list.user())) {
            throw twoLists(list.user());
        }
        seen.set(list.user());
        Optional<Truth> truth = judgements.truth(list.user());
        if (truth.isPresent()) {
            add(list, truth.get());
        } else {
            unjudged++;
        }
    }

    /** Takes over what another run found in other lists. */
    void merge(Pass other) {
        BitSet both = (BitSet) seen.clone();
        both.and(other.seen);
        if (!both.isEmpty()) {
            throw twoLists(both.nextSetBit(0));
        }
        seen.or(other.seen);
        unjudged += other.unjudged;
        outside = outside.plus(other.outside);
        for (int i = 0; i < accumulators.size(); i++) {
            accumulators.get(i).merge(other.accumulators.get(i));
        }
    }

    void requireAnyJudged(String system) {
        if (unjudged > 0 && unjudged == seen.cardinality()) {
            throw new IllegalArgumentException(
                    "none of the " + unjudged + " lists of " + system + " is of a user with judgements");
        }
    }

    /** Sees to the judged users who had no list, and says how many they are. */
    int judgeMissing() {
        int missing = 0;
        for (Truth truth : judgements) {
            if (!seen.get(truth.user())) {
                missing++;
                if (evaluator.missing() == MissingLists.AS_EMPTY) {
                    add(RankedList.empty(truth.user()), truth);
                }
            }
        }
        return missing;
    }

    List<Accumulator> accumulators() {
        return accumulators;
    }

    /** How many lists were of users without judgements. */
    int unjudged() {
        return unjudged;
    }

    Outside outside() {
        return outside;
    }

    private void add(RankedList list, Truth truth) {
        if (evaluator.candidates().isEmpty()) {
            accumulate(list, truth);
            return;
        }
        IntPredicate candidates = evaluator.candidates().get().candidates(truth.user());
        RankedList listed = list.filter(candidates);
        Truth judged = truth.filter(candidates);
        outside = outside.plus(new Outside(list.size() - listed.size(), truth.relevant() - judged.relevant()));
        accumulate(listed, judged);
    }

    private void accumulate(RankedList list, Truth truth) {
        for (Accumulator accumulator : accumulators) {
            accumulator.add(list, truth);
        }
    }

    private static IllegalArgumentException twoLists(int user) {
        return new IllegalArgumentException("user " + user + " has two lists");
    }
}
