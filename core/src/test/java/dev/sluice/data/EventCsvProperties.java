package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Laws of events in csv: what is written is read back by default, and what is not is told beforehand. */
class EventCsvProperties {
    private static final float[] VALUES = {1, 0, -0f, 0.1f, -2.5f, 16_777_217, 1e-7f, Float.MAX_VALUE, Float.MIN_VALUE};

    @Provide
    Arbitrary<String> odd() {
        return OddTexts.any();
    }

    private static Dataset dataset(List<String> ids, long[] times, Map<String, Column> columns) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int event = 0; event < times.length; event++) {
            builder.add(
                    1 + event % ids.size(), 1 + (event + 1) % ids.size(), times[event], VALUES[event % VALUES.length]);
        }
        Interactions events = builder.build(ids.size() + 1, ids.size() + 1);
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            events = events.with(column.getKey(), column.getValue());
        }
        Entities entities = Entities.of(IdIndex.of(ids));
        return new Dataset(events, new Catalogue(entities, entities));
    }

    private static String written(EventCsv csv) throws IOException {
        StringWriter text = new StringWriter();
        csv.write(text);
        return text.toString();
    }

    private static Dataset readBack(EventCsv csv) throws IOException {
        Path file = Files.createTempFile("events", ".csv");
        try {
            try (Writer out = Files.newBufferedWriter(file)) {
                csv.write(out);
            }
            return DatasetReader.of(DataFormat.CSV).read(file).dataset();
        } finally {
            Files.delete(file);
        }
    }

    private static List<List<Object>> list(Dataset data) {
        Interactions events = data.interactions();
        return IntStream.range(0, events.size())
                .mapToObj(event -> List.<Object>of(
                        data.catalogue().users().ids().id(events.user(event)),
                        data.catalogue().items().ids().id(events.item(event)),
                        events.value(event),
                        events.time(event)))
                .toList();
    }

    /** Moments of whole seconds, of milliseconds, or of both. */
    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @Size(min = 1, max = 5) List<@From("odd") String> ids,
            @ForAll @Size(9) List<@From("odd") String> texts,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        int unit = random.nextBoolean() ? 1000 : 1;
        long[] times = random.longs(9, -100_000_000_000L, 2_000_000_000_000L)
                .map(time -> time / unit * unit)
                .toArray();
        Map<String, Column> columns = new LinkedHashMap<>();
        List<String> some = new ArrayList<>(texts);
        some.set(0, "no number " + texts.get(0));
        some.set(1, "");
        columns.put("odd, \"name\"\n" + texts.get(1), TextColumn.of(some));
        columns.put("tags", TextColumn.of(some));
        columns.put(
                "share",
                new NumberColumn(random.doubles(9)
                        .map(share -> share < 0.3 ? Double.NaN : share)
                        .toArray()));
        Dataset data = dataset(ids.stream().distinct().toList(), times, columns);
        EventCsv csv = EventCsv.of(data);

        Dataset read = readBack(csv);

        assertThat(csv.changes()).isEmpty();
        assertThat(list(read)).isEqualTo(list(data));
        assertThat(read.interactions().columns()).isEqualTo(data.interactions().columns());
        assertThat(written(EventCsv.of(read))).isEqualTo(written(csv));
    }

    /** Cells that may be numbers, tags or nothing, under names that say what they are in catalogues, and others. */
    @Property
    void whatIsReadBackOtherwiseIsToldAndNothingElse(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> cells = List.of("", "1", "7", "007", "1e3", "9007199254740993", "a", "a|b", " ");
        List<String> texts = new ArrayList<>();
        List<List<String>> tags = new ArrayList<>();
        double[] numbers = {random.nextInt(3), random.nextBoolean() ? 1 / 0.0 : 0.5, Double.NaN};
        for (int event = 0; event < numbers.length; event++) {
            texts.add(cells.get(random.nextInt(cells.size())));
            tags.add(random.ints(random.nextInt(3), 1, cells.size())
                    .mapToObj(cells::get)
                    .toList());
        }
        List<Column> columns = List.of(TextColumn.of(texts), TagColumn.of(tags), new NumberColumn(numbers));
        Map<String, Column> named = new LinkedHashMap<>();
        for (String name : List.of("genres", "tags", "zip", "year")) {
            named.put(name, columns.get(random.nextInt(columns.size())));
        }
        EventCsv csv = EventCsv.of(dataset(List.of("a", "b"), new long[3], named));

        Dataset read = readBack(csv);

        assertThat(csv.changes().stream()
                        .map(change -> change.substring(0, change.indexOf(' ')))
                        .collect(Collectors.toSet()))
                .isEqualTo(named.keySet().stream()
                        .filter(name -> !named.get(name)
                                .equals(read.interactions().columns().get(name)))
                        .collect(Collectors.toSet()));
    }

    @Example
    void whatIsReadBackOtherwiseIsSaidInALine() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("code", TextColumn.of(List.of("7", "1e3")));
        columns.put("agent", TextColumn.of(List.of("007", "")));
        columns.put("request", TextColumn.of(List.of("1", "2")));
        columns.put("large", new NumberColumn(new double[] {1, 0x1p53}));
        columns.put("type", TextColumn.of(List.of("click", "1")));
        columns.put("tags", TagColumn.of(List.of(List.of("x"), List.of())));

        assertThat(EventCsv.of(dataset(List.of("a"), new long[2], columns)).changes())
                .containsExactly(
                        "code is read back as numbers", "large is read back as texts", "tags is read back as texts");
    }

    @Example
    void timesAreSecondsWhereAllOfThemAreWhole() throws IOException {
        assertThat(written(EventCsv.of(
                        dataset(List.of("a", "b"), new long[] {1_704_067_200_000L, -1000}, Map.of("type", type())))))
                .isEqualTo("user,item,value,time,type\na,b,1,1704067200,click\nb,a,0,-1,\n");
        assertThat(written(EventCsv.of(
                        dataset(List.of("a", "b"), new long[] {1_704_067_200_000L, 1_704_067_200_250L}, Map.of()))))
                .isEqualTo("user,item,value,time\na,b,1,2024-01-01T00:00:00Z\nb,a,0,2024-01-01T00:00:00.250Z\n");
    }

    private static TextColumn type() {
        return TextColumn.of(List.of("click", ""));
    }

    @Example
    void aNameThatIsReadAsAnotherIsRefused() {
        for (String name : List.of(
                "user",
                "user_id",
                "userId",
                "item",
                "item_id",
                "itemId",
                "value",
                "rating",
                "time",
                "timestamp",
                " ")) {
            Dataset data = dataset(List.of("a", "b"), new long[2], Map.of(name, type()));
            assertThatThrownBy(() -> EventCsv.of(data))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("column '" + name + "' cannot stand in a csv of events: ");
        }
    }
}
