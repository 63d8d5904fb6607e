package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey SEEN = new FeatureKey("seen", FeatureType.FLAG);
    private static final FeatureKey DEVICE = new FeatureKey("device", FeatureType.CATEGORY);
    private static final FeatureSchema SCHEMA = FeatureSchema.of(AGE, SEEN, DEVICE);

    private static Examples.Builder builder() {
        return new Examples.Builder(SCHEMA);
    }

    @Test
    void rowsAreWhatTheCandidatesCarriedInTheOrderOfTheSchema() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1.5f, 0, 3}, new float[] {Float.NaN, 1, Float.NaN})
                .withFeature(FeatureKey.number("other"), new float[] {9, 9});

        Examples examples =
                builder().add(candidates, 1, 1, 2).add(candidates, 0, 0, 0.5f).build();

        assertThat(examples.size()).isEqualTo(2);
        assertThat(examples.schema()).isEqualTo(SCHEMA);
        assertThat(row(examples, 0)).containsExactly(Float.NaN, 1, Float.NaN);
        assertThat(row(examples, 1)).containsExactly(1.5f, 0, 3);
        assertThat(new float[] {examples.label(0), examples.label(1)}).containsExactly(1, 0);
        assertThat(new float[] {examples.weight(0), examples.weight(1)}).containsExactly(2, 0.5f);
    }

    private static float[] row(Examples examples, int row) {
        float[] features = new float[SCHEMA.size()];
        for (int column = 0; column < features.length; column++) {
            features[column] = examples.feature(row, column);
        }
        return features;
    }

    @Test
    void noRowsAreOrdinary() {
        assertThat(builder().build().size()).isZero();
    }

    @Test
    void labelsAndWeightsAreNumbersThatCanCount() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1, 0, 0});

        assertThatThrownBy(() -> builder().add(candidates, 0, Float.NaN, 1)).hasMessage("label must be finite: NaN");
        for (float weight : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> builder().add(candidates, 0, 1, weight))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weight must be finite and not negative: " + weight);
        }
        assertThatThrownBy(() -> builder().add(candidates, 1, 1, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("position must be below 1 candidates: 1");
        assertThatThrownBy(() -> builder().add(candidates, -1, 1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void featuresAreWhatTheirTypesSay() {
        assertThatThrownBy(() -> add(Float.POSITIVE_INFINITY, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature age:number of item 1 must be finite, or NaN where it is missing: Infinity");
        assertThatThrownBy(() -> add(0, 0.5f, 0)).hasMessageContaining("seen:flag of item 1 must be 0 or 1");
        assertThatThrownBy(() -> add(0, 0, 0.5f)).hasMessageContaining("device:category of item 1 must be a whole");
        assertThatThrownBy(() -> add(0, 0, 1 << 24)).hasMessageContaining("device:category");
        assertThatThrownBy(() -> add(0, 0, -1)).hasMessageContaining("device:category");
        assertThat(add(-5, 1, (1 << 24) - 1).size()).isEqualTo(1);
    }

    private static Examples add(float... features) {
        return builder().add(Rows.candidates(SCHEMA, features), 0, 1, 1).build();
    }

    @Test
    void aRowThatIsRefusedLeavesNothingBehind() {
        Examples.Builder builder = builder();

        assertThatThrownBy(() -> builder.add(Rows.candidates(FeatureSchema.of(AGE), new float[] {1}), 0, 1, 1))
                .hasMessage("no feature seen:flag among [age:number]");
        builder.add(Rows.candidates(SCHEMA, new float[] {7, 1, 2}), 0, 1, 1);

        assertThat(row(builder.build(), 0)).containsExactly(7, 1, 2);
    }

    private static Examples twoHeads() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1, 0, 3}, new float[] {2, 1, 3});
        return new Examples.Builder(SCHEMA, List.of("click", "like"))
                .add(candidates, 0, new float[] {1, 0.5f}, 1)
                .nextQuery()
                .nextQuery()
                .add(candidates, 1, new float[] {0, Float.NaN}, 2)
                .add(candidates, 0, new float[] {1, 1}, 3)
                .build();
    }

    @Test
    void aHeadIsTheRowsThatHaveItsLabel() {
        Examples likes = twoHeads().head("like");

        assertThat(likes.heads()).containsExactly("like");
        assertThat(likes.size()).isEqualTo(2);
        assertThat(new float[] {likes.label(0), likes.label(1)}).containsExactly(0.5f, 1);
        assertThat(new float[] {likes.weight(0), likes.weight(1)}).containsExactly(1, 3);
        assertThat(row(likes, 1)).containsExactly(1, 0, 3);
        assertThat(likes.query(1)).isEqualTo(1);
        assertThat(twoHeads().head("click").size()).isEqualTo(3);
        assertThatThrownBy(() -> twoHeads().head("buy")).hasMessage("no head buy among [click, like]");
    }

    @Test
    void queriesCountUpWhateverIsEmpty() {
        Examples examples = twoHeads();

        assertThat(new int[] {examples.query(0), examples.query(1), examples.query(2)})
                .containsExactly(0, 1, 1);
    }

    @Test
    void aSplitDividesQueriesAndNoneOfThem() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1, 0, 3});
        Examples.Builder builder = builder();
        for (int query = 0; query < 1000; query++) {
            builder.nextQuery().add(candidates, 0, query, 1).add(candidates, 0, query, 1);
        }
        Examples all = builder.build();

        List<Examples> parts = all.split(0.3, 5);

        assertThat(parts.get(0).size() + parts.get(1).size()).isEqualTo(all.size());
        assertThat(parts.get(1).size()).isBetween(480, 720).isEven();
        for (Examples part : parts) {
            for (int row = 0; row < part.size(); row += 2) {
                assertThat(part.label(row)).isEqualTo(part.label(row + 1)).isEqualTo(part.query(row));
            }
        }
        assertThat(all.split(0.3, 5).get(1).size()).isEqualTo(parts.get(1).size());
        assertThat(all.split(0, 5).get(1).size()).isZero();
        assertThat(all.split(1, 5).get(0).size()).isZero();
        assertThatThrownBy(() -> all.split(1.5, 5)).hasMessage("share must be from 0 to 1: 1.5");
    }

    @Test
    void labelsAreOfTheHeads() {
        Candidates candidates = Rows.candidates(SCHEMA, new float[] {1, 0, 3});

        assertThatThrownBy(() -> builder().add(candidates, 0, new float[] {1, 1}, 1))
                .hasMessage("2 labels, the heads are [label]");
        assertThatThrownBy(() -> builder().add(candidates, 0, new float[] {Float.NEGATIVE_INFINITY}, 1))
                .hasMessage("label label must be finite, or NaN where it is absent: -Infinity");
        assertThatThrownBy(() -> new Examples.Builder(SCHEMA, List.of("a", "a")))
                .hasMessage("heads must be distinct and at least one: [a, a]");
        assertThatThrownBy(() -> new Examples.Builder(SCHEMA, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
