package dev.sluice.ranking.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerLaws;
import java.util.List;
import net.jqwik.api.Example;

/** A model of two heads and one of a single head, as one scorer. */
class JoinedScorerProperties implements ScorerLaws {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey SEEN = FeatureKey.number("seen");
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final FixedScorer TWO =
            new FixedScorer(List.of("score", "watch"), FeatureSchema.of(AGE, SEEN), ScoreRange.UNIT, new float[][] {
                {0.1f, 0.2f, 0.3f}, {0.4f, 0.5f, 0.6f}
            });
    private static final FixedScorer ONE = new FixedScorer(
            List.of("score"), FeatureSchema.of(SEEN), new ScoreRange(-1, 0.5f), new float[][] {{-1, 0, 0.5f}});

    @Override
    public Scorer scorer() {
        return JoinedScorer.of(RenamedScorer.prefixed("heavy/", TWO), RenamedScorer.of(ONE, "like"));
    }

    @Override
    public LawCases cases() {
        return LawCases.of(VERSION, 2, 4);
    }

    @Example
    void hasTheHeadsTheFeaturesAndTheRangeOfAll() {
        assertThat(scorer().heads()).containsExactly("heavy/score", "heavy/watch", "like");
        assertThat(scorer().requires()).isEqualTo(FeatureSchema.of(AGE, SEEN));
        assertThat(scorer().range()).isEqualTo(new ScoreRange(-1, 1));
    }

    @Example
    void predictsWhatEachPredicts() {
        Candidates candidates = Candidates.of(new int[] {3, 1}, new float[2]);
        float[] scores = new float[6];

        scorer().score(Query.of(VERSION, ItemSet.all(4)).build(), candidates, scores);

        assertThat(scores).containsExactly(0.3f, 0.1f, 0.6f, 0.4f, 0.5f, -1);
    }

    @Example
    void headsNamedTwiceAreRefused() {
        assertThatThrownBy(() -> JoinedScorer.of(TWO, ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two heads are named score: [score, watch, score]");
        assertThatThrownBy(() -> RenamedScorer.of(TWO, "a", "a")).hasMessage("two heads are named a: [a, a]");
        assertThatThrownBy(() -> RenamedScorer.of(TWO, "a")).hasMessage("1 names [a] for the heads [score, watch]");
        assertThatThrownBy(JoinedScorer::of).hasMessage("a scorer must have at least one head");
    }

    @Example
    void aFeatureOfTwoTypesIsRefused() {
        FixedScorer flag = new FixedScorer(
                List.of("x"),
                FeatureSchema.of(new FeatureKey("age", FeatureType.FLAG)),
                ScoreRange.UNIT,
                new float[1][3]);

        assertThatThrownBy(() -> JoinedScorer.of(TWO, flag)).hasMessage("a schema names each feature once: age");
    }
}
