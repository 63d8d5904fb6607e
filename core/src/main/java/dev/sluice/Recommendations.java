package dev.sluice;

import java.util.List;

/**
 * The answer to a request: at most as many items as were asked for, the best first, and an account of how it came
 * about.
 *
 * @param version the model version that answered
 * @param items distinct, none of them excluded
 * @param requested how many were asked for
 * @param degradations why the answer is not all it could have been; empty when it is
 * @param stages what each stage did, in order
 * @param dropped which candidates were left out where; empty unless the request asked
 * @param nextPage what a request for the items behind these needs, {@link Request.Builder#after}
 */
public record Recommendations(
        ModelVersion version,
        List<Recommendation> items,
        int requested,
        List<Degradation> degradations,
        List<StageReport> stages,
        List<Dropped> dropped,
        PageToken nextPage) {
    public Recommendations {
        items = List.copyOf(items);
        degradations = List.copyOf(degradations);
        stages = List.copyOf(stages);
        dropped = List.copyOf(dropped);
    }

    /** The recommended ids in order. */
    public List<String> ids() {
        return items.stream().map(Recommendation::item).toList();
    }

    /** How many fewer items there are than were asked for. */
    public int shortfall() {
        return requested - items.size();
    }

    /** Whether the answer is less than it could have been. */
    public boolean degraded() {
        return !degradations.isEmpty();
    }

    /** Whether it is so for this reason. */
    public boolean degradedBy(Degradation.Reason reason) {
        return degradations.stream().anyMatch(degradation -> degradation.reason() == reason);
    }
}
