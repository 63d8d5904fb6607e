package dev.sluice.ranking.blend;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ModelVersion;
import dev.sluice.Ranker;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerConformance;
import dev.sluice.conformance.ScorerConformance;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.ranking.calibration.CalibratedScorer;
import dev.sluice.ranking.calibration.Calibration;
import dev.sluice.ranking.calibration.Isotonic;
import dev.sluice.ranking.calibration.Platt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Scorers made of scorers, and the rankers that use them, keep to what scorers and rankers keep to. */
class BlendConformanceTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final int ITEM_ROWS = 4;
    private static final FeatureSchema AGE = FeatureSchema.of(FeatureKey.number("age"));
    private static final FixedScorer TWO = new FixedScorer(
            List.of("click", "watch"), AGE, ScoreRange.UNIT, new float[][] {{0.1f, 0.2f, 0.3f}, {0.6f, 0.5f, 0.4f}});
    private static final FixedScorer ONE = new FixedScorer(
            List.of("score"), FeatureSchema.NONE, new ScoreRange(-1, 0.5f), new float[][] {{-1, 0, 0.5f}});
    private static final Scorer JOINED =
            JoinedScorer.of(RenamedScorer.prefixed("heavy/", TWO), RenamedScorer.of(ONE, "like"));

    private abstract static class Scoring extends ScorerConformance {
        private final Scorer scorer;

        Scoring(Scorer scorer) {
            this.scorer = scorer;
        }

        @Override
        protected Scorer scorer() {
            return scorer;
        }

        @Override
        protected LawCases cases() {
            return LawCases.ofAnyVersion(2, ITEM_ROWS);
        }
    }

    @Nested
    class Joined extends Scoring {
        Joined() {
            super(JOINED);
        }
    }

    @Nested
    class Renamed extends Scoring {
        Renamed() {
            super(RenamedScorer.of(ONE, "like"));
        }
    }

    @Nested
    class Calibrated extends Scoring {
        Calibrated() {
            super(new CalibratedScorer(
                    TWO,
                    new Calibration(
                            Map.of("click", new Platt(2, -1), "watch", Isotonic.of(new double[] {0, 1}, new double[] {
                                0.25, 0.75
                            })))));
        }
    }

    private abstract static class Ranking extends RankerConformance {
        private final Ranker ranker;

        Ranking(Ranker ranker) {
            this.ranker = ranker;
        }

        @Override
        protected Ranker ranker() {
            return ranker;
        }

        @Override
        protected LawCases cases() {
            return LawCases.ofAnyVersion(2, ITEM_ROWS);
        }
    }

    @Nested
    class Blended extends Ranking {
        Blended() {
            super(BlendedRanker.of(JOINED, Blend.parse("heavy/click + 2*heavy/watch + like")));
        }
    }

    @Nested
    class ByOneScorer extends Ranking {
        ByOneScorer() {
            super(new ScoringRanker(JOINED));
        }
    }
}
