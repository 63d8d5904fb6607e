package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.Durably;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the saved catalogue: what is read equals what was written. */
class CatalogueFilesProperties {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @Property(tries = 150)
    void whatIsReadEqualsWhatWasWritten(
            @ForAll("entities") Entities items,
            @ForAll("entities") Entities users,
            @ForAll("segments") int segmentBytes)
            throws IOException {
        Path directory = Files.createTempDirectory("catalogue");
        try {
            Catalogue written = new Catalogue(items, users);
            CatalogueFiles.write(written, directory, VERSION);
            Set<String> names = names(directory);
            try (CatalogueFiles files = CatalogueFiles.open(directory, names, VERSION, segmentBytes)) {
                Catalogue read = files.catalogue();

                assertThat(read).isEqualTo(written).hasSameHashCodeAs(written);
                assertThat(read.items().columns().keySet())
                        .containsExactlyElementsOf(items.columns().keySet());
                files.verify();
            }
        } finally {
            Durably.deleteTree(directory);
        }
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** As small as they may be, so that texts lie across their borders. */
    @Provide
    Arbitrary<Integer> segments() {
        return Arbitraries.of(8, 16, 1 << 20);
    }

    @Provide
    Arbitrary<Entities> entities() {
        return OddTexts.any()
                .list()
                .uniqueElements()
                .ofMaxSize(8)
                .flatMap(ids -> columns(ids.size() + 1).map(columns -> new Entities(IdIndex.of(ids), columns)));
    }

    private static Arbitrary<Map<String, Column>> columns(int rows) {
        Arbitrary<Column> column = Arbitraries.oneOf(numbers(rows), texts(rows), tags(rows));
        return Combinators.combine(
                        OddTexts.any().list().uniqueElements().ofSize(3),
                        column.list().ofMaxSize(3))
                .as((names, columns) -> {
                    Map<String, Column> named = new LinkedHashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        named.put(names.get(i), columns.get(i));
                    }
                    return named;
                });
    }

    private static Arbitrary<Column> numbers(int rows) {
        return Arbitraries.oneOf(
                        Arbitraries.doubles(),
                        Arbitraries.of(Double.NaN, -0.0, 0.1, Double.MIN_VALUE, Double.POSITIVE_INFINITY))
                .list()
                .ofSize(rows)
                .map(numbers -> {
                    double[] column =
                            numbers.stream().mapToDouble(Double::doubleValue).toArray();
                    column[0] = Double.NaN;
                    return new NumberColumn(column);
                });
    }

    private static Arbitrary<Column> texts(int rows) {
        return OddTexts.any()
                .injectDuplicates(0.3)
                .optional(0.7)
                .map(text -> text.orElse(""))
                .list()
                .ofSize(rows)
                .map(texts -> TextColumn.of(firstRowIs("", texts)));
    }

    private static Arbitrary<Column> tags(int rows) {
        return OddTexts.any()
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .list()
                .ofSize(rows)
                .map(tags -> TagColumn.of(firstRowIs(List.of(), tags)));
    }

    private static <T> List<T> firstRowIs(T nothing, List<T> rows) {
        List<T> changed = new ArrayList<>(rows);
        changed.set(0, nothing);
        return changed;
    }
}
