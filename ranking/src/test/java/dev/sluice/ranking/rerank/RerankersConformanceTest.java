package dev.sluice.ranking.rerank;

import dev.sluice.CandidateFilter;
import dev.sluice.ItemSet;
import dev.sluice.Ranker;
import dev.sluice.conformance.FilterConformance;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerConformance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Every ranker of lists keeps to what rankers keep to, and their filters to what filters keep to. */
class RerankersConformanceTest {
    @SuppressWarnings("NullAway.Init") // published before any test
    private static RerankWorld world;

    @BeforeAll
    static void publish() {
        world = RerankWorld.publish();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private abstract static class OfTheWorld extends RankerConformance {
        private final Ranker ranker;

        OfTheWorld(Ranker ranker) {
            this.ranker = ranker;
        }

        @Override
        protected Ranker ranker() {
            return ranker;
        }

        @Override
        protected LawCases cases() {
            return LawCases.of(world.snapshot().version(), 5, RerankWorld.itemRows());
        }
    }

    private static ConstrainedRanker constrained() {
        return ConstrainedRanker.of(
                world.snapshot(),
                ListRule.spacing("author", 1, 3),
                ListRule.atMost("genres", 4),
                ListRule.atLeastOf("author", "a1", 2));
    }

    @Nested
    class MarginalRelevance extends OfTheWorld {
        MarginalRelevance() {
            super(new MmrRanker(AttributeSimilarity.of(world.snapshot(), "genres"), 0.5));
        }
    }

    @Nested
    class MarginalRelevanceOfVectors extends OfTheWorld {
        MarginalRelevanceOfVectors() {
            super(new MmrRanker(EmbeddingSimilarity.of(world.snapshot(), "als"), 0.5));
        }
    }

    @Nested
    class Determinants extends OfTheWorld {
        Determinants() {
            super(new DppRanker(EmbeddingSimilarity.of(world.snapshot(), "als"), 1));
        }
    }

    @Nested
    class Xquad extends OfTheWorld {
        Xquad() {
            super(XquadRanker.of(world.snapshot(), "genres", 0.5));
        }
    }

    @Nested
    class Calibrated extends OfTheWorld {
        Calibrated() {
            super(CalibratedRanker.of(world.snapshot(), "genres", 0.5));
        }
    }

    @Nested
    class Constrained extends OfTheWorld {
        Constrained() {
            super(constrained());
        }
    }

    @Nested
    class Promoted extends OfTheWorld {
        Promoted() {
            super(new PromotedRanker(
                    world.snapshot().version(),
                    query -> List.of(
                            new Promotion(4, ItemSet.of(RerankWorld.itemRows(), 3)),
                            new Promotion(0, ItemSet.of(RerankWorld.itemRows(), 7, 8, 9)))));
        }
    }

    @Nested
    class DiversityDiscount extends OfTheWorld {
        DiversityDiscount() {
            super(DiversityDiscountRanker.of(world.snapshot(), "author"));
        }
    }

    @Nested
    class PopularityPenalty extends OfTheWorld {
        PopularityPenalty() {
            super(PopularityPenaltyRanker.of(world.snapshot(), "popularity", 0.5));
        }
    }

    @Nested
    class FreshnessBoost extends OfTheWorld {
        FreshnessBoost() {
            super(FreshnessBoostRanker.of(world.snapshot(), "published", Duration.ofDays(7), 0.5));
        }
    }

    private abstract static class FilterOfTheWorld extends FilterConformance {
        private final CandidateFilter filter;

        FilterOfTheWorld(CandidateFilter filter) {
            this.filter = filter;
        }

        @Override
        protected CandidateFilter filter() {
            return filter;
        }

        @Override
        protected LawCases cases() {
            return LawCases.of(world.snapshot().version(), 5, RerankWorld.itemRows());
        }
    }

    @Nested
    class RulesAsAFilter extends FilterOfTheWorld {
        RulesAsAFilter() {
            super(constrained().filter());
        }
    }
}
