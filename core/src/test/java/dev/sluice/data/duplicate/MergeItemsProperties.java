package dev.sluice.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.content.AttributeRule;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of the step that makes one item of several. */
class MergeItemsProperties {
    private static final MergeItems STEP = new MergeItems(SameText.of("text"));
    private static final MergeItems LABELLED = STEP.withLabels(AttributeRule.of(
            "policy", Map.of("allowed", Verdict.ALLOW, "limited", Verdict.LIMIT, "harmful", Verdict.DROP)));
    private static final IdIndex USERS = IdIndex.of(List.of("u1", "u2", "u3"));

    private record Event(String user, String item, String type, double request, long time, int place) {
        Event of(String other) {
            return new Event(user, other, type, request, time, place);
        }

        /** What makes two events repeats of each other. */
        List<Object> key() {
            return List.of(user, item, type, request);
        }
    }

    private static Dataset dataset(Random random) {
        List<String> texts = random.ints(12, 0, 6)
                .mapToObj(text -> text == 0 ? "" : "t" + text)
                .toList();
        Interactions.Builder events = new Interactions.Builder();
        int size = 1 + random.nextInt(80);
        List<String> types = new ArrayList<>();
        double[] requests = new double[size];
        double[] places = new double[size];
        for (int event = 0; event < size; event++) {
            events.add(1 + random.nextInt(3), 1 + random.nextInt(12), random.nextInt(5), 1);
            types.add(random.nextBoolean() ? "click" : "watch");
            requests[event] = random.nextInt(3);
            places[event] = event;
        }
        Entities items = Catalogues.texts(texts);
        return new Dataset(
                events.build(4, 13)
                        .with("type", TextColumn.of(types))
                        .with("request", new NumberColumn(requests))
                        .with("place", new NumberColumn(places)),
                new Catalogue(items, Entities.of(USERS)));
    }

    private static List<Event> list(Dataset data) {
        Interactions events = data.interactions();
        TextColumn types = (TextColumn) events.column("type").orElseThrow();
        NumberColumn requests = (NumberColumn) events.column("request").orElseThrow();
        NumberColumn places = (NumberColumn) events.column("place").orElseThrow();
        return IntStream.range(0, events.size())
                .mapToObj(event -> new Event(
                        data.catalogue().users().ids().id(events.user(event)),
                        data.catalogue().items().ids().id(events.item(event)),
                        types.text(event),
                        requests.number(event),
                        events.time(event),
                        (int) places.number(event)))
                .toList();
    }

    @Property
    void eventsAreThoseOfTheCanonicalItemsWithoutRepeats(@ForAll long seed) {
        Dataset data = dataset(new Random(seed));
        Entities items = data.catalogue().items();
        ItemMerges merges = ItemMerges.of(items, SameText.of("text"));
        ItemAliases aliases = merges.aliases();

        Prepared prepared = Preparation.none().then("items", STEP).apply(data);

        Map<List<Object>, Event> earliest = new LinkedHashMap<>();
        list(data).stream()
                .map(event -> event.of(aliases.canonical(event.item())))
                .sorted(Comparator.comparingLong(Event::time).thenComparingInt(Event::place))
                .forEach(event -> earliest.putIfAbsent(event.key(), event));
        List<Event> expected = list(data).stream()
                .map(event -> event.of(aliases.canonical(event.item())))
                .filter(event ->
                        !merges.isMerged(items.ids().row(event.item())) || event.equals(earliest.get(event.key())))
                .toList();
        assertThat(list(prepared.data())).isEqualTo(expected);
    }

    @Property
    void theCatalogueLosesTheRowsThatAreGoneAndNothingElse(@ForAll long seed) {
        Dataset data = dataset(new Random(seed));
        Entities before = data.catalogue().items();
        ItemMerges merges = ItemMerges.of(before, SameText.of("text"));

        Entities after = STEP.apply(data, new Account()).catalogue().items();

        assertThat(after.ids().ids())
                .isEqualTo(IntStream.range(1, before.rows())
                        .filter(row -> merges.canonical(row) == row)
                        .mapToObj(before.ids()::id)
                        .toList());
        TextColumn texts = (TextColumn) after.require("text");
        TextColumn all = (TextColumn) before.require("text");
        for (int row = 1; row < after.rows(); row++) {
            assertThat(texts.text(row))
                    .isEqualTo(all.text(before.ids().row(after.ids().id(row))));
        }
    }

