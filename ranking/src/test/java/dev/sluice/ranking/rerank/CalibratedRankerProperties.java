package dev.sluice.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The laws of rankers, the definition from scratch, and that whoever has no history gets the order of the scores. */
class CalibratedRankerProperties extends RerankLawsFixture {
    @Override
    public Ranker ranker() {
        return CalibratedRanker.of(world.snapshot(), "genres", 0.5);
    }

    @Property(tries = 200)
    void choosesTheLeastDivergence(
            @ForAll long seed, @ForAll @DoubleRange(max = 1) double lambda, @ForAll @IntRange(max = 20) int limit) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);
        Ranking ranking =
                CalibratedRanker.of(world.snapshot(), "genres", lambda).rank(query, candidates, limit);
        Map<String, Double> target = GreedyLists.mix(GreedyLists.historyOf(query));

        GreedyLists.requireGreedy(candidates, ranking, list -> {
            Map<String, Double> found =
                    GreedyLists.mix(list.stream().mapToInt(candidates::item).toArray());
            double divergence = 0;
            for (Map.Entry<String, Double> aspect : target.entrySet()) {
                double smoothed = 0.99 * found.getOrDefault(aspect.getKey(), 0.0) + 0.01 * aspect.getValue();
                divergence += aspect.getValue() * Math.log(aspect.getValue() / smoothed);
            }
            return (1 - lambda) * GreedyLists.relevance(candidates, list) - lambda * divergence;
        });
    }

    @Property(tries = 50)
    void withoutAHistoryTheOrderIsThatOfTheScores(@ForAll long seed, @ForAll @IntRange(max = 80) int limit) {
        Random random = new Random(seed);
        Query query = query(random).with().history(History.EMPTY).build();
        Candidates candidates = candidates(random);

        assertThat(ranker().rank(query, candidates, limit).positions())
                .isEqualTo(
                        Ranking.byScore(candidates, candidates.scores(), limit).positions());
    }
}
