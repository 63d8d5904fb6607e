package dev.sluice.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.DataException;
import dev.sluice.data.IdIndex;
import dev.sluice.data.TagColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemAliasesTest {
    @TempDir
    private Path scratch = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(scratch.resolve("aliases.csv"), text);
    }

    @Test
    void anAliasStandsForItsItemAndOthersForThemselves() throws IOException {
        ItemAliases aliases = ItemAliases.of(List.of("b", "odd, \"id\"\n", "7"), List.of("a", "a", " é"));

        aliases.write(scratch.resolve("aliases.csv"));
        ItemAliases read = ItemAliases.read(scratch.resolve("aliases.csv"));

        for (ItemAliases each : List.of(aliases, read)) {
            assertThat(each.size()).isEqualTo(3);
            assertThat(each.canonical("b")).isEqualTo("a");
            assertThat(each.canonical("odd, \"id\"\n")).isEqualTo("a");
            assertThat(each.canonical("7")).isEqualTo(" é");
            assertThat(each.canonical("a")).isEqualTo("a");
            assertThat(each.canonical("never heard of")).isEqualTo("never heard of");
        }
    }

    @Test
    void aCatalogueWithoutDuplicatesHasNoAliases() throws IOException {
        ItemAliases.of(List.of(), List.of()).write(scratch.resolve("aliases.csv"));

        assertThat(scratch.resolve("aliases.csv")).hasContent("item,canonical\n");
        assertThat(ItemAliases.read(scratch.resolve("aliases.csv")).size()).isZero();
    }

    @Test
    void aCatalogueTellsThemAndItsOwnIdsStandForThemselves() {
        TagColumn merged = TagColumn.of(List.of(List.of(), List.of("b", "i2", "c"), List.of("c", "d")));
        ItemAliases aliases = ItemAliases.of(Catalogues.items(2, Map.of(ItemAliases.COLUMN, merged)));

        assertThat(List.of("b", "c", "d", "i2", "x"))
                .extracting(aliases::canonical)
                .containsExactly("i1", "i1", "i2", "i2", "x");
        assertThat(aliases.size()).isEqualTo(3);
        assertThat(ItemAliases.of(Catalogues.items(2, Map.of())).size()).isZero();
        assertThat(ItemAliases.of(Catalogues.items(1, Map.of(ItemAliases.COLUMN, Catalogues.column(List.of("b")))))
                        .size())
                .isZero();
    }

    @Test
    void whatIsNoTableOfAliasesIsAnErrorThatSaysWhere() throws IOException {
        assertThatThrownBy(() -> ItemAliases.read(file("item,canonical\nb,a\nc,b\n")))
                .isInstanceOf(DataException.class)
                .hasMessage("aliases.csv: c must stand for an id that is none of the items: 'b'");
        assertThatThrownBy(() -> ItemAliases.read(file("item,canonical\nb,\n"))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ItemAliases.read(file("item,canonical\nb,a\nb,c\n")))
                .hasMessage("aliases.csv:3: item comes twice: 'b'");
        assertThatThrownBy(() -> ItemAliases.read(file("item,to\nb,a\n")))
                .hasMessage("aliases.csv:1: expected a column canonical, found 'item,to'");
        assertThatThrownBy(() -> ItemAliases.read(file("id,canonical\n"))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ItemAliases.read(file(""))).hasMessage("aliases.csv: no items");
    }

    @Test
    void whatStandsForAnIdIsNotAnIdOfTheCatalogue() {
        ItemMerges merges = ItemMerges.of(Catalogues.texts("x", "y", "X"), SameText.of("text"));
        IdIndex left = IdIndex.of(List.of("i1", "i2"));

        assertThat(left.row(merges.aliases().canonical("i3"))).isEqualTo(1);
    }
}
