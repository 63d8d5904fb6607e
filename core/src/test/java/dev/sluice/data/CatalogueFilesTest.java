package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import dev.sluice.VersionMismatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A saved catalogue is opened as it was written or not at all, and that of the first releases is read. */
class CatalogueFilesTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final Set<String> CSV = Set.of("items.csv", "users.csv");
    private static final Set<String> FILES =
            Set.of("items.ids", "items.0.column", "items.1.column", "items.2.column", "users.ids");

    @TempDir
    Path directory;

    private static Catalogue catalogue() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("title", TextColumn.of(List.of("", "Say \"hey\", you", "")));
        columns.put("genres", TagColumn.of(List.of(List.of(), List.of("a|b", "c\\"), List.of())));
        columns.put("year", new NumberColumn(new double[] {Double.NaN, 1995.5, Double.NaN}));
        Entities items = new Entities(IdIndex.of(List.of("1", "2,2")), columns);
        return new Catalogue(items, Entities.of(IdIndex.of(List.of(" "))));
    }

    @Test
    void csvOfTheFirstReleasesIsRead() throws IOException {
        Files.writeString(directory.resolve("items.csv"), """
                id,title:text,genres:tags,year:number
                1,"Say ""hey"", you",a\\|b|c\\\\,1995.5
                "2,2",,,
                """);
        Files.writeString(directory.resolve("users.csv"), "id\n \n");

        try (CatalogueFiles files = CatalogueFiles.open(directory, CSV, VERSION)) {
            assertThat(files.catalogue()).isEqualTo(catalogue());
            files.verify();
        }
    }

    @Test
    void eachColumnHasAFile() throws IOException {
        CatalogueFiles.write(catalogue(), directory, VERSION);

        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(FILES);
        }
    }

    @Test
    void codesStayTheSame() throws IOException {
        TextColumn texts = TextColumn.of(List.of("b", "", "a", "b")).select(new int[] {1, 2, 3});
        TagColumn tags = TagColumn.of(List.of(List.of("z"), List.of(), List.of("y", "x"), List.of("z", "x")))
                .select(new int[] {1, 2, 3});
        Entities items = new Entities(IdIndex.of(List.of("1", "2")), Map.of("texts", texts, "tags", tags));
        CatalogueFiles.write(new Catalogue(items, Entities.of(IdIndex.of(List.of()))), directory, VERSION);

        Set<String> names = Set.of("items.ids", "items.0.column", "items.1.column", "users.ids");
        try (CatalogueFiles files = CatalogueFiles.open(directory, names, VERSION)) {
            TextColumn readTexts = (TextColumn) files.catalogue().items().require("texts");
            TagColumn readTags = (TagColumn) files.catalogue().items().require("tags");
            assertThat(readTexts.values()).containsExactly("", "b", "a").isEqualTo(texts.values());
            assertThat(readTexts.code(1)).isEqualTo(2);
            assertThat(readTags.values()).containsExactly("z", "y", "x").isEqualTo(tags.values());
            assertThat(readTags.codes(2)).containsExactly(0, 2);
        }
    }

    @Test
    void nothingIsReadAfterClosing() throws IOException {
        CatalogueFiles.write(catalogue(), directory, VERSION);
        CatalogueFiles files = CatalogueFiles.open(directory, FILES, VERSION);
        Entities items = files.catalogue().items();
        NumberColumn years = (NumberColumn) items.require("year");
        TextColumn titles = (TextColumn) items.require("title");
        TagColumn genres = (TagColumn) items.require("genres");
        TextColumn some = titles.select(new int[] {1});
        files.close();
        files.close();

        assertThatThrownBy(() -> items.ids().row("1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("items.ids is closed");
        assertThatThrownBy(() -> items.ids().id(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> items.ids().ids().get(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> titles.text(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("items.0.column is closed");
        assertThatThrownBy(() -> titles.code(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> some.text(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> titles.values().get(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> titles.select(new int[] {0})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> genres.tags(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> genres.codes(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> genres.values().get(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> items.without(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> items.equals(catalogue().items())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> years.number(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(files::verify).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fileOfAnotherVersionIsRefused() throws IOException {
        CatalogueFiles.write(catalogue(), directory, VERSION);
        for (String file : FILES) {
            Path other = Files.createDirectories(directory.resolve("other"));
            CatalogueFiles.write(catalogue(), other, new ModelVersion("v2"));
            Path mixed = copyOf(directory);
            Files.copy(other.resolve(file), mixed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(() -> CatalogueFiles.open(mixed, FILES, VERSION))
                    .isInstanceOf(VersionMismatchException.class)
                    .hasMessageContaining(file);
        }
    }

    private Path copyOf(Path from) throws IOException {
        Path copy = Files.createTempDirectory(directory, "copy");
        for (String file : FILES) {
            Files.copy(from.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    @Test
    void columnThatDoesNotFitTheIdsIsRefused() throws IOException {
        CatalogueFiles.write(catalogue(), directory, VERSION);
        IdIndex.of(List.of("one more", "than", "there", "were")).write(directory.resolve("items.ids"), VERSION);

        assertThatIOException()
                .isThrownBy(() -> CatalogueFiles.open(directory, FILES, VERSION))
                .withMessage("items.0.column: has 3 rows, items.ids has 5");
    }

    @Test
    void columnOfTheSameNameIsRefused() throws IOException {
        CatalogueFiles.write(catalogue(), directory, VERSION);
        ColumnFile.write(directory.resolve("items.1.column"), "title", new NumberColumn(new double[3]), VERSION);

        assertThatIOException()
                .isThrownBy(() -> CatalogueFiles.open(directory, FILES, VERSION))
                .withMessage("items.1.column: the column 'title' comes twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';: no header
            name,title:text/;':1: expected id as the first column, found ''name'''
            id,title/;':1: expected name:type, found ''title'''
            id,title:date/;':1: the type of a column must be text, tags or number: ''title:date'''
            id,a:text,a:text/;':1: column comes twice: ''a'''
            id,a:text/1,x/2/;':3: expected 2 columns, found 1'
            id,a:text/1,x/1,y/;':3: id comes twice: ''1'''
            id,a:text/,x/;:2: id must not be empty
            id,a:number/1,x/;':2: expected a number, found ''x'''
            id,a:tags/1,x||y/;':2: a tag must not be empty: ''x||y'''
            """)
    void damageIsNamed(String text, String problem) throws IOException {
        Files.writeString(directory.resolve("items.csv"), text.replace('/', '\n'));

        assertThatThrownBy(() -> CatalogueFiles.open(directory, CSV, VERSION))
                .isInstanceOf(DataException.class)
                .hasMessage("items.csv" + problem);
    }

    @Test
    void nameThatNoFileCanHoldIsRefused() {
        Entities items =
                new Entities(IdIndex.of(List.of()), Map.of("half of a pair: \uD834", new NumberColumn(new double[1])));

        assertThatThrownBy(() -> CatalogueFiles.write(new Catalogue(items, items), directory, VERSION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text must not hold half of a surrogate pair: half of a pair: \\uD834");
    }

    @Test
    void missingFileIsNamed() throws IOException {
        assertThatThrownBy(() -> CatalogueFiles.open(directory, CSV, VERSION))
                .isInstanceOf(DataException.class)
                .hasMessage(directory.resolve("items.csv") + ": no such file");
        CatalogueFiles.write(catalogue(), directory, VERSION);
        for (String file : FILES) {
            Path copy = copyOf(directory);
            Files.delete(copy.resolve(file));
            assertThatThrownBy(() -> CatalogueFiles.open(copy, FILES, VERSION))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage(copy.resolve(file).toString());
        }
    }
}
