package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateFilter;
import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.ItemSet;
import dev.sluice.Mask;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.Scorer;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each test of the suites fails over a component that gets wrong what it is about; laws have a test of their own. */
class BrokenComponentsTest {
    private static final ModelVersion VERSION = new ModelVersion("tiny");
    private static final int ROWS = 40;

    private static GeneratorConformance suite(CandidateGenerator generator) {
        return new GeneratorConformance() {
            @Override
            protected CandidateGenerator generator() {
                return generator;
            }

            @Override
            protected LawCases cases() {
                return LawCases.of(VERSION, 4, ROWS);
            }

            @Override
            protected boolean complete(Query query) {
                return true;
            }
        };
    }

    private static RankerConformance ofRanker(Ranker ranker) {
        return new RankerConformance() {
            @Override
            protected Ranker ranker() {
                return ranker;
            }

            @Override
            protected LawCases cases() {
                return LawCases.of(VERSION, 4, ROWS);
            }
        };
    }

    private static ScorerConformance ofScorer(Scorer scorer) {
        return new ScorerConformance() {
            @Override
            protected Scorer scorer() {
                return scorer;
            }

            @Override
            protected LawCases cases() {
                return LawCases.of(VERSION, 4, ROWS);
            }
        };
    }

    private static FilterConformance ofFilter(CandidateFilter filter) {
        return new FilterConformance() {
            @Override
            protected CandidateFilter filter() {
                return filter;
            }

            @Override
            protected LawCases cases() {
                return LawCases.of(VERSION, 4, ROWS);
            }
        };
    }

    private static FeatureSourceConformance ofSource(FeatureType type, Fill fill) {
        FeatureSource source = new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(new FeatureKey("f", type));
            }

