package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the index: ids and rows map to each other, row 0 to none, and a file changes nothing of that. */
class IdIndexProperties {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @Property
    void rowsAndIdsMapToEachOther(@ForAll("texts") List<String> texts) {
        List<String> ids = List.copyOf(new LinkedHashSet<>(texts));
        IdIndex index = IdIndex.of(ids);

        assertThat(index.rows()).isEqualTo(ids.size() + 1);
        assertThat(index.ids()).isEqualTo(ids);
        for (int row = 1; row < index.rows(); row++) {
            assertThat(index.row(index.id(row))).isEqualTo(row);
        }
    }

    @Property
    void builderGivesRowsInOrderOfFirstAppearance(@ForAll("texts") List<String> texts) {
        IdIndex.Builder builder = new IdIndex.Builder();
        List<Integer> rows = texts.stream().map(builder::rowOf).toList();
        List<String> ids = new ArrayList<>(new LinkedHashSet<>(texts));

        assertThat(rows)
                .isEqualTo(texts.stream().map(text -> ids.indexOf(text) + 1).toList());
        assertThat(builder.build()).isEqualTo(IdIndex.of(ids)).hasSameHashCodeAs(IdIndex.of(ids));
    }

    @Property
    void builtIndexesDoNotChangeWithTheirBuilder(@ForAll("texts") List<String> texts) {
        IdIndex.Builder builder = new IdIndex.Builder();
        List<IdIndex> built = new ArrayList<>();
        for (String text : texts) {
            built.add(builder.build());
            builder.rowOf(text);
        }
        for (int i = 0; i < built.size(); i++) {
            IdIndex expected = IdIndex.of(List.copyOf(new LinkedHashSet<>(texts.subList(0, i))));
            assertThat(built.get(i)).isEqualTo(expected);
            for (String text : texts) {
                assertThat(built.get(i).row(text)).isEqualTo(expected.row(text));
            }
        }
    }

    @Property
    void answersAreThoseOfAMap(@ForAll("texts") List<String> texts, @ForAll("texts") List<String> others)
            throws IOException {
        Map<String, Integer> map = new LinkedHashMap<>();
        texts.forEach(text -> map.putIfAbsent(text, map.size() + 1));
        List<String> asked = new ArrayList<>(texts);
        asked.addAll(others);
        List<Integer> answers =
                asked.stream().map(id -> map.getOrDefault(id, -7)).toList();
        long misses = answers.stream().filter(row -> row == -7).count();

        IdIndex built = IdIndex.of(List.copyOf(map.keySet()));
        reopened(built, 16, opened -> {
            for (IdIndex index : List.of(built, opened)) {
                assertThat(index.rowsOr(asked, -7)).containsExactly(answers.toArray(Integer[]::new));
                assertThat(index.unknown()).isEqualTo(misses);
            }
        });
    }

    @Property(tries = 200)
    void reopenedIndexIsTheOneThatWasBuiltToTheLastBit(
            @ForAll("texts") List<String> texts, @ForAll("segments") int segmentBytes) throws IOException {
        IdIndex built = IdIndex.of(List.copyOf(new LinkedHashSet<>(texts)));
        byte[] written = bytes(built);

        reopened(built, segmentBytes, opened -> {
            assertThat(opened).isEqualTo(built).hasSameHashCodeAs(built).hasToString(built.toString());
            assertThat(bytes(opened)).isEqualTo(written);
            opened.verify();
        });
        assertThat(bytes(IdIndex.of(built.ids())))
                .as("the ids and their order decide")
                .isEqualTo(written);
    }

    /** The same numbers as numbers, as texts, and as texts beside one that is no number. */
    @Property
    void numbersAreTheirDecimalForms(@ForAll("numbers") List<Long> numbers, @ForAll("numbers") List<Long> others)
            throws IOException {
        IdIndex.Builder asNumbers = new IdIndex.Builder();
        IdIndex.Builder asDecimals = new IdIndex.Builder();
        IdIndex.Builder asTexts = new IdIndex.Builder();
        for (long number : numbers) {
            assertThat(asNumbers.rowOf(number))
                    .isEqualTo(asDecimals.rowOf(Long.toString(number)))
                    .isEqualTo(asTexts.rowOf(number));
        }
        asTexts.rowOf("007");
        for (IdIndex index : List.of(asNumbers.build(), asDecimals.build(), asTexts.build())) {
            for (List<Long> asked : List.of(numbers, others)) {
                for (long number : asked) {
                    int expected = List.copyOf(new LinkedHashSet<>(numbers)).indexOf(number) + 1;
                    assertThat(index.rowOr(number, 0)).isEqualTo(expected);
                    assertThat(index.row(Long.toString(number))).isEqualTo(expected);
                    assertThat(index.row("+" + number)).isZero();
                    assertThat(index.row("0" + number)).isZero();
                }
            }
        }
        assertThat(asNumbers.build()).isEqualTo(asDecimals.build());
        assertThat(bytes(asNumbers.build())).isEqualTo(bytes(asDecimals.build()));
        assertThat(asTexts.rowOf("007")).isEqualTo(asNumbers.rows());
    }

    @Property
    void onlyDecimalFormsOfLongsAreNumbers(@ForAll("digits") String text) {
        boolean expected;
        try {
            expected = Long.toString(Long.parseLong(text)).equals(text);
        } catch (NumberFormatException e) {
            expected = false;
        }
        assertThat(NumberIds.isNumber(text)).isEqualTo(expected);
    }

    /** Does something with an index that was opened. */
    @FunctionalInterface
    private interface Use {
        void of(IdIndex opened) throws IOException;
    }

    private static void reopened(IdIndex index, int segmentBytes, Use use) throws IOException {
        Path file = Files.createTempFile("some", ".ids");
        try {
            index.write(file, VERSION);
            try (IdIndex opened = IdIndex.open(file, segmentBytes)) {
                use.of(opened);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] bytes(IdIndex index) throws IOException {
        Path file = Files.createTempFile("some", ".ids");
        try {
            index.write(file, VERSION);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> numbers = Arbitraries.integers().between(-30, 30).map(String::valueOf);
        return Arbitraries.oneOf(
                        OddTexts.any().injectDuplicates(0.3).list().ofMaxSize(40),
                        numbers.list().ofMaxSize(60),
                        Arbitraries.oneOf(numbers, OddTexts.any()).list().ofMaxSize(60))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<Long>> numbers() {
        return Arbitraries.longs().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("-0123456789+ \u0661").ofMaxLength(21),
                Arbitraries.bigIntegers().map(String::valueOf),
                Arbitraries.of(
                        "9223372036854775807",
                        "9223372036854775808",
                        "-9223372036854775808",
                        "-9223372036854775809",
                        "-0",
                        "00",
                        "0"));
    }

    /** As small as they may be, so that ids lie across their borders. */
    @Provide
    Arbitrary<Integer> segments() {
        return Arbitraries.of(8, 16, 64, 1 << 20);
    }
}
