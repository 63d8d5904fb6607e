package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.Contribution;
import dev.sluice.Degradation;
import dev.sluice.StageReport;
import java.util.List;

/**
 * What came of one run of a funnel.
 *
 * @param candidates the answer in the order to show, at most {@code requested}; each carries the generators that
 *     proposed it, the fallback among them
 * @param requested how many were asked for
 * @param stages what each stage did, each once and in the order of the stages
 * @param degradations why the answer is not all it could have been; empty when it is
 * @param contributions what each stage thought of each candidate of the answer, in its order; empty unless the query
 *     asks
 * @param dropped the candidates that are not in the answer; empty unless the query asks
 */
public record FunnelRun(
        Candidates candidates,
        int requested,
        List<StageReport> stages,
        List<Degradation> degradations,
        List<List<Contribution>> contributions,
        List<Drop> dropped) {
    /**
     * A candidate that is not in the answer.
     *
     * @param item the item
     * @param stage the last stage that left it out
     */
    public record Drop(int item, String stage) {}

    /** Copies the lists. */
    public FunnelRun {
        stages = List.copyOf(stages);
        degradations = List.copyOf(degradations);
        contributions = List.copyOf(contributions);
        dropped = List.copyOf(dropped);
    }

    /** How many fewer candidates there are than were asked for. */
    public int shortfall() {
        return requested - candidates.size();
    }
}
