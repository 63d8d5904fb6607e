package dev.sluice.data.duplicate;

import static dev.sluice.data.duplicate.Catalogues.column;
import static dev.sluice.data.duplicate.Catalogues.groups;
import static dev.sluice.data.duplicate.Catalogues.items;
import static dev.sluice.data.duplicate.Catalogues.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SameTextTest {
    private static final SameText RULE = SameText.of("text");

    @Test
    void textsThatAreWrittenDifferentlyAreTheSame() {
        assertThat(groups(texts("A fox.", "a dog", "the fox", "A  FOX", "«a fox»"), RULE))
                .isEqualTo(Set.of(Set.of(1, 4, 5)));
    }

    @Test
    void emptyTextsAreLikeNone() {
        assertThat(groups(texts("", "", "...", "!", " "), RULE)).isEmpty();
    }

    @Test
    void allColumnsMustAgreeAndNotRunIntoEachOther() {
        Entities items = items(
                5,
                Map.of(
                        "title",
                        column(List.of("a b", "a", "a b", "", "")),
                        "text",
                        column(List.of("c", "b c", "c", "x", "x"))));

        assertThat(groups(items, SameText.of("title", "text"))).isEqualTo(Set.of(Set.of(1, 3), Set.of(4, 5)));
    }

    @Test
    void textsWithTheSameHashAreToldApart() {
        Entities items = texts("a", "b", "a", "c", "b", "c");
        Links links = new Links(items.rows());

        RULE.link(items, links, text -> 7);

        assertThat(groups(items, RULE)).isEqualTo(Set.of(Set.of(1, 3), Set.of(2, 5), Set.of(4, 6)));
        assertThat(links.areLinked(1, 3)).isTrue();
        assertThat(links.areLinked(2, 5)).isTrue();
        assertThat(links.areLinked(4, 6)).isTrue();
        assertThat(links.areLinked(1, 2)).isFalse();
        assertThat(links.areLinked(2, 4)).isFalse();
    }

    @Test
    void aColumnThatIsMissingOrHoldsNoTextsIsAnError() {
        Entities items = items(1, Map.of("year", new NumberColumn(new double[] {Double.NaN, 1984})));

        assertThatThrownBy(() -> ItemMerges.of(items, SameText.of("title")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no column title, there are [year]");
        assertThatThrownBy(() -> ItemMerges.of(items, SameText.of("year")))
                .hasMessage("column year must hold texts: it is empty, or holds numbers or tags");
        assertThatThrownBy(SameText::of).hasMessage("columns must name at least one: []");
    }
}
