package dev.sluice.data.audit;

import dev.sluice.data.Interactions;
import java.util.BitSet;

/**
 * Finds users whose labels in the training part, at least two, are all of one class, where there are just two classes.
 * A user one of whose events was found fault with is not judged.
 */
final class SingleClassUsers implements Check {
    private static final int LEAST = 2;

    @Override
    public void look(Evidence evidence, Findings findings) {
        if (evidence.typed()) {
            findings.notChecked(
                    FindingCode.SINGLE_CLASS_USER, "values of several types of events are no labels of one kind");
            return;
        }
        Classes classes = new Classes(evidence.train());
        if (classes.areTwo()) {
            classes.look(findings);
        } else {
            findings.notChecked(FindingCode.SINGLE_CLASS_USER, "there are no two classes of labels");
        }
    }

    /** The labels of the users who are judged. */
    private static final class Classes {
        private final Part train;
        private final Interactions events;
        private final BitSet atFault;
        private float lower = Float.POSITIVE_INFINITY;
        private float higher = Float.NEGATIVE_INFINITY;

        Classes(Part train) {
            this.train = train;
            this.events = train.events();
            this.atFault = train.usersAtFault();
            for (int event = 0; event < events.size(); event++) {
                if (isJudged(event)) {
                    lower = Math.min(lower, events.value(event));
                    higher = Math.max(higher, events.value(event));
                }
            }
        }

        private boolean isJudged(int event) {
            return !atFault.get(events.user(event));
        }

        boolean areTwo() {
            for (int event = 0; event < events.size(); event++) {
                float value = events.value(event);
                if (isJudged(event) && value != lower && value != higher) {
                    return false;
                }
            }
            return lower < higher;
        }

        void look(Findings findings) {
            int[] low = new int[events.userRows()];
            int[] high = new int[events.userRows()];
            for (int event = 0; event < events.size(); event++) {
                (events.value(event) == lower ? low : high)[events.user(event)]++;
            }
            for (int user = 0; user < low.length; user++) {
                boolean single = low[user] == 0 || high[user] == 0;
                if (single && low[user] + high[user] >= LEAST && !atFault.get(user)) {
                    String labels = LabelDomain.shown(low[user] == 0 ? higher : lower);
                    findings.user(
                            FindingCode.SINGLE_CLASS_USER,
                            train,
                            user,
                            ": all " + (low[user] + high[user]) + " labels are " + labels);
                }
            }
        }
    }
}
