package dev.sluice.ranking.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerLaws;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What every ranker that explores keeps to. */
interface ExplorerLaws extends RankerLaws {
    FeatureKey NOTE = FeatureKey.number("note");

    @Override
    default LawCases cases() {
        return LawCases.ofAnyVersion(3, 40);
    }

    @Property(tries = 100)
    default void asManyComeBackAsThereAreUpToTheLimit(@ForAll long seed, @ForAll @IntRange(max = 60) int limit) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);

        assertThat(ranker().rank(query(random), candidates, limit).size())
                .isEqualTo(Math.min(limit, candidates.size()));
    }

    @Property(tries = 100)
    default void propensitiesAreProbabilities(@ForAll long seed, @ForAll @IntRange(max = 60) int limit) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);

        for (float propensity : candidates
                .select(ranker().rank(query(random), candidates, limit))
                .feature(Propensity.KEY)) {
            assertThat(propensity).isGreaterThan(0).isLessThanOrEqualTo(1.000001f);
        }
    }

    @Property(tries = 100)
    default void theOrderInWhichCandidatesComeDoesNotMatter(@ForAll long seed, @ForAll @IntRange(max = 60) int limit) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);
        int last = candidates.size() - 1;
        Candidates reversed = candidates.select(Ranking.of(
                IntStream.rangeClosed(0, last).map(position -> last - position).toArray(),
                new float[candidates.size()]));
        float[] scores = new float[candidates.size()];
        for (int position = 0; position < scores.length; position++) {
            scores[position] = candidates.score(last - position);
        }
        Candidates scored =
                reversed.select(Ranking.of(IntStream.rangeClosed(0, last).toArray(), scores));

        assertThat(scored.select(ranker().rank(query, scored, limit)).items())
                .isEqualTo(candidates
                        .select(ranker().rank(query, candidates, limit))
                        .items());
    }

    @Property(tries = 50)
    default void columnsComeAlong(@ForAll long seed, @ForAll @IntRange(max = 60) int limit) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);
        float[] items = new float[candidates.size()];
        for (int position = 0; position < items.length; position++) {
            items[position] = candidates.item(position);
        }
        Candidates noted = candidates.withFeature(NOTE, items);
        Candidates list = noted.select(ranker().rank(query(random), noted, limit));

        for (int position = 0; position < list.size(); position++) {
            assertThat(list.feature(NOTE, position)).isEqualTo(list.item(position));
        }
    }
}