    @Property
    void mergingAgainChangesNothing(@ForAll long seed) {
        Dataset once = STEP.apply(dataset(new Random(seed)), new Account());

        assertThat(STEP.apply(once, new Account())).isSameAs(once);
    }

    @Property
    void whatStaysHasTheStrictestLabelOfAllThatItHasBecome(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> mildestFirst = List.of("allowed", "limited", "", "harmful");
        List<String> labels = random.ints(12, 0, 4).mapToObj(mildestFirst::get).toList();
        Entities plain = dataset(random).catalogue().items();
        Entities items =
                new Entities(plain.ids(), Map.of("text", plain.require("text"), "policy", Catalogues.column(labels)));
        ItemMerges merges = ItemMerges.of(items, SameText.of("text"));
        Dataset data = new Dataset(
                new Interactions.Builder().add(1, 1, 0, 1).build(4, 13), new Catalogue(items, Entities.of(USERS)));

        Prepared prepared = Preparation.none().then("items", LABELLED).apply(data);

        Entities after = prepared.data().catalogue().items();
        TextColumn policy = (TextColumn) after.require("policy");
        long stricter = 0;
        for (int row = 1; row < after.rows(); row++) {
            int canonical = items.ids().row(after.ids().id(row));
            int strictest = IntStream.rangeClosed(1, 12)
                    .filter(copy -> merges.canonical(copy) == canonical)
                    .map(copy -> mildestFirst.indexOf(labels.get(copy - 1)))
                    .max()
                    .orElseThrow();
            assertThat(policy.text(row)).isEqualTo(mildestFirst.get(strictest));
            stricter += strictest > mildestFirst.indexOf(labels.get(canonical - 1)) ? 1 : 0;
        }
        assertThat(prepared.steps().get(0).notes().getOrDefault("items that got the stricter policy of another", 0L))
                .isEqualTo(stricter);
    }

    @Example
    void withoutTheLabelThereIsNothingToCarryOver() {
        Dataset data = dataset(new Random(1));

        assertThat(LABELLED.apply(data, new Account()).catalogue().items())
                .isEqualTo(STEP.apply(data, new Account()).catalogue().items());
    }

    /** Two merges after another, the second by what the first left. */
    @Property
    void everyIdIsFoundInTheCatalogueThatIsLeft(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : List.of("text", "title")) {
            columns.put(
                    name,
                    Catalogues.column(random.ints(12, 0, 8)
                            .mapToObj(text -> text < 3 ? "" : name + text)
                            .toList()));
        }
        columns.put("published", new NumberColumn(random.doubles(13).toArray()));
        Entities items = Catalogues.items(12, columns);
        Dataset data = new Dataset(
                new Interactions.Builder().add(1, 1, 0, 1).build(4, 13), new Catalogue(items, Entities.of(USERS)));
        ItemMerges first = ItemMerges.of(items, SameText.of("text"));
        Dataset once = STEP.apply(data, new Account());
        ItemMerges second = ItemMerges.of(once.catalogue().items(), SameText.of("title"));
        Entities twice = new MergeItems(SameText.of("title"))
                .apply(once, new Account())
                .catalogue()
                .items();

        ItemAliases aliases = ItemAliases.of(twice);

