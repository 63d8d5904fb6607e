package dev.sluice.ranking.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Items 1 to 4, two of them red; item 4 is all unknown. */
class AttributesTest {
    private static final Entities ITEMS = items(new double[] {Double.NaN, 1, 5, Double.NaN, Double.NaN});

    private static Entities items(double[] weight) {
        return new Entities(
                TowerWorld.ids("i", 4),
                Map.of(
                        "colour", TextColumn.of(List.of("", "red", "red", "blue", "")),
                        "tags", TagColumn.of(List.of(List.of(), List.of("a", "b"), List.of("b"), List.of(), List.of())),
                        "weight", new NumberColumn(weight)));
    }

    private static Map<Integer, Float> terms(Attributes attributes, int row) {
        Map<Integer, Float> terms = new TreeMap<>();
        attributes.of(row, terms::put);
        return terms;
    }

    @Test
    void theValuesOfOneColumnWeighOneTogether() {
        Attributes tags = Attributes.of(ITEMS, List.of("tags"), 1);

        assertThat(tags.terms()).isEqualTo(2);
        assertThat(terms(tags, 1)).isEqualTo(Map.of(0, 0.5f, 1, 0.5f));
        assertThat(terms(tags, 2)).isEqualTo(Map.of(1, 1f));
        assertThat(terms(tags, 3)).isEmpty();
    }

    @Test
    void aRareValueIsNoTerm() {
        Attributes both = Attributes.of(ITEMS, List.of("colour", "tags"), 2);

        assertThat(both.terms()).isEqualTo(2);
        assertThat(terms(both, 1)).isEqualTo(Map.of(0, 1f, 1, 1f));
        assertThat(terms(both, 3)).isEmpty();
    }

    @Test
    void numbersAreStandardDeviationsAboveTheMean() {
        Attributes weight = Attributes.of(ITEMS, List.of("weight"), 1);

        assertThat(terms(weight, 1)).isEqualTo(Map.of(0, -1f));
        assertThat(terms(weight, 2)).isEqualTo(Map.of(0, 1f));
        assertThat(terms(weight, 3)).as("missing").isEmpty();
    }

    @Test
    void aConstantNumberSaysNothing() {
        for (double constant : new double[] {0, 3, 0.1, 1e9 + 0.1}) {
            double[] rows = new double[9]; // enough for a mean of 0.1 to be rounded
            Arrays.fill(rows, constant);
            rows[0] = Double.NaN;
            Entities items = new Entities(TowerWorld.ids("i", 8), Map.of("weight", new NumberColumn(rows)));

            assertThat(terms(Attributes.of(items, List.of("weight"), 1), 1).getOrDefault(0, 0f))
                    .as("%s", constant)
                    .isCloseTo(0, within(1e-6f));
        }
    }

    @Test
    void allColumnsOfTextsAndTagsAreRead() {
        assertThat(Attributes.of(ITEMS, List.of(), 1).columns()).containsExactlyInAnyOrder("colour", "tags");
        assertThat(Attributes.of(Entities.of(TowerWorld.ids("i", 2)), List.of(), 1)
                        .terms())
                .isZero();
    }

    @Test
    void whatIsMissingOrInfiniteIsNamed() {
        assertThatThrownBy(() -> Attributes.of(ITEMS, List.of("size"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column size");
        double[] infinite = {Double.NaN, 1, Double.POSITIVE_INFINITY, 2, 3};
        assertThatThrownBy(() -> Attributes.of(items(infinite), List.of("weight"), 1))
                .hasMessage("weight of row 2 must be finite: Infinity");
    }
}
