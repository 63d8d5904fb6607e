package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of columns: a selection has the values of its rows, and codes mean the same in it. */
class ColumnProperties {
    private static final List<String> WORDS = List.of("", "a", "b", "c");

    @Property
    void selectedTextsKeepTheirCodes(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> texts = random.ints(random.nextInt(20), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .toList();
        TextColumn all = TextColumn.of(texts);
        int[] rows = rows(random, texts.size());

        TextColumn selected = all.select(rows);

        assertThat(selected)
                .isEqualTo(TextColumn.of(IntStream.of(rows).mapToObj(texts::get).toList()));
        assertThat(selected.values()).isEqualTo(all.values());
        for (int i = 0; i < rows.length; i++) {
            assertThat(selected.text(i)).isEqualTo(texts.get(rows[i]));
            assertThat(selected.code(i)).isEqualTo(all.code(rows[i]));
            assertThat(selected.values().get(selected.code(i))).isEqualTo(selected.text(i));
        }
    }

    @Property
    void selectedTagsKeepTheirCodes(@ForAll long seed) {
        Random random = new Random(seed);
        List<List<String>> tags = new ArrayList<>();
        for (int row = random.nextInt(20); row > 0; row--) {
            tags.add(WORDS.stream()
                    .filter(word -> !word.isEmpty() && random.nextBoolean())
                    .toList());
        }
        TagColumn all = TagColumn.of(tags);
        int[] rows = rows(random, tags.size());

        TagColumn selected = all.select(rows);

        assertThat(selected)
                .isEqualTo(TagColumn.of(IntStream.of(rows).mapToObj(tags::get).toList()));
        assertThat(selected.values()).isEqualTo(all.values());
        for (int i = 0; i < rows.length; i++) {
            assertThat(selected.tags(i)).isEqualTo(tags.get(rows[i]));
            assertThat(selected.codes(i)).isEqualTo(all.codes(rows[i]));
        }
    }

    @Property
    void numbersReadTogetherAreThoseReadAlone(@ForAll long seed) {
        Random random = new Random(seed);
        NumberColumn column = new NumberColumn(random.doubles(1 + random.nextInt(20))
                .map(number -> number < 0.2 ? Double.NaN : number)
                .toArray());
        int[] rows = random.ints(10, 0, column.rows()).toArray();
        int count = random.nextInt(rows.length + 1);
        double[] numbers = new double[rows.length];

        column.numbers(rows, count, numbers);

        for (int i = 0; i < rows.length; i++) {
            assertThat(numbers[i]).isEqualTo(Double.valueOf(i < count ? column.number(rows[i]) : 0));
        }
        for (int none : new int[] {-1, column.rows()}) {
            rows[random.nextInt(rows.length)] = none;
            assertThatThrownBy(() -> column.numbers(rows, rows.length, numbers))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Property
    void selectedNumbersAreThoseOfTheirRows(@ForAll long seed) {
        Random random = new Random(seed);
        double[] numbers = random.doubles(random.nextInt(20)).toArray();
        int[] rows = rows(random, numbers.length);

        NumberColumn selected = new NumberColumn(numbers).select(rows);

        assertThat(selected)
                .isEqualTo(new NumberColumn(
                        IntStream.of(rows).mapToDouble(row -> numbers[row]).toArray()));
        assertThat(selected.rows()).isEqualTo(rows.length);
    }

    @Example
    void columnsDifferWhereAnyRowDoes() {
        assertThat(TextColumn.of(List.of("a", ""))).isNotEqualTo(TextColumn.of(List.of("a", "b")));
        assertThat(TextColumn.of(List.of("a"))).isNotEqualTo(TextColumn.of(List.of("a", "")));
        assertThat(TagColumn.of(List.of(List.of("a", "b")))).isNotEqualTo(TagColumn.of(List.of(List.of("b", "a"))));
        assertThat(new NumberColumn(new double[] {1})).isNotEqualTo(new NumberColumn(new double[] {Double.NaN}));
        assertThat(new NumberColumn(new double[] {Double.NaN}))
                .isEqualTo(new NumberColumn(new double[] {Double.NaN}))
                .hasSameHashCodeAs(new NumberColumn(new double[] {Double.NaN}));
    }

    @Example
    void entitiesNeedColumnsOfTheirLength() {
        IdIndex ids = IdIndex.of(List.of("a", "b"));

        assertThat(new Entities(ids, Map.of("x", TextColumn.of(List.of("", "1", "2")))).rows())
                .isEqualTo(3);
        assertThatThrownBy(() -> new Entities(ids, Map.of("x", TextColumn.of(List.of("", "1")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column x has 2 rows, its ids have 3");
        assertThatThrownBy(() -> TagColumn.of(List.of(List.of("")))).isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] rows(Random random, int size) {
        return size == 0 ? new int[0] : random.ints(random.nextInt(20), 0, size).toArray();
    }
}
