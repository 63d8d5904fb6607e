package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the index: ids and rows map to each other, row 0 to none. */
class IdIndexProperties {
    @Property
    void rowsAndIdsMapToEachOther(@ForAll("texts") List<String> texts) {
        List<String> ids = List.copyOf(new LinkedHashSet<>(texts));
        IdIndex index = IdIndex.of(ids);

        assertThat(index.rows()).isEqualTo(ids.size() + 1);
        assertThat(index.ids()).isEqualTo(ids);
        for (int row = 1; row < index.rows(); row++) {
            assertThat(index.row(index.id(row))).isEqualTo(row);
        }
    }

    @Property
    void builderGivesRowsInOrderOfFirstAppearance(@ForAll("texts") List<String> texts) {
        IdIndex.Builder builder = new IdIndex.Builder();
        List<Integer> rows = texts.stream().map(builder::rowOf).toList();
        List<String> ids = new ArrayList<>(new LinkedHashSet<>(texts));

        assertThat(rows)
                .isEqualTo(texts.stream().map(text -> ids.indexOf(text) + 1).toList());
        assertThat(builder.build()).isEqualTo(IdIndex.of(ids)).hasSameHashCodeAs(IdIndex.of(ids));
    }

    @Property
    void builtIndexDoesNotChangeWithItsBuilder(@ForAll("texts") List<String> texts) {
        IdIndex.Builder builder = new IdIndex.Builder();
        texts.forEach(builder::rowOf);
        IdIndex index = builder.build();
        int rows = index.rows();
        builder.rowOf("one more, of no other text");

        assertThat(index.rows()).isEqualTo(rows);
        assertThat(index.row("one more, of no other text")).isEqualTo(IdIndex.UNKNOWN);
        assertThat(builder.rows()).isEqualTo(rows + 1);
    }

    @Example
    void unknownIdsGetWhatWasAskedFor() {
        IdIndex index = IdIndex.of(List.of("a"));

        assertThat(index.row("b")).isZero();
        assertThat(index.row("")).isZero();
        assertThat(index.rowOr("b", 7)).isEqualTo(7);
        assertThat(index.rowOr("a", 7)).isEqualTo(1);
    }

    @Example
    void whatIsNoIndexIsRefused() {
        assertThatThrownBy(() -> IdIndex.of(List.of("a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id comes twice: a");
        assertThatThrownBy(() -> IdIndex.of(List.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an id must not be empty");
        for (int row : new int[] {0, -1, 2, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> IdIndex.of(List.of("a")).id(row))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("row must be from 1 to 1: " + row);
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return OddTexts.any().injectDuplicates(0.3).list().ofMaxSize(40).withoutEdgeCases();
    }
}
