package dev.sluice.eval.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.eval.metric.ItemPopularity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which items are in which groups. */
class ItemGroupsTest {
    private static final Entities ITEMS = new Entities(
            IdIndex.of(List.of("1", "2", "3", "4")),
            Map.of(
                    "genres",
                    TagColumn.of(List.of(
                            List.of(), List.of("drama", "war"), List.of(), List.of("war", "war"), List.of("drama"))),
                    "producer",
                    TextColumn.of(List.of("", "x", "y", "", "x")),
                    "price",
                    new NumberColumn(new double[5])));

    private static List<String> of(ItemGroups groups, int item) {
        return IntStream.range(0, groups.memberships(item))
                .mapToObj(membership -> groups.names().get(groups.groupOf(item, membership)))
                .toList();
    }

    @Test
    void tagsAreGroups() {
        ItemGroups genres = ItemGroups.ofColumn(ITEMS, "genres");

        assertThat(genres.names()).containsExactly("drama", "war");
        assertThat(of(genres, 1)).containsExactly("drama", "war");
        assertThat(of(genres, 2)).isEmpty();
        assertThat(of(genres, 3)).as("a tag that is there twice").containsExactly("war");
        assertThat(of(genres, 77)).isEmpty();
        assertThat(genres.size(genres.group("drama"))).isEqualTo(2);
        assertThat(genres.ungrouped()).isEqualTo(1);
        assertThat(genres.empty()).isEmpty();
    }

    @Test
    void textsAreGroups() {
        ItemGroups producers = ItemGroups.ofColumn(ITEMS, "producer");

        assertThat(producers.names()).containsExactly("x", "y");
        assertThat(of(producers, 4)).containsExactly("x");
        assertThat(of(producers, 3)).isEmpty();
        assertThat(producers).hasToString("producer");
    }

    @Test
    void aSelectionMayLeaveGroupsWithoutItems() {
        Entities fewer = new Entities(
                IdIndex.of(List.of("2")),
                Map.of("producer", ((TextColumn) ITEMS.require("producer")).select(new int[] {0, 2})));

        assertThat(ItemGroups.ofColumn(fewer, "producer").empty()).containsExactly("x");
    }

    @Test
    void theHeadIsWhatMakesUpTheShareAndEquallyPopularItemsAreTogether() {
        // 50, 20, 10, 10, 10 of 100, and one that nobody met; row 7 is not in the training.
        ItemPopularity popularity = ItemPopularity.ofCounts(0, 10, 50, 10, 20, 10, 0);
        ItemGroups two = ItemGroups.headAndTail(popularity, 8, 0.75);
        ItemGroups three = ItemGroups.headMiddleTail(popularity, 8, 0.2, 0.2);

        assertThat(IntStream.range(1, 8).mapToObj(item -> of(two, item).get(0)))
                .containsExactly("head", "head", "head", "head", "head", "tail", "tail");
        assertThat(IntStream.range(1, 8)
                        .mapToObj(item -> of(ItemGroups.headAndTail(popularity, 8, 0.7), item)
                                .get(0)))
                .containsExactly("tail", "head", "tail", "head", "tail", "tail", "tail");
        assertThat(IntStream.range(1, 8).mapToObj(item -> of(three, item).get(0)))
                .containsExactly("middle", "head", "middle", "middle", "middle", "tail", "tail");
    }

    @Test
    void whatCannotBeGroupedIsRefused() {
        ItemPopularity popularity = ItemPopularity.ofCounts(0, 1);

        assertThatThrownBy(() -> ItemGroups.ofColumn(ITEMS, "price"))
                .hasMessage("column price must have texts or tags to group by, it has numbers");
        assertThatThrownBy(() -> ItemGroups.ofColumn(ITEMS, "colour"))
                .hasMessageContaining("there is no column colour");
        assertThatThrownBy(() -> ItemGroups.ofColumn(ITEMS, "genres").group("comedy"))
                .hasMessage("there is no group comedy, there are [drama, war]");
        assertThatThrownBy(() -> ItemGroups.headAndTail(popularity, 2, 1))
                .hasMessage("head must be above 0 and below 1: 1.0");
        assertThatThrownBy(() -> ItemGroups.headMiddleTail(popularity, 2, 0.6, 0.5))
                .hasMessage("head and tail must be at most 1 together: 1.1");
        assertThatThrownBy(() -> ItemGroups.of("x", 3, Map.of("a", new int[] {3})))
                .hasMessage("item must be from 1 to 2: 3");
    }
}
