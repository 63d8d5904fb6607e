package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The saved catalogue is a file that other tools can read, and a damaged one is noticed. */
class CatalogueFilesTest {
    @TempDir
    Path directory;

    @Test
    void fileIsPlainCsv() throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("title", TextColumn.of(List.of("", "Say \"hey\", you", "")));
        columns.put("genres", TagColumn.of(List.of(List.of(), List.of("a|b", "c\\"), List.of())));
        columns.put("year", new NumberColumn(new double[] {Double.NaN, 1995.5, Double.NaN}));
        Entities items = new Entities(IdIndex.of(List.of("1", "2,2")), columns);

        CatalogueFiles.write(new Catalogue(items, Entities.of(IdIndex.of(List.of(" ")))), directory);

        assertThat(directory.resolve("items.csv")).content().isEqualToNormalizingNewlines("""
                id,title:text,genres:tags,year:number
                1,"Say ""hey"", you",a\\|b|c\\\\,1995.5
                "2,2",,,
                """);
        assertThat(directory.resolve("users.csv")).content().isEqualToNormalizingNewlines("id\n \n");
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

        assertThatThrownBy(() -> CatalogueFiles.read(directory))
                .isInstanceOf(DataException.class)
                .hasMessage("items.csv" + problem);
    }

    @Test
    void textThatNoFileCanHoldIsRefused() {
        Catalogue catalogue = Catalogue.of(IdIndex.of(List.of("half of a pair: \uD834")), IdIndex.of(List.of()));

        assertThatThrownBy(() -> CatalogueFiles.write(catalogue, directory)).isInstanceOf(IOException.class);
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> CatalogueFiles.read(directory))
                .isInstanceOf(DataException.class)
                .hasMessage(directory.resolve("items.csv") + ": no such file");
    }
}
