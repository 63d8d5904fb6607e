package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A dataset's hash stands for its ids and events, on every machine and in every release. */
class DatasetTest {
    @Test
    void hashNeverChanges() {
        assertThat(data(List.of("u", "ü"), List.of("i,1", "𝄞"), 1, 2, 1_000_000_000_000L, 3.5f)
                        .hash())
                .isEqualTo("8ced5a00b8c66c7d5ce118261c1b44e372c84d7acb06d696693de0bd0f4260ce");
    }

    @Test
    void everyIdAndMandatoryColumnCounts() {
        List<String> users = List.of("u", "v");
        List<String> items = List.of("i", "j");
        Dataset data = data(users, items, 1, 1, 5, 2);
        Set<String> hashes = new HashSet<>(List.of(
                data.hash(),
                data(List.of("u", "w"), items, 1, 1, 5, 2).hash(),
                data(List.of("v", "u"), items, 1, 1, 5, 2).hash(),
                data(List.of("u"), List.of("v", "i", "j"), 1, 1, 5, 2).hash(),
                data(List.of("uv"), items, 1, 1, 5, 2).hash(),
                data(users, List.of("i", "k"), 1, 1, 5, 2).hash(),
                data(users, items, 2, 1, 5, 2).hash(),
                data(users, items, 1, 2, 5, 2).hash(),
                data(users, items, 1, 1, 6, 2).hash(),
                data(users, items, 1, 1, 5, 3).hash(),
                data.with(data.interactions().select(new int[] {0, 0})).hash(),
                data.with(data.interactions().select(new int[0])).hash()));

        assertThat(hashes).hasSize(12);
        assertThat(data(users, items, 1, 1, 5, 2).hash()).isEqualTo(data.hash());
    }

    @Test
    void namedColumnsDoNotCount() {
        Dataset data = data(List.of("u"), List.of("i"), 1, 1, 5, 2);

        assertThat(data.with(data.interactions().with("type", TextColumn.of(List.of("click"))))
                        .hash())
                .isEqualTo(data.hash());
    }

    @Test
    void manyEventsAreAllHashed() {
        Interactions.Builder builder = new Interactions.Builder();
        for (int event = 0; event < 10_000; event++) {
            builder.add(1, 1, event, 1);
        }
        Dataset data =
                new Dataset(builder.build(2, 2), Catalogue.of(IdIndex.of(List.of("i")), IdIndex.of(List.of("u"))));
        int[] swapped = IntStream.range(0, 10_000).toArray();
        swapped[7000] = 7001;
        swapped[7001] = 7000;

        assertThat(data.with(data.interactions().select(swapped)).hash()).isNotEqualTo(data.hash());
    }

    @Test
    void eventsAndCatalogueSpeakOfTheSameRows() {
        Interactions events = new Interactions.Builder().add(1, 1, 0, 1).build(3, 2);
        IdIndex one = IdIndex.of(List.of("a"));

        assertThatThrownBy(() -> new Dataset(events, Catalogue.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events have 3 rows of users, the catalogue has 2");
    }

    private static Dataset data(List<String> users, List<String> items, int user, int item, long time, float value) {
        return new Dataset(
                new Interactions.Builder().add(user, item, time, value).build(users.size() + 1, items.size() + 1),
                Catalogue.of(IdIndex.of(items), IdIndex.of(users)));
    }
}
