package dev.sluice.ranking.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerLaws;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A blended ranker is a ranker, and scores as the formula says. */
class BlendedRankerProperties implements RankerLaws {
    private static final int ITEMS = 20;
    private static final List<String> HEADS = List.of("a", "b", "c");

    @Override
    public Ranker ranker() {
        return BlendedRanker.of(scorer(new Random(1)), Blend.parse("a - 2*b?0.1 + c?"));
    }

    @Override
    public LawCases cases() {
        return LawCases.of(new ModelVersion("v1"), 5, ITEMS + 1);
    }

    /** The first head predicts everything, the others miss something. */
    private static FixedScorer scorer(Random random) {
        float[][] predictions = new float[HEADS.size()][ITEMS];
        for (int head = 0; head < predictions.length; head++) {
            for (int i = 0; i < ITEMS; i++) {
                predictions[head][i] = head > 0 && random.nextInt(3) == 0 ? Float.NaN : random.nextFloat();
            }
        }
        return FixedScorer.of(HEADS, predictions);
    }

    @Property(tries = 200)
    void aSumIsTheSumOfItsPartsAsAPersonWouldReckon(@ForAll long seed) {
        Random random = new Random(seed);
        FixedScorer scorer = scorer(random);
        Candidates ranked = ranked(scorer, "a - 2*b?0.1 + 3*c?");

        for (int position = 0; position < ITEMS; position++) {
            int place = ranked.item(position) - 1;
            double b = scorer.predictions()[1][place];
            double c = scorer.predictions()[2][place];
            double expected =
                    scorer.predictions()[0][place] - 2 * (Double.isNaN(b) ? 0.1 : b) + (Double.isNaN(c) ? 0 : 3 * c);
            assertThat((double) ranked.score(position)).isCloseTo(expected, within(1e-6));
            assertThat(parts(ranked, position).sum()).isCloseTo(expected, within(1e-5));
        }
        assertDescends(ranked);
    }

    @Property(tries = 200)
    void aProductIsTheProductOfItsPartsAsAPersonWouldReckon(@ForAll long seed) {
        Random random = new Random(seed);
        FixedScorer scorer = scorer(random);
        Candidates ranked = ranked(scorer, "(1 + 2*a)^1.5 * (1 + b?0.1) * (1 + 10*c?)^0.5");

        for (int position = 0; position < ITEMS; position++) {
            int place = ranked.item(position) - 1;
            double b = scorer.predictions()[1][place];
            double c = scorer.predictions()[2][place];
            double expected = Math.exp(1.5 * Math.log(1 + 2.0 * scorer.predictions()[0][place])
                    + Math.log(1 + (Double.isNaN(b) ? 0.1 : b))
                    + 0.5 * Math.log(Double.isNaN(c) ? 1 : 1 + 10 * c));
            assertThat((double) ranked.score(position)).isCloseTo(expected, within(1e-5));
            assertThat(parts(ranked, position).reduce(1, (one, other) -> one * other))
                    .isCloseTo(expected, within(1e-4));
        }
        assertDescends(ranked);
    }

    private static Candidates ranked(FixedScorer scorer, String blend) {
        Candidates all = Candidates.of(IntStream.rangeClosed(1, ITEMS).toArray(), new float[ITEMS]);
        Query query = Query.of(new ModelVersion("v1"), ItemSet.all(ITEMS + 1)).build();
        return all.select(BlendedRanker.of(scorer, Blend.parse(blend)).rank(query, all, ITEMS));
    }

    private static DoubleStream parts(Candidates ranked, int position) {
        return HEADS.stream()
                .mapToDouble(head -> ranked.feature(FeatureKey.number(head + ".part"), position))
                .filter(part -> !Double.isNaN(part));
    }

    private static void assertDescends(Candidates ranked) {
        for (int position = 1; position < ITEMS; position++) {
            assertThat(ranked.score(position)).isLessThanOrEqualTo(ranked.score(position - 1));
        }
    }
}
