package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Interaction;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A history is what a user did, in the order of time and, within a moment, of the log. */
class KnownHistoriesTest {
    private static final int USERS = 5;
    private static final int ITEMS = 300;

    private static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(row -> prefix + row).toList());
    }

    /** Each item once, so that an event is known by it; the last user has none. */
    private static Dataset dataset() {
        Random random = new Random(7);
        Interactions.Builder events = new Interactions.Builder();
        for (int item = 1; item <= ITEMS; item++) {
            events.add(1 + random.nextInt(USERS - 1), item, random.nextInt(20), item);
        }
        return new Dataset(
                events.build(USERS + 1, ITEMS + 1),
                new Catalogue(Entities.of(ids("i", ITEMS)), Entities.of(ids("u", USERS))));
    }

    @Test
    void historiesAreInTheOrderOfTimeThenOfTheLog() {
        Dataset data = dataset();
        Interactions events = data.interactions();
        KnownHistories histories = KnownHistories.of(data, true);

        for (int user = 1; user <= USERS; user++) {
            int own = user;
            List<String> expected = IntStream.range(0, events.size())
                    .filter(event -> events.user(event) == own)
                    .boxed()
                    .sorted(Comparator.comparingLong(events::time))
                    .map(event -> data.catalogue().items().ids().id(events.item(event)))
                    .toList();
            Request request = histories.request("u" + user);
            assertThat(request.excluded()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(request.history().orElse(List.of()).stream()
                            .map(Interaction::item)
                            .toList())
                    .isEqualTo(expected);
        }
        assertThat(histories.request("u" + USERS).excluded()).isEmpty();
        assertThat(histories.request("nobody").excluded()).isEmpty();
    }
}
