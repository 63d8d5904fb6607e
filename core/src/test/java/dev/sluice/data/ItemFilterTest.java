package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ItemSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Filters by what the catalogue says of items, and filters made of filters. */
class ItemFilterTest {
    private static final Catalogue CATALOGUE = new Catalogue(
            new Entities(
                    IdIndex.of(List.of("a", "b", "c", "d")),
                    Map.of(
                            "category",
                            TextColumn.of(List.of("", "film", "book", "", "film")),
                            "genres",
                            TagColumn.of(List.of(
                                    List.of(), List.of("war", "love"), List.of("love"), List.of("crime"), List.of())),
                            "published",
                            new NumberColumn(new double[] {Double.NaN, 100, 200, Double.NaN, 300}))),
            Entities.of(IdIndex.of(List.of("u"))));

    private static int[] allowed(ItemFilter filter) {
        ItemSet items = filter.allowed(CATALOGUE);
        assertThat(items.rows()).isEqualTo(5);
        return items.toArray();
    }

    @Test
    void itemsWithOneOfTheValuesAreAllowed() {
        assertThat(allowed(ItemFilter.having("category", List.of("film")))).containsExactly(1, 4);
        assertThat(allowed(ItemFilter.having("category", List.of("film", "book", "game"))))
                .containsExactly(1, 2, 4);
        assertThat(allowed(ItemFilter.having("genres", List.of("love", "crime"))))
                .containsExactly(1, 2, 3);
        assertThat(allowed(ItemFilter.having("genres", List.of()))).isEmpty();
    }

    @Test
    void itemsWhoseNumberMeetsTheConditionAreAllowed() {
        assertThat(allowed(ItemFilter.where("published", seconds -> seconds >= 200)))
                .containsExactly(2, 4);
        assertThat(allowed(ItemFilter.where("published", seconds -> !(seconds >= 200))))
                .as("not those without a number")
                .containsExactly(1);
    }

    @Test
    void filtersAreMadeOfFilters() {
        ItemFilter film = ItemFilter.having("category", List.of("film"));
        ItemFilter love = ItemFilter.having("genres", List.of("love"));

        assertThat(allowed(film.and(love))).containsExactly(1);
        assertThat(allowed(film.or(love))).containsExactly(1, 2, 4);
        assertThat(allowed(film.not())).containsExactly(2, 3);
        assertThat(allowed(film.or(love).not())).containsExactly(3);
        assertThat(allowed(ItemFilter.ALL.not())).isEmpty();
    }

    @Test
    void aCatalogueThatCannotSayIsRefused() {
        assertThatThrownBy(() -> allowed(ItemFilter.having("colour", List.of("red"))))
                .hasMessageStartingWith("there is no column colour, there are ");
        assertThatThrownBy(() -> allowed(ItemFilter.having("published", List.of("100"))))
                .hasMessage("column published must hold texts or tags: it is empty, or holds numbers");
        assertThatThrownBy(() -> allowed(ItemFilter.where("genres", number -> true)))
                .hasMessage("column genres must hold numbers: it holds texts or tags");
    }
}