            @Override
            public void fill(Query query, Candidates candidates, float[][] columns) {
                fill.fill(query, candidates, columns[0]);
            }
        };
        return new FeatureSourceConformance() {
            @Override
            protected FeatureSource source() {
                return source;
            }

            @Override
            protected LawCases cases() {
                return LawCases.of(VERSION, 4, ROWS);
            }
        };
    }

    private interface Fill {
        void fill(Query query, Candidates candidates, float[] column);
    }

    private static Candidates lowest(Query query, int limit) {
        query.require(VERSION);
        int[] items = Arrays.stream(query.allowed().toArray()).limit(limit).toArray();
        return Candidates.of(items, new float[items.length]);
    }

    private static Ranking asTheyAre(Query query, Candidates batch, int limit) {
        query.require(VERSION);
        return Ranking.asTheyAre(batch, limit);
    }

    private static void assertBroken(Runnable test) {
        assertThatThrownBy(test::run).isInstanceOf(Throwable.class);
    }

    @Test
    void aGeneratorThatIsRightPasses() {
        GeneratorConformance suite = suite(BrokenComponentsTest::lowest);
        assertThatCode(() -> {
                    suite.proposesAtMostTheLimit();
                    suite.proposesDistinctAllowedItems();
                    suite.proposesAsManyAsThereAre();
                    suite.refusesTheQueryOfAnotherVersion();
                    suite.proposesTheSameForTheSameQuery();
                    suite.proposesNothingWhereNothingIsAllowed();
                    suite.copesWithAUserOfWhomNothingIsKnown();
                    suite.aMillionIsALimitLikeAnyOther();
                    suite.theNumberOfThreadsChangesNothing();
                    suite.heedsCancellation();
                    suite.leavesTheQueryAsItWas();
                    suite.whatItProposedStaysAsItWas();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void generators() {
        ItemSet all = ItemSet.all(ROWS);
        GeneratorConformance blind =
                suite((query, limit) -> lowest(query.with().allowed(all).build(), limit + 1));
        assertBroken(blind::proposesAtMostTheLimit);
        assertBroken(blind::proposesDistinctAllowedItems);
        assertBroken(blind::proposesNothingWhereNothingIsAllowed);
        assertBroken(blind::aMillionIsALimitLikeAnyOther);
        assertBroken(suite((query, limit) -> Candidates.NONE)::proposesAsManyAsThereAre);
        assertBroken(suite((query, limit) -> Candidates.NONE)::refusesTheQueryOfAnotherVersion);
        assertBroken(suite((query, limit) -> {
            if (query.user() == Query.UNKNOWN_USER) {
                throw new IllegalStateException("who is that?");
            }
            return lowest(query, limit);
        })::copesWithAUserOfWhomNothingIsKnown);
        AtomicInteger calls = new AtomicInteger();
        GeneratorConformance fickle =
                suite((query, limit) -> lowest(query, limit).first(calls.getAndIncrement() % 3));
        assertBroken(fickle::proposesTheSameForTheSameQuery);
        assertBroken(fickle::theNumberOfThreadsChangesNothing);
    }

    @Test
    void generatorsThatAreCancelled() {
        GeneratorConformance stubborn = suite((query, limit) -> {
            query.cancelled();
            return lowest(query, limit);
        });
        AtomicInteger left = new AtomicInteger();
        GeneratorConformance dirty = suite((query, limit) -> {
            int before = left.getAndSet(1);
            if (query.cancelled()) {
                throw new CancellationException("stopped");
            }
            left.set(0);
            return lowest(query, limit - Math.min(before, limit));
        });

        assertBroken(stubborn::heedsCancellation);
        assertBroken(dirty::heedsCancellation);
    }

    @Test
    void aRankerThatIsRightPasses() {
        RankerConformance suite = ofRanker(BrokenComponentsTest::asTheyAre);
        assertThatCode(() -> {
                    suite.choosesAmongTheCandidates();
                    suite.choosesAtMostTheLimit();
                    suite.ranksTheSameForTheSameQuery();
                    suite.ranksABatchOfOne();
                    suite.owesTheColumnsThatItProvides();
                    suite.refusesTheQueryOfAnotherVersion();
                    suite.copesWithAUserOfWhomNothingIsKnownAndWhereNothingIsAllowed();
                    suite.theNumberOfThreadsChangesNothing();
                    suite.heedsCancellation();
                    suite.leavesItsInputAsItWas();
                    suite.ranksABatchInTheMemoryOfARun();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void rankers() {
        Ranker greedy = (query, batch, limit) -> Ranking.asTheyAre(batch, 1000);
        Candidates[] kept = {Candidates.NONE};
        Ranker keeping = (query, batch, limit) -> {
            Candidates before = kept[0];
            kept[0] = batch;
            return asTheyAre(query, batch, limit - Math.min(limit, before.items().length % 2));
        };
        Ranker promising = new Ranker() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(FeatureKey.number("owed"));
            }

            @Override
            public Ranking rank(Query query, Candidates batch, int limit) {
                return asTheyAre(query, batch, limit);
            }
        };
        Ranker needingTwo = (query, batch, limit) -> {
            int second = batch.size() == 0 ? 0 : batch.item(1);
            return asTheyAre(query, batch, second == 0 ? 0 : limit);
        };
        AtomicInteger calls = new AtomicInteger();
        Ranker fickle = (query, batch, limit) -> asTheyAre(query, batch, Math.min(limit, calls.getAndIncrement() % 3));

        assertBroken(ofRanker(greedy)::choosesAtMostTheLimit);
        assertBroken(ofRanker(greedy)::refusesTheQueryOfAnotherVersion);
        assertBroken(ofRanker(keeping)::ranksABatchInTheMemoryOfARun);
        assertBroken(ofRanker(promising)::owesTheColumnsThatItProvides);
        assertBroken(ofRanker(needingTwo)::ranksABatchOfOne);
        assertBroken(ofRanker(fickle)::ranksTheSameForTheSameQuery);
        assertBroken(ofRanker(fickle)::theNumberOfThreadsChangesNothing);
        assertBroken(ofRanker((query, batch, limit) -> {
            query.cancelled();
            return Ranking.asTheyAre(batch, limit);
        })::heedsCancellation);
        assertBroken(
                ofRanker((query, batch, limit) -> Ranking.of(new int[] {batch.size()}, new float[1]))
                        ::choosesAmongTheCandidates);
    }

    @Test
    void scorers() {
        Scorer ofTheWhole = (query, batch, scores) -> Arrays.fill(scores, 0, batch.size(), batch.size());
        Scorer tooFar = (query, batch, scores) -> Arrays.fill(scores, 1);
        Scorer keeping = new Scorer() {
            private Candidates kept = Candidates.NONE;

            @Override
            public void score(Query query, Candidates batch, float[] scores) {
                Arrays.fill(scores, 0, batch.size(), kept.items().length < 0 ? 1 : 0);
                kept = batch;
            }
        };
        AtomicInteger calls = new AtomicInteger();
        Scorer fickle = (query, batch, scores) -> Arrays.fill(scores, 0, batch.size(), calls.getAndIncrement());

        assertBroken(ofScorer(ofTheWhole)::scoreDoesNotDependOnTheOthers);
        assertBroken(ofScorer(ofTheWhole)::refusesTheQueryOfAnotherVersion);
        assertBroken(ofScorer(tooFar)::whatStandsPastTheScoresIsLeftAlone);
        assertBroken(ofScorer((query, batch, scores) -> Arrays.fill(scores, Float.NaN))::scoresStayInTheirRange);
        assertBroken(ofScorer(keeping)::scoresABatchInTheMemoryOfARun);
        assertBroken(ofScorer(fickle)::theSameBatchGetsTheSameScores);
        assertBroken(ofScorer(fickle)::theNumberOfThreadsChangesNothing);
    }

    @Test
    void filters() {
        AtomicInteger calls = new AtomicInteger();
        CandidateFilter fickle = (query, batch, keep) -> {
            if (batch.size() > 0 && calls.getAndIncrement() % 2 == 0) {
                keep.clear(0);
            }
        };
        CandidateFilter first = (query, batch, keep) -> keep.clear(0);
        CandidateFilter careless = (query, batch, keep) -> {
            for (int position : keep.positions()) {
                if (position == 1 && !keep.keeps(0)) {
                    throw new IllegalStateException("where is the first?");
                }
            }
        };

        assertBroken(ofFilter(fickle)::theSameBatchKeepsTheSame);
        assertBroken(ofFilter(fickle)::theNumberOfThreadsChangesNothing);
        assertBroken(ofFilter(first)::filtersABatchOfOneAndOfNone);
        assertBroken(ofFilter(first)::refusesTheQueryOfAnotherVersion);
        assertBroken(ofFilter(careless)::copesWithWhatOtherFiltersCleared);
        CandidateFilter right = BrokenComponentsTest::clearOdd;
        assertThatCode(ofFilter(right)::theSameBatchKeepsTheSame).doesNotThrowAnyException();
    }

    private static void clearOdd(Query query, Candidates batch, Mask keep) {
        query.require(VERSION);
        for (int position = 0; position < batch.size(); position++) {
            if (batch.item(position) % 2 == 1) {
                keep.clear(position);
            }
        }
    }

    @Test
    void featureSources() {
        AtomicInteger calls = new AtomicInteger();
        FeatureSourceConformance lazy = ofSource(FeatureType.NUMBER, (query, batch, column) -> {});
        FeatureSourceConformance ofLength =
                ofSource(FeatureType.NUMBER, (query, batch, column) -> Arrays.fill(column, column.length));
        FeatureSourceConformance halves =
                ofSource(FeatureType.FLAG, (query, batch, column) -> Arrays.fill(column, 0, batch.size(), 0.5f));
        FeatureSourceConformance negative =
                ofSource(FeatureType.CATEGORY, (query, batch, column) -> Arrays.fill(column, 0, batch.size(), -1));
        FeatureSourceConformance fickle = ofSource(
                FeatureType.NUMBER,
                (query, batch, column) -> Arrays.fill(column, 0, batch.size(), calls.getAndIncrement()));
        FeatureSourceConformance needingOne = ofSource(
                FeatureType.NUMBER, (query, batch, column) -> Arrays.fill(column, 0, batch.size(), batch.item(0)));

        assertBroken(lazy::fillsAllPlacesOfTheBatch);
        assertBroken(ofLength::fillsAllPlacesOfTheBatch);
        assertBroken(halves::valuesAreOfTheirType);
        assertBroken(negative::valuesAreOfTheirType);
        assertBroken(fickle::theSameBatchHasTheSameFeatures);
        assertBroken(fickle::theNumberOfThreadsChangesNothing);
        assertBroken(fickle::refusesTheQueryOfAnotherVersion);
        assertBroken(needingOne::fillsABatchOfOneAndOfNone);
    }
}
