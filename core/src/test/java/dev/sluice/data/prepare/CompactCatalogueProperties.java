package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.prepare.CompactCatalogue.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of a catalogue of which only those with events are left. */
class CompactCatalogueProperties {
    @Property
    void eventsStayAndTheirIdsStay(@ForAll long seed, @ForAll Part part) {
        Dataset data = sparse(seed);

        Dataset compact = accounted(new CompactCatalogue(part), data);

        assertThat(inIds(compact)).isEqualTo(inIds(data));
    }

    @Property
    void onlyThoseWithEventsStay(@ForAll long seed, @ForAll Part part) {
        Dataset data = sparse(seed);
        Catalogue all = data.catalogue();
        Interactions events = data.interactions();

        Catalogue compact = accounted(new CompactCatalogue(part), data).catalogue();

        assertThat(compact.users())
                .isEqualTo(
                        part == Part.ITEMS
                                ? all.users()
                                : all.users()
                                        .select(distinct(IntStream.range(0, events.size())
                                                .map(events::user))));
        assertThat(compact.items())
                .isEqualTo(
                        part == Part.USERS
                                ? all.items()
                                : all.items()
                                        .select(distinct(IntStream.range(0, events.size())
                                                .map(events::item))));
    }

    private static int[] distinct(IntStream rows) {
        return new TreeSet<>(rows.boxed().toList())
                .stream().mapToInt(row -> row).toArray();
    }

    /** Data of which users and items have lost their events. */
    private static Dataset sparse(long seed) {
        Dataset data = RandomData.of(seed);
        Interactions events = data.interactions();
        return data.with(events.filter(event -> events.user(event) % 2 == 1 && events.item(event) % 3 != 1));
    }

    private static List<List<Object>> inIds(Dataset data) {
        return RandomData.events(data).stream()
                .map(event -> List.<Object>of(
                        event.place(),
                        data.catalogue().users().ids().id(event.user()),
                        data.catalogue().items().ids().id(event.item()),
                        event.time(),
                        event.value(),
                        event.type()))
                .toList();
    }

    @Example
    void columnsFollowTheirRowsAndKeepNothingOfTheOthers() {
        Entities items = new Entities(
                Named.ids("i", 3),
                Map.of(
                        "title", TextColumn.of(List.of("", "one", "two", "three")),
                        "genres", TagColumn.of(List.of(List.of(), List.of("a"), List.of("b", "c"), List.of("c"))),
                        "year", new NumberColumn(new double[] {Double.NaN, 1, 2, 3})));
        Interactions events =
                new Interactions.Builder().add(1, 3, 0, 1).add(1, 2, 0, 1).build(3, 4);
        Account account = new Account();

        Dataset compact = new CompactCatalogue(Part.USERS_AND_ITEMS)
                .apply(new Dataset(events, new Catalogue(items, Entities.of(Named.ids("u", 2)))), account);

        Entities kept = compact.catalogue().items();
        assertThat(kept.ids().ids()).containsExactly("i2", "i3");
        assertThat(((TextColumn) kept.require("title")).values()).containsExactly("", "two", "three");
        assertThat(((TagColumn) kept.require("genres")).values()).containsExactly("b", "c");
        assertThat(kept.require("year")).isEqualTo(new NumberColumn(new double[] {Double.NaN, 2, 3}));
        assertThat(compact.catalogue().users().ids().ids()).containsExactly("u1");
        assertThat(account.notes()).isEqualTo(Map.of("users dropped", 1L, "items dropped", 1L));
    }
}
