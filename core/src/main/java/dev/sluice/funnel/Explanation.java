package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.Contribution;
import dev.sluice.FeatureKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each stage of one run thought of each item, and which stage left it out. Keeps nothing unless it was asked for.
 */
final class Explanation {
    private final boolean wanted;
    private final Map<Integer, List<Contribution>> contributions = new HashMap<>();
    private final Map<Integer, String> drops = new LinkedHashMap<>();

    Explanation(boolean wanted) {
        this.wanted = wanted;
    }

    void proposed(Proposal proposal) {
        if (!wanted) {
            return;
        }
        proposal.nested().ifPresent(run -> nested(proposal.source(), run));
        scored(proposal.source(), proposal.candidates());
    }

    void scored(String stage, Candidates candidates) {
        for (int position = 0; wanted && position < candidates.size(); position++) {
            contribute(candidates.item(position), Contribution.of(stage, candidates.score(position)));
        }
    }

    /** What a ranker thought, with the columns it provides. */
    void ranked(String stage, Candidates candidates, List<FeatureKey> provided, String formula) {
        for (int position = 0; wanted && position < candidates.size(); position++) {
            Map<String, Float> parts = new LinkedHashMap<>();
            for (FeatureKey key : provided) {
                parts.put(key.name(), candidates.feature(key, position));
            }
            contribute(candidates.item(position), new Contribution(stage, candidates.score(position), parts, formula));
        }
    }

    /** The items of {@code before} that are not in {@code after} went in this stage. */
    void dropped(String stage, Candidates before, Candidates after) {
        if (wanted) {
            Map<Integer, String> gone = new LinkedHashMap<>();
            for (int item : before.items()) {
                gone.put(item, stage);
            }
            for (int item : after.items()) {
                gone.remove(item);
            }
            drops.putAll(gone);
        }
    }

    List<List<Contribution>> contributions(Candidates answer) {
        List<List<Contribution>> inOrder = new ArrayList<>();
        for (int position = 0; wanted && position < answer.size(); position++) {
            inOrder.add(List.copyOf(contributions.getOrDefault(answer.item(position), List.of())));
        }
        return inOrder;
    }

    /** The drops of items that did not come into the answer on another way. */
    List<FunnelRun.Drop> drops(Candidates answer) {
        for (int item : answer.items()) {
            drops.remove(item);
        }
        return drops.entrySet().stream()
                .map(drop -> new FunnelRun.Drop(drop.getKey(), drop.getValue()))
                .toList();
    }

    private void nested(String funnel, FunnelRun run) {
        for (int position = 0; position < run.contributions().size(); position++) {
            for (Contribution inner : run.contributions().get(position)) {
                contribute(
                        run.candidates().item(position),
                        new Contribution(funnel + "/" + inner.stage(), inner.score(), inner.parts(), inner.formula()));
            }
        }
        run.dropped().forEach(drop -> drops.put(drop.item(), funnel + "/" + drop.stage()));
    }

    private void contribute(int item, Contribution contribution) {
        contributions.computeIfAbsent(item, unseen -> new ArrayList<>()).add(contribution);
    }
}
