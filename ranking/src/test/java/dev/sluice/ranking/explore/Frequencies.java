package dev.sluice.ranking.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How often a ranker shows which list, and how likely it claims each to be. */
final class Frequencies {
    private static final Query QUERY =
            Query.of(new ModelVersion("any"), ItemSet.all(100)).build();

    private final Map<List<Integer>, Integer> counts = new HashMap<>();
    private final Map<List<Integer>, Double> claimed = new HashMap<>();
    private final int requests;

    private Frequencies(int requests) {
        this.requests = requests;
    }

    static Query seeded(long seed) {
        return QUERY.with().seed(seed).build();
    }

    static Frequencies of(Ranker ranker, Candidates candidates, int limit, int requests) {
        Frequencies frequencies = new Frequencies(requests);
        for (int seed = 0; seed < requests; seed++) {
            Candidates list = candidates.select(ranker.rank(seeded(seed), candidates, limit));
            List<Integer> items = Arrays.stream(list.items()).boxed().collect(Collectors.toList());
            double product = 1;
            for (float propensity : list.feature(Propensity.KEY)) {
                product *= propensity;
            }
            frequencies.counts.merge(items, 1, Integer::sum);
            frequencies.claimed.merge(items, product, Double::sum);
        }
        return frequencies;
    }

    /** How often the first of a list was this item. */
    double first(int item) {
        return counts.entrySet().stream()
                        .filter(list -> list.getKey().get(0) == item)
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                / (double) requests;
    }

    int lists() {
        return counts.size();
    }

    /**
     * Every list comes as often as is claimed, within four standard deviations, besides what the claim may be off.
     *
     * @param off how far off a claim may be
     */
    void requireAsClaimed(double off) {
        counts.forEach((list, count) -> {
            double claim = claimed.getOrDefault(list, 0.0) / count;
            double deviation = Math.sqrt(claim * (1 - claim) / requests);
            assertThat(count / (double) requests)
                    .as("%s, claimed %s", list, claim)
                    .isCloseTo(claim, within(4 * deviation + off));
        });
    }
}
