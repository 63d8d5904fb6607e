package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.conformance.CandidateGeneratorLaws;
import dev.sluice.conformance.RankerLaws;
import dev.sluice.conformance.ScorerLaws;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each law is broken by an implementation that gets wrong what the law is about. */
class LawsTest {
    private static final int LIMIT = 20;

    @Test
    void generatorThatIgnoresTheLimit() {
        var laws = generatorLaws((query, limit) -> TinyModels.lowest(query, limit + 1));

        assertBroken(seed -> laws.proposesAtMostTheLimit(seed, LIMIT));
        assertBroken(laws::proposesNothingForLimitZero);
    }

    @Test
    void generatorThatIgnoresWhatIsAllowed() {
        var laws = generatorLaws((query, limit) -> TinyModels.lowest(
                query.with().allowed(ItemSet.all(TinyModels.ITEM_ROWS)).build(), limit));

        assertBroken(seed -> laws.proposesDistinctAllowedItems(seed, LIMIT));
    }

    @Test
    void generatorThatFiltersAfterwards() {
        var laws = generatorLaws((query, limit) -> {
            query.require(TinyModels.VERSION);
            return TinyModels.proposed(
                    Arrays.stream(ItemSet.all(TinyModels.ITEM_ROWS).toArray())
                            .limit(limit)
                            .filter(query.allowed()::contains)
                            .toArray());
        });

        assertBroken(seed -> laws.proposesAsManyAsThereAre(seed, LIMIT));
    }

    @Test
    void generatorThatTakesAnyVersion() {
        var laws = generatorLaws((query, limit) -> Candidates.NONE);

        assertBroken(seed -> laws.refusesTheQueryOfAnotherVersion(seed, LIMIT));
    }

    @Test
    void generatorThatChangesItsMind() {
        AtomicInteger calls = new AtomicInteger();
        var laws = generatorLaws(
                (query, limit) -> TinyModels.lowest(query, limit).first(calls.getAndIncrement() % 2 == 0 ? limit : 1));

        assertBroken(seed -> laws.proposesTheSameForTheSameQuery(seed, LIMIT));
    }

    @Test
    void scorerThatComparesCandidates() {
        var laws =
                scorerLaws((query, candidates, scores) -> Arrays.fill(scores, 0, candidates.size(), candidates.size()));

        assertBroken(laws::scoreDoesNotDependOnTheOthers);
    }

    @Test
    void scorerThatLeavesItsRange() {
        var laws = scorerLaws(new TinyModels.TwoHeads() {
            @Override
            public ScoreRange range() {
                return new ScoreRange(0, 0.75f);
            }
        });

        assertBroken(laws::scoresStayInTheirRange);
    }

    @Test
    void scorerWithoutANumber() {
        var laws = scorerLaws((query, candidates, scores) -> Arrays.fill(scores, Float.NaN));

        assertBroken(laws::scoresStayInTheirRange);
    }

    @Test
    void scorerThatWritesTooMuchOrTooLittle() {
        assertBroken(
                scorerLaws((query, candidates, scores) -> Arrays.fill(scores, 0))::whatStandsPastTheScoresIsLeftAlone);
        assertBroken(scorerLaws((query, candidates, scores) -> {})::whatStandsPastTheScoresIsLeftAlone);
    }

    @Test
    void scorerThatChangesItsMind() {
        AtomicInteger calls = new AtomicInteger();
        var laws = scorerLaws(
                (query, candidates, scores) -> Arrays.fill(scores, 0, candidates.size(), calls.incrementAndGet()));

        assertBroken(laws::theSameBatchGetsTheSameScores);
    }

    @Test
    void rankerThatIgnoresTheLimit() {
        var laws = rankerLaws((query, candidates, limit) -> TinyModels.byOwnScore(query, candidates, 1000));

        assertBroken(seed -> laws.choosesAtMostTheLimit(seed, LIMIT));
        assertBroken(laws::choosesNothingForLimitZero);
    }

    @Test
    void rankerThatInventsAPosition() {
        var laws = rankerLaws((query, candidates, limit) -> Ranking.of(new int[] {candidates.size()}, new float[] {1}));

        assertBroken(seed -> laws.choosesAmongTheCandidates(seed, LIMIT));
        assertBroken(seed -> laws.choosesNothingAmongNoCandidates(seed, LIMIT));
    }

    @Test
    void rankerThatChangesItsMind() {
        AtomicInteger calls = new AtomicInteger();
        var laws = rankerLaws((query, candidates, limit) ->
                TinyModels.byOwnScore(query, candidates, Math.min(limit, calls.incrementAndGet() % 2)));

        assertBroken(seed -> laws.ranksTheSameForTheSameQuery(seed, LIMIT));
    }

    private static CandidateGeneratorLaws generatorLaws(CandidateGenerator wrong) {
        return new TinyGeneratorProperties() {
            @Override
            public CandidateGenerator generator() {
                return wrong;
            }
        };
    }

    private static ScorerLaws scorerLaws(Scorer wrong) {
        return new TinyScorerProperties() {
            @Override
            public Scorer scorer() {
                return wrong;
            }
        };
    }

    private static RankerLaws rankerLaws(Ranker wrong) {
        return new TinyRankerProperties() {
            @Override
            public Ranker ranker() {
                return wrong;
            }
        };
    }

    /** As many seeds as the fewest tries of a law. */
    private static void assertBroken(LongConsumer law) {
        assertThat(LongStream.range(0, 50).filter(seed -> breaks(law, seed)).count())
                .as("seeds that show the mistake")
                .isPositive();
    }

    private static boolean breaks(LongConsumer law, long seed) {
        try {
            law.accept(seed);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }
}
