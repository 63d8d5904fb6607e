package dev.sluice.ranking.tower;

import dev.sluice.History;

/**
 * What a user did before a moment, as the user tower sees it: the latest items, newer ones weighing more and all of
 * them 1 together, and how many events there were in some spans of time. Computed in the same way in training and in
 * serving; allocates nothing.
 */
final class Past {
    /** Fact 0, always there. */
    static final int ALWAYS = 0;

    private final int latest;
    private final double halfLife;
    private final long[] spans;

    Past(TowerInputs inputs) {
        this.latest = inputs.history();
        this.halfLife = inputs.halfLife().toMillis();
        this.spans = inputs.spans().stream().mapToLong(span -> span.toMillis()).toArray();
    }

    /** Takes what there is. */
    interface Sink {
        /** A number of the user, from 0 to {@code facts() - 1}. */
        void fact(int fact, float weight);

        /** An item of the history. */
        void item(int item, float weight);
    }

    /** How many facts there are at most. */
    int facts() {
        return 1 + spans.length;
    }

    /** Tells of the first {@code events} of a history, all of them no later than the moment. */
    void tell(History history, int events, long moment, Sink sink) {
        sink.fact(ALWAYS, 1);
        for (int span = 0; span < spans.length; span++) {
            int count = events - firstAfter(history, events, moment - spans[span]);
            if (count > 0) {
                sink.fact(1 + span, (float) Math.log1p(count));
            }
        }
        double sum = 0;
        int first = Math.max(0, events - latest);
        for (int event = first; event < events; event++) {
            sum += weight(history, event, events);
        }
        for (int event = first; event < events; event++) {
            sink.item(history.item(event), (float) (weight(history, event, events) / sum));
        }
    }

    /** That of the last event is 1. */
    private double weight(History history, int event, int events) {
        return Math.pow(2, (history.time(event) - history.time(events - 1)) / halfLife);
    }

    /** The first event later than a time. */
    private static int firstAfter(History history, int events, long time) {
        int low = 0;
        int high = events;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.time(middle) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