        for (String id : items.ids().ids()) {
            String expected = second.aliases().canonical(first.aliases().canonical(id));
            assertThat(aliases.canonical(id)).isEqualTo(expected);
            assertThat(twice.ids().row(expected)).isPositive();
        }
        assertThat(aliases.size()).isEqualTo(items.rows() - twice.rows());
    }

    @Example
    void rowsAreInTheOrderOfTheFirstItemOfEachGroup() {
        Entities items = Catalogues.items(
                4,
                Map.of(
                        "text",
                        Catalogues.column(List.of("fox", "dog", "cat", "Fox")),
                        "published",
                        new NumberColumn(new double[] {Double.NaN, 9, 9, 9, 1})));
        Dataset data = new Dataset(
                new Interactions.Builder().add(1, 4, 0, 1).add(1, 3, 0, 1).build(4, 5),
                new Catalogue(items, Entities.of(USERS)));

        Dataset merged = STEP.apply(data, new Account());

        assertThat(merged.catalogue().items().ids().ids()).containsExactly("i4", "i2", "i3");
        assertThat(((TagColumn) merged.catalogue().items().require("merged_ids")).tags(1))
                .containsExactly("i1");
        assertThat(list(merged.with(withColumns(merged.interactions()))))
                .extracting(Event::item)
                .containsExactly("i4", "i3");
    }

    private static Interactions withColumns(Interactions events) {
        return events.with("type", TextColumn.of(List.of("click", "click")))
                .with("request", new NumberColumn(new double[2]))
                .with("place", new NumberColumn(new double[2]));
    }

    @Example
    void aColumnThatHoldsSomethingElseIsNotOverwritten() {
        Map<String, Column> columns = new LinkedHashMap<>(columns());
        columns.put(ItemAliases.COLUMN, Catalogues.column(List.of("a", "b", "c", "d")));
        Dataset data = new Dataset(
                new Interactions.Builder().add(1, 1, 0, 1).build(4, 5),
                new Catalogue(Catalogues.items(4, columns), Entities.of(USERS)));

        assertThatThrownBy(() -> STEP.apply(data, new Account()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column merged_ids of the items must hold tags");
    }

    @Example
    void whatBecameOfTheItemsIsTold() {
        Entities items = Catalogues.items(4, columns());
        Interactions events = new Interactions.Builder()
                .add(1, 1, 20, 1)
                .add(1, 2, 10, 5)
                .add(1, 3, 30, 1)
                .add(1, 3, 31, 1)
                .add(2, 4, 40, 1)
                .build(4, 5);
        Dataset data = new Dataset(events, new Catalogue(items, Entities.of(USERS)));

        Prepared prepared = Preparation.none().then("items", STEP).apply(data);

        Interactions left = prepared.data().interactions();
        Entities kept = prepared.data().catalogue().items();
        assertThat(kept.ids().ids()).containsExactly("i1", "i3");
        assertThat(((NumberColumn) kept.require("price")).number(2)).isEqualTo(3);
        assertThat(((TagColumn) kept.require("tags")).tags(1)).containsExactly("one");
        assertThat(left.size()).isEqualTo(4);
        assertThat(left.itemRows()).isEqualTo(3);
        assertThat(left.item(0)).isEqualTo(1);
        assertThat(left.time(0)).as("the earliest stays").isEqualTo(10);
        assertThat(left.value(0)).isEqualTo(5);
        assertThat(left.item(1)).isEqualTo(2);
        assertThat(left.item(2))
                .as("a repeat of an item that is not merged is another matter")
                .isEqualTo(2);
        assertThat(prepared.steps().get(0).leftOut()).isEqualTo(Map.of("repeats of a merged item", 1L));
        assertThat(prepared.steps().get(0).notes())
                .isEqualTo(Map.of(
                        "items merged into others", 2L,
                        "items that others were merged into", 1L,
                        "items in the largest group", 3L));
        assertThat(prepared.steps().get(0).description())
                .isEqualTo("MergeItems[rule=SameText[columns=[text]], labels=[]]");
    }

    private static Map<String, Column> columns() {
        return Map.of(
                "text", Catalogues.column(List.of("fox", "Fox", "dog", "FOX")),
                "price", new NumberColumn(new double[] {Double.NaN, 1, 2, 3, 4}),
                "tags", TagColumn.of(List.of(List.of(), List.of("one"), List.of(), List.of(), List.of("four"))));
    }

    @Example
    void tagsCannotTellEventsApart() {
        Dataset data = new Dataset(
                new Interactions.Builder()
                        .add(1, 1, 0, 1)
                        .build(4, 3)
                        .with("type", TagColumn.of(List.of(List.of("click")))),
                new Catalogue(Catalogues.texts("a", "a"), Entities.of(USERS)));

        assertThatThrownBy(() -> STEP.apply(data, new Account()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column type of the events must hold texts or numbers");
    }
}
