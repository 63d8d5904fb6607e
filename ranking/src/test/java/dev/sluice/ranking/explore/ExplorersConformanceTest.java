package dev.sluice.ranking.explore;

import dev.sluice.Candidates;
import dev.sluice.Ranker;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerConformance;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** Rankers that explore keep to what rankers keep to: what they draw is fixed by the query's seed. */
class ExplorersConformanceTest {
    private abstract static class OfAnyVersion extends RankerConformance {
        private final Ranker ranker;

        OfAnyVersion(Ranker ranker) {
            this.ranker = ranker;
        }

        @Override
        protected Ranker ranker() {
            return ranker;
        }

        @Override
        protected LawCases cases() {
            return LawCases.ofAnyVersion(3, 40);
        }
    }

    @Nested
    class Gumbel extends OfAnyVersion {
        Gumbel() {
            super(new GumbelRanker(0.7));
        }
    }

    @Nested
    class EpsilonGreedy extends OfAnyVersion {
        EpsilonGreedy() {
            super(new EpsilonGreedyRanker(0.4));
        }
    }

    @Nested
    class Thompson extends OfAnyVersion {
        private static final ThompsonSettings SETTINGS =
                ThompsonSettings.defaults().withDraws(50);

        Thompson() {
            super(new ThompsonRanker(SETTINGS));
        }

        @Override
        protected Candidates candidates(Random random) {
            Candidates candidates = super.candidates(random);
            float[] successes = new float[candidates.size()];
            float[] trials = new float[candidates.size()];
            for (int position = 0; position < trials.length; position++) {
                trials[position] = random.nextInt(4) == 0 ? Float.NaN : random.nextInt(1000);
                successes[position] = (int) (random.nextFloat() * trials[position]);
            }
            return candidates.withFeature(SETTINGS.successes(), successes).withFeature(SETTINGS.trials(), trials);
        }
    }
}
