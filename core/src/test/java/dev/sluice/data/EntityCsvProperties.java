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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Laws of catalogues in csv: what is written is read back, and what is not is told beforehand. */
class EntityCsvProperties {
    private static Entities readBack(EntityCsv csv, boolean items) throws IOException {
        Path file = Files.createTempFile("entities", ".csv");
        try {
            try (Writer out = Files.newBufferedWriter(file)) {
                csv.write(out);
            }
            DatasetReader reader = DatasetReader.of(DataFormat.CSV);
            return items ? reader.readItems(file) : reader.readUsers(file);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> odd() {
        return OddTexts.any();
    }

    /** Bit patterns of any kind, whole numbers, small ones, both zeros, and what is missing. */
    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                Arbitraries.longs().map(whole -> (double) whole),
                Arbitraries.of(0.0, -0.0, 0.1, -7.0, 1e9, 1738368000.25, Double.NaN));
    }

    /** None empty, since those are told apart from a missing one by nobody, and none all numbers. */
    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("odd") String> ids,
            @ForAll @Size(8) List<@net.jqwik.api.From("odd") String> texts,
            @ForAll @Size(8) List<@net.jqwik.api.From("numbers") Double> numbers,
            @ForAll long seed)
            throws IOException {
        IdIndex index = IdIndex.of(ids.stream().distinct().toList());
        int rows = index.rows();
        Random random = new Random(seed);
        List<String> some = new ArrayList<>(List.of(""));
        List<List<String>> tags = new ArrayList<>(List.of(List.of()));
        double[] values = new double[rows];
        values[0] = Double.NaN;
        for (int row = 1; row < rows; row++) {
            some.add(row == 1 ? "no number " + texts.get(0) : random.nextInt(3) == 0 ? "" : texts.get(row - 1));
            tags.add(texts.stream()
                    .filter(text -> !text.contains("|") && !text.equals("(no genres listed)") && random.nextBoolean())
                    .distinct()
                    .toList());
            values[row] = numbers.get(row - 1);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("genres", TagColumn.of(tags));
        columns.put("odd, \"name\"\n" + texts.get(1), TextColumn.of(some));
        columns.put("year", new NumberColumn(values));
        Entities entities = new Entities(index, columns);

        for (boolean items : List.of(true, false)) {
            EntityCsv csv = items ? EntityCsv.items(entities) : EntityCsv.users(entities);
            assertThat(csv.changes()).isEmpty();
            Entities read = readBack(csv, items);
            assertThat(read).isEqualTo(entities);
            assertThat(List.copyOf(read.columns().keySet())).isEqualTo(List.copyOf(columns.keySet()));
        }
    }

    /** Cells that may be numbers, tags or nothing, under names that say what they are and others. */
    @Property
    void whatIsReadBackOtherwiseIsToldAndNothingElse(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> cells = List.of("", "1", "07", "-2.5", "a", "a|b", "(no genres listed)", " ");
        List<String> texts = new ArrayList<>(List.of(""));
        List<List<String>> tags = new ArrayList<>(List.of(List.of()));
        double[] numbers = {Double.NaN, random.nextInt(3), random.nextBoolean() ? 1 / 0.0 : 0.5, Double.NaN};
        for (int row = 1; row < numbers.length; row++) {
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
        Entities entities = new Entities(IdIndex.of(List.of("a", "b", "c")), named);
        EntityCsv csv = EntityCsv.items(entities);

        Entities read = readBack(csv, true);

        assertThat(csv.changes().stream()
                        .map(change -> change.substring(0, change.indexOf(' ')))
                        .collect(Collectors.toSet()))
                .isEqualTo(named.keySet().stream()
                        .filter(name -> !named.get(name).equals(read.require(name)))
                        .collect(Collectors.toSet()));
    }

    @Example
    void whatIsReadBackOtherwiseIsSaidInALine() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("zip", TextColumn.of(List.of("", "48067")));
        columns.put("labels", TagColumn.of(List.of(List.of(), List.of("x", "y"))));
        columns.put("genres", TagColumn.of(List.of(List.of(), List.of("x|y"))));

        assertThat(EntityCsv.users(new Entities(IdIndex.of(List.of("u")), columns))
                        .changes())
                .containsExactly(
                        "zip is read back as numbers",
                        "labels is read back as texts",
                        "genres is read back as other tags");
    }

    @Example
    void whatIsNeverWrittenDoesNotChange() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("price", new NumberColumn(new double[] {7, 1}));
        columns.put("title", TextColumn.of(List.of("of nobody", "Fox")));
        columns.put("tags", TagColumn.of(List.of(List.of("of|nobody"), List.of("x"))));

        assertThat(EntityCsv.items(new Entities(IdIndex.of(List.of("i")), columns))
                        .changes())
                .isEmpty();
    }

    @Example
    void theFileIsPlain() throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("title", TextColumn.of(List.of("", "Fox, \"the\"\ndog", "")));
        columns.put("genres", TagColumn.of(List.of(List.of(), List.of("x", "y"), List.of())));
        columns.put("published", new NumberColumn(new double[] {Double.NaN, 1651766136, Double.NaN}));
        StringWriter out = new StringWriter();

        EntityCsv.items(new Entities(IdIndex.of(List.of("7", "i,2")), columns)).write(out);

        assertThat(out)
                .hasToString("item,title,genres,published\n7,\"Fox, \"\"the\"\"\ndog\",x|y,1651766136\n\"i,2\",,,\n");
    }

    @Example
    void whatCannotStandInACsvIsRefused() {
        IdIndex ids = IdIndex.of(List.of("a"));
        Column column = TextColumn.of(List.of("", "x"));

        for (String name : List.of("", " ", "item", "item_id", "itemId")) {
            assertThatThrownBy(() -> EntityCsv.items(new Entities(ids, Map.of(name, column))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("column '" + name + "' cannot stand in a csv of items");
        }
        assertThat(EntityCsv.users(new Entities(ids, Map.of("item", column))).changes())
                .isEmpty();
        assertThatThrownBy(() -> EntityCsv.users(Entities.of(IdIndex.of(List.of("a", " "))))
                        .write(new StringWriter()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user ' ' cannot stand in a csv: its line would be blank");
    }
}
