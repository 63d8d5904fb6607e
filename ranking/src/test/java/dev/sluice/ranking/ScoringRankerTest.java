package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Scorer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ranker over a scorer with two heads: click, which orders, and watch. */
class ScoringRankerTest {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey WATCH = FeatureKey.number("watch");
    private static final Query QUERY =
            Query.of(new ModelVersion("v1"), ItemSet.all(10)).build();
    private static final Candidates ITEMS = Candidates.of(new int[] {7, 3, 5}, new float[] {0, 0, 0});

    private static ScoringRanker ranker(float... predictions) {
        return new ScoringRanker(new Scorer() {
            @Override
            public void score(Query query, Candidates candidates, float[] scores) {
                System.arraycopy(predictions, 0, scores, 0, scores.length);
            }

            @Override
            public FeatureSchema requires() {
                return FeatureSchema.of(AGE);
            }

            @Override
            public List<String> heads() {
                return List.of("click", "watch");
            }
        });
    }

    @Test
    void ordersByTheFirstHeadTiesByItem() {
        Candidates ranked = ITEMS.select(ranker(1, 2, 2, 10, 20, 30).rank(QUERY, ITEMS, 3));

        assertThat(ranked.items()).containsExactly(3, 5, 7);
        assertThat(ranked.scores()).containsExactly(2, 2, 1);
    }

    @Test
    void otherHeadsBecomeColumns() {
        ScoringRanker ranker = ranker(1, 2, 3, 10, 20, 30);
        Candidates ranked = ITEMS.select(ranker.rank(QUERY, ITEMS, 2));

        assertThat(ranked.items()).containsExactly(5, 3);
        assertThat(ranked.feature(WATCH)).containsExactly(30, 20);
        assertThat(ranker.provides()).isEqualTo(FeatureSchema.of(WATCH));
        assertThat(ranker.requires()).isEqualTo(FeatureSchema.of(AGE));
    }

    @Test
    void aPredictionThatIsNoNumberIsAnErrorThatNamesItself() {
        assertThatThrownBy(() -> ranker(1, Float.NaN, 3, 10, 20, 30).rank(QUERY, ITEMS, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("click of item 3 is NaN");
        assertThatThrownBy(() -> ranker(1, 2, 3, 10, 20, Float.NaN).rank(QUERY, ITEMS, 1))
                .hasMessage("watch of item 5 is NaN");
    }

    @Test
    void nothingToRankAndNothingWantedAreOrdinary() {
        assertThat(ranker().rank(QUERY, Candidates.NONE, 5).size()).isZero();
        assertThat(ranker(1, 2, 3, 10, 20, 30).rank(QUERY, ITEMS, 0).size()).isZero();
    }

    @Test
    void headsAreDistinctAndNamedLikeFeatures() {
        assertThatThrownBy(() -> new ScoringRanker(withHeads("a", "b", "b")))
                .hasMessage("a schema names each feature once: b");
        assertThatThrownBy(() -> new ScoringRanker(withHeads("a", "not a name")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Scorer withHeads(String... heads) {
        return new Scorer() {
            @Override
            public void score(Query query, Candidates candidates, float[] scores) {}

            @Override
            public List<String> heads() {
                return List.of(heads);
            }
        };
    }
}
