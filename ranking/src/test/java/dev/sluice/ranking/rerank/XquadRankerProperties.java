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
class XquadRankerProperties extends RerankLawsFixture {
    @Override
    public Ranker ranker() {
        return XquadRanker.of(world.snapshot(), "genres", 0.5);
    }

    @Property(tries = 200)
    void choosesTheGreatestSum(
            @ForAll long seed,
            @ForAll @DoubleRange(max = 1) double lambda,
            @ForAll @DoubleRange(min = 0.1, max = 1) double chance,
            @ForAll @IntRange(max = 20) int limit) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);
        Ranking ranking = XquadRanker.of(world.snapshot(), "genres", lambda)
                .withChance(chance)
                .rank(query, candidates, limit);

        GreedyLists.requireGreedy(candidates, ranking, list -> {
            double worth = (1 - lambda) * GreedyLists.relevance(candidates, list);
            for (Map.Entry<String, Double> aspect :
                    GreedyLists.mix(GreedyLists.historyOf(query)).entrySet()) {
                long having = list.stream()
                        .filter(position ->
                                RerankWorld.genres(candidates.item(position)).contains(aspect.getKey()))
                        .count();
                worth += lambda * aspect.getValue() * (1 - Math.pow(1 - chance, having));
            }
            return worth;
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
