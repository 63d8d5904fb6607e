package dev.sluice.ranking.rerank;

import dev.sluice.CandidateFilter;
import dev.sluice.Candidates;
import dev.sluice.Mask;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.store.ModelSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Makes lists that keep to rules of spacing and number, {@link ListRule}. Place by place it takes the first candidate,
 * in the order they come in, that no rule forbids there and that leaves as much possible as there was before: that the
 * list can be filled, and that it comes to have what it must. Scores stay those of the candidates.
 *
 * <p>Rules of how many there may be are never broken: if no candidate may stand at a place the list ends there. Rules
 * of how many there must be hold for the places that the query asks for, and are met as far as can be; the reserve
 * behind those places keeps to the others alone. What a list falls short of the ranking says, one line for each rule
 * that is not met and one for a list that is too short ({@link Ranking#shortfalls}), and a funnel tells it with its
 * answer.
 *
 * <p>It looks ahead for each rule by itself. Where rules of several columns are in each other's way, or items have
 * several tags, a better list may exist than the one it finds; the shortfall is that of the list it found.
 *
 * <p>What comes behind it in a funnel may undo the spacing: a last filter that drops items moves others closer, a
 * fallback knows no rules. {@link #filter} as the last of the last filters holds them back.
 *
 * <p>Costs, for each place that the query asks for, a look at the candidates before the one chosen, and for each kind
 * of them, by the values that rules are about, one at every value.
 */
public final class ConstrainedRanker implements Ranker {
    private final ModelVersion version;
    private final List<BoundRule> rules;

    private ConstrainedRanker(ModelVersion version, List<BoundRule> rules) {
        this.version = version;
        this.rules = rules;
    }

    /**
     * Keeps to these rules.
     *
     * @param rules about columns of texts or tags of the catalogue's items
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static ConstrainedRanker of(ModelSnapshot snapshot, ListRule... rules) {
        return new ConstrainedRanker(
                snapshot.version(),
                Arrays.stream(rules).map(rule -> BoundRule.of(snapshot, rule)).toList());
    }

    /**
     * A filter that drops what would break a rule of how many there may be where it stands, given those before it that
     * stay. Rules of how many there must be are not its affair.
     */
    public CandidateFilter filter() {
        return this::restrict;
    }

    private void restrict(Query query, Candidates candidates, Mask keep) {
        query.require(version);
        RuledList list = new RuledList(rules, candidates);
        for (int position = 0; position < candidates.size(); position++) {
            if (!keep.keeps(position)) {
                continue;
            }
            if (list.allows(list.kind(position))) {
                list.add(list.kind(position));
            } else {
                keep.clear(position);
            }
        }
    }

    /**
     * Ranks a batch.
     *
     * @throws CancellationException if nobody waits for the answer any more
     */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        query.require(version);
        RuledChoice choice = new RuledChoice(query, candidates, new RuledList(rules, candidates));
        int wanted = Math.min(limit, query.limit());
        choice.fill(wanted);
        List<String> shortfalls = wanted == 0 ? List.of() : shortfalls(choice, Math.min(wanted, candidates.size()));
        choice.fillCarelessly(limit);
        Ranking ranking = choice.ranking();
        for (String shortfall : shortfalls) {
            ranking = ranking.shortOf(shortfall);
        }
        return ranking;
    }

    private List<String> shortfalls(RuledChoice choice, int places) {
        List<String> shortfalls = new ArrayList<>(choice.unmet());
        if (choice.size() < places) {
            shortfalls.add(rules.stream()
                    .filter(rule -> rule.rule().least() == 0)
                    .map(rule -> rule.rule().toString())
                    .collect(Collectors.joining(", ", "", ": " + choice.size() + " of " + places + " places filled")));
        }
        return shortfalls;
    }
}
