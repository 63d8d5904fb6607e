package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of events: a selection holds the events it names, with all their columns. */
class InteractionsProperties {
    private record Event(int user, int item, long time, float value, double place) {}

    @Property
    void selectionHoldsTheseEventsInThisOrder(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions events = RandomEvents.of(random);
        int[] chosen = events.size() == 0
                ? new int[0]
                : random.ints(random.nextInt(20), 0, events.size()).toArray();
        List<Event> all = list(events);

        Interactions selected = events.select(chosen);

        assertThat(list(selected))
                .isEqualTo(IntStream.of(chosen).mapToObj(all::get).toList());
        assertThat(selected.userRows()).isEqualTo(events.userRows());
        assertThat(selected.itemRows()).isEqualTo(events.itemRows());
        assertThat(list(events)).isEqualTo(all);
    }

    @Property
    void filterKeepsTheWantedOnesInOrder(@ForAll long seed) {
        Interactions events = RandomEvents.of(new Random(seed));

        assertThat(list(events.filter(event -> events.item(event) % 2 == 1)))
                .isEqualTo(list(events).stream()
                        .filter(event -> event.item() % 2 == 1)
                        .toList());
    }

    @Property
    void positivesAreThoseOfTheThresholdAndAbove(@ForAll long seed) {
        Interactions events = RandomEvents.of(new Random(seed));

        assertThat(list(Positives.atLeast(1.5f).of(events)))
                .isEqualTo(list(events).stream()
                        .filter(event -> event.value() >= 1.5f)
                        .toList());
    }

    @Property
    void otherValuesChangeNothingElse(@ForAll long seed) {
        Interactions events = RandomEvents.of(new Random(seed));
        float[] values = new float[events.size()];
        Arrays.fill(values, 7);

        Interactions changed = events.withValues(values);
        Arrays.fill(values, 8);

        assertThat(list(changed))
                .isEqualTo(list(events).stream()
                        .map(event -> new Event(event.user(), event.item(), event.time(), 7, event.place()))
                        .toList());
    }

    @Example
    void otherValuesAreAsManyAndFinite() {
        Interactions events = new Interactions.Builder().add(1, 1, 0, 1).build(2, 2);

        assertThatThrownBy(() -> events.withValues(new float[2])).hasMessage("2 values for 1 events");
        assertThatThrownBy(() -> events.withValues(new float[] {Float.NaN})).hasMessage("value must be finite: NaN");
    }

    @Example
    void whatIsBuiltStaysAsItIsWhenMoreIsAdded() {
        Interactions.Builder builder = new Interactions.Builder();
        List<Interactions> built = new ArrayList<>();
        for (int event = 1; event < 40; event++) {
            built.add(builder.add(event, event, event, event).build(40, 40));
        }

        for (int size = 1; size < 40; size++) {
            Interactions events = built.get(size - 1);
            assertThat(events.size()).isEqualTo(size);
            for (int i = 0; i < size; i++) {
                assertThat(List.of(events.user(i), events.item(i), (int) events.time(i), (int) events.value(i)))
                        .isEqualTo(Collections.nCopies(4, i + 1));
            }
        }
    }

    @Property
    void usersAndItemsMoveAndNothingElse(@ForAll long seed) {
        Interactions events = RandomEvents.of(new Random(seed));
        int users = events.userRows();
        int items = events.itemRows();

        Interactions moved =
                events.withUsers(users + 5, user -> user + 5).withItems(items + 1, item -> items + 1 - item);

        assertThat(List.of(moved.userRows(), moved.itemRows())).isEqualTo(List.of(users + 5, items + 1));
        assertThat(list(moved))
                .isEqualTo(list(events).stream()
                        .map(event -> new Event(
                                event.user() + 5, items + 1 - event.item(), event.time(), event.value(), event.place()))
                        .toList());
    }

    @Example
    void nothingMovesToARowThatIsNone() {
        Interactions events = new Interactions.Builder().add(1, 2, 5, 1).build(2, 3);

        assertThatThrownBy(() -> events.withUsers(4, user -> 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("user must be from 1 to 3: 0");
        assertThatThrownBy(() -> events.withItems(2, item -> item))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("item must be from 1 to 1: 2");
    }

    @Example
    void columnsBelongToOneCopy() {
        Interactions events = new Interactions.Builder().add(1, 1, 0, 1).build(2, 2);
        Interactions more = events.with("type", TextColumn.of(List.of("click")));

        assertThat(events.columns()).isEmpty();
        assertThat(more.column("type")).contains(TextColumn.of(List.of("click")));
        assertThat(more.column("kind")).isEmpty();
        assertThatThrownBy(() -> more.columns().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> events.with("type", TextColumn.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column type has 0 rows for 1 events");
    }

    @Example
    void whatIsNoEventIsRefused() {
        Interactions.Builder builder = new Interactions.Builder().add(3, 4, 0, 1);

        assertThatThrownBy(() -> builder.add(0, 1, 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("user and item must be at least 1: 0, 1");
        assertThatThrownBy(() -> builder.add(1, 0, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> builder.add(1, 1, 0, Float.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite: NaN");
        assertThatThrownBy(() -> builder.build(3, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("user must be below 3: 3");
        assertThatThrownBy(() -> builder.build(4, 4)).hasMessage("item must be below 4: 4");
        assertThat(builder.build(4, 5).size()).isEqualTo(1);
        assertThatThrownBy(() -> Positives.atLeast(Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Event> list(Interactions events) {
        NumberColumn places = (NumberColumn) events.column("place").orElseThrow();
        return IntStream.range(0, events.size())
                .mapToObj(event -> new Event(
                        events.user(event),
                        events.item(event),
                        events.time(event),
                        events.value(event),
                        places.number(event)))
                .toList();
    }
}
