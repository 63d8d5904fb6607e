package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Laws of vocabularies, against a naive count. */
class VocabularyProperties {
    @Property
    void idsThatComeOftenEnoughHaveRows(
            @ForAll List<@StringLength(1) @CharRange(from = 'a', to = 'h') String> events,
            @ForAll @IntRange(max = 5) int least,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        Vocabulary.Builder builder = new Vocabulary.Builder();
        events.forEach(builder::add);
        Vocabulary vocabulary = builder.fit(least, most);

        Map<String, Long> counts = new LinkedHashMap<>();
        events.forEach(id -> counts.merge(id, 1L, Long::sum));
        List<String> first = List.copyOf(counts.keySet());
        List<String> expected = counts.keySet().stream()
                .filter(id -> counts.get(id) >= least)
                .sorted(Comparator.comparing((String id) -> -counts.get(id)).thenComparing(first::indexOf))
                .limit(most)
                .sorted(Comparator.comparing(first::indexOf))
                .toList();
        assertThat(vocabulary.ids().ids()).isEqualTo(expected);
        assertThat(vocabulary.knownEvents())
                .isEqualTo(events.stream().filter(expected::contains).count());
        assertThat(vocabulary.knownEvents() + vocabulary.unknownEvents()).isEqualTo(events.size());
        assertThat(vocabulary.leftOut()).isEqualTo(counts.size() - expected.size());
    }

    @Property
    void itemsOfEventsAreCountedLikeIds(@ForAll Random random, @ForAll @IntRange(max = 4) int least) {
        Interactions events = RandomEvents.of(random);
        Dataset data = new Dataset(events, Catalogue.of(ids(events.itemRows()), ids(events.userRows())));
        Vocabulary.Builder builder = new Vocabulary.Builder();
        IntStream.range(0, events.size()).forEach(event -> builder.add(events.item(event)));
        Vocabulary counted = builder.fit(Math.max(1, least), Vocabulary.ALL);

        Vocabulary ofItems = Vocabulary.ofItems(data, least, Vocabulary.ALL);
        List<String> expected = least == 0
                ? data.catalogue().items().ids().ids()
                : counted.ids().ids();
        assertThat(ofItems.ids().ids()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ofItems.unknownEvents()).isEqualTo(counted.unknownEvents());
    }

    @Example
    void limitsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vocabulary.Builder().fit(-1, 5))
                .withMessage("least events must be at least 0: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vocabulary.Builder().fit(0, 0))
                .withMessage("most ids must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vocabulary.Builder().add(""))
                .withMessage("an id must not be empty");
        assertThat(new Vocabulary.Builder().fit(0, 1).ids().rows()).isOne();
    }

    private static IdIndex ids(int rows) {
        return IdIndex.of(IntStream.range(1, rows).mapToObj(String::valueOf).toList());
    }
}
