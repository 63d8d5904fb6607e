package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntitiesTest {
    private static final TextColumn TITLES = TextColumn.of(List.of("", "Alien"));
    private static final Entities ITEMS = new Entities(IdIndex.of(List.of("i")), Map.of("title", TITLES));

    @Test
    void aColumnThatMustBeThereIsOrNamesThoseThatAre() {
        assertThat(ITEMS.require("title")).isSameAs(TITLES);
        assertThatThrownBy(() -> ITEMS.require("category"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no column category, there are [title]");
    }
}
