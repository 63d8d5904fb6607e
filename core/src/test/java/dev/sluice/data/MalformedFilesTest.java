package dev.sluice.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a file is one line that says where and what, or is counted. In the tables, / ends a line. */
class MalformedFilesTest {
    private static final String HEADER = "userId,movieId,rating,timestamp\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = ';', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            7,8,3;expected 4 columns, found 3
            7,8,3,4,5;expected 4 columns, found 5
            ,8,3,4;user must not be empty
            7,,3,4;item must not be empty
            7,8,x,4;value must be a finite number: 'x'
            7,8,,4;value must be a finite number: ''
            7,8,NaN,4;value must be a finite number: 'NaN'
            7,8,Infinity,4;value must be a finite number: 'Infinity'
            7,8,1e39,4;value must be a finite number: '1e39'
            7,8,1e,4;value must be a finite number: '1e'
            7,8,3f,4;value must be a finite number: '3f'
            7,8, 3,4;value must be a finite number: ' 3'
            7,8,3,4.5;time must be whole seconds since 1970, before the year 10000: '4.5'
            7,8,3,;time must be whole seconds since 1970, before the year 10000: ''
            7,8,3,1260759144000;time must be whole seconds since 1970, before the year 10000: '1260759144000'
            7,8,3,99999999999999999999;time must be whole seconds since 1970, before the year 10000: '99999999999999999999'
            7,8,3,-9223372036854775808;time must be whole seconds since 1970, before the year 10000: '-9223372036854775808'
              ;expected 4 columns, found 1
            """)
    void malformedLineNamesItsPlaceOrIsCounted(String line, String problem) throws IOException {
        Path ratings = write("ratings.csv", HEADER + "1,2,3,4\n" + line + "\n5,6,3,4\n");
        String message = "ratings.csv:3: " + problem;

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.ML_LATEST).read(ratings))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
        ReadResult read =
                DatasetReader.of(DataFormat.ML_LATEST).badLines(BadLines.SKIP).read(ratings);
        assertThat(read.report())
                .isEqualTo(new ReadReport(
                        2, 2, 2, 1, List.of(message), read.report().byFault()));
        assertThat(read.report().byFault().values()).containsExactly(new MalformedLines(1, List.of(message)));
        assertThat(read.dataset().catalogue().users().ids().ids()).containsExactly("1", "5");
        assertThat(read.dataset().catalogue().items().ids().ids()).containsExactly("2", "6");
    }

    @Test
    void faultsAreCountedApart() throws IOException {
        Path events = write("e.tsv", """
                u\ti\t1\t1600000000
                \ti\t1\t1600000000
                u\ti\tNaN\t1600000000
                u\ti\tgood\t1600000000
                u\ti\t1\t1600000000000
                u\ti\t1\tyesterday
                u
                """);

        ReadReport report = DatasetReader.of(DataFormat.TSV)
                .badLines(BadLines.SKIP)
                .read(events)
                .report();

        assertThat(report.skipped()).isEqualTo(6);
        assertThat(report.byFault()).containsOnlyKeys(LineFault.values());
        assertThat(report.byFault().get(LineFault.ID).count()).isOne();
        assertThat(report.byFault().get(LineFault.VALUE).samples())
                .containsExactly(
                        "e.tsv:3: value must be a finite number: 'NaN'",
                        "e.tsv:4: value must be a finite number: 'good'");
        assertThat(report.byFault().get(LineFault.TIME).samples())
                .singleElement()
                .asString()
                .startsWith("e.tsv:5: ");
        assertThat(report.byFault().get(LineFault.OTHER).count()).isEqualTo(2);
    }

    @Test
    void aFileOfItemsCanBeReadAlone() throws IOException {
        Path items = write("items.csv", "item,title\ni2,Zwei\ni1,Eins\n");

        Entities read = DatasetReader.of(DataFormat.TSV).readItems(items);

        assertThat(read.ids().ids()).containsExactly("i2", "i1");
        assertThat(DatasetReader.of(DataFormat.TSV)
                        .readUsers(write("users.csv", "user\nu\n"))
                        .ids()
                        .ids())
                .containsExactly("u");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';no events
            user,item/;no events
            user,item// /;no events
            1,2,3/;'1: expected a column user or user_id or userId, found ''1,2,3'''
            user,thing/;'1: expected a column item or item_id or itemId, found ''user,thing'''
            user,item,user_id/u,i,u/;'1: two columns mean the same: user, user_id'
            user,item,value,rating/u,i,1,1/;'1: two columns mean the same: value, rating'
            user,item,x,x/u,i,1,1/;'1: column comes twice: ''x'''
            user,item,/u,i,1/;1: column 3 has no name
            '/user,item/u,i/';1: column 1 has no name
            """)
    void eventsNeedAHeaderAndALine(String text, String problem) throws IOException {
        Path file = write("e.csv", text.replace('/', '\n'));

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.CSV).read(file))
                .isInstanceOf(DataException.class)
                .hasMessage("e.csv:" + (problem.startsWith("1") ? "" : " ") + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';': no items'
            item,title/;': no items'
            movie,title/1,x/;':1: expected a column item or item_id or itemId, found ''movie,title'''
            title,item/x,1/;':1: the first column must be the item: ''title'''
            item,title/1/;':2: expected 2 columns, found 1'
            item,title/,x/;:2: item must not be empty
            item,title/1,x/1,y/;':3: item comes twice: ''1'''
            """)
    void itemsNeedAHeaderAndALine(String text, String problem) throws IOException {
        Path events = write("e.tsv", "1\t1\n");
        Path items = write("items.csv", text.replace('/', '\n'));

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.TSV).items(items).read(events))
                .isInstanceOf(DataException.class)
                .hasMessage("items.csv" + problem);
    }

    @Test
    void movieLensHeadersAreExact() throws IOException {
        Path ratings = write("ratings.csv", "1,31,2.5,1260759144\n");
        Path movies = write("movies.csv", "movieId,name,genres\n1,a,b\n");

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.ML_LATEST).read(ratings))
                .hasMessage("ratings.csv:1: expected the header userId,movieId,rating,timestamp, "
                        + "found '1,31,2.5,1260759144'");
        assertThatThrownBy(() ->
                        DatasetReader.of(DataFormat.ML_LATEST).items(movies).read(write("r.csv", HEADER + "1,2,3,4\n")))
                .hasMessage("movies.csv:1: expected the header movieId,title,genres, found 'movieId,name,genres'");
    }

    @Test
    void flagsAndAgesAreChecked() throws IOException {
        Path events = write("u.data", "1\t1\t1\t1\n");
        Path items = write("u.item", "1|t|||x" + "|0".repeat(18) + "|2\n");
        Path users = write("u.user", "1|old|M|other|1\n");

        assertThatThrownBy(
                        () -> DatasetReader.of(DataFormat.ML_100K).items(items).read(events))
                .hasMessage("u.item:1: Western must be 0 or 1: '2'");
        assertThatThrownBy(
                        () -> DatasetReader.of(DataFormat.ML_100K).users(users).read(events))
                .hasMessage("u.user:1: age must be a number: 'old'");
    }

    @Test
    void skippedLinesOfAllFilesAreCountedAndTheFirstTenKept() throws IOException {
        Path events = write("e.tsv", "u\ti\n" + "x\n".repeat(12));
        Path items = write("items.csv", "item,title\ni\ni,a\ni,b\n");

        ReadReport report = DatasetReader.of(DataFormat.TSV)
                .items(items)
                .badLines(BadLines.SKIP)
                .read(events)
                .report();

        assertThat(report.skipped()).isEqualTo(14);
        assertThat(report.samples())
                .hasSize(10)
                .startsWith("e.tsv:2: expected 2 to 4 columns, found 1")
                .endsWith("e.tsv:11: expected 2 to 4 columns, found 1");
    }

    @Test
    void nothingButMalformedLinesIsNoEvents() throws IOException {
        Path events = write("e.tsv", "x\ny\n");

        assertThatThrownBy(() ->
                        DatasetReader.of(DataFormat.TSV).badLines(BadLines.SKIP).read(events))
                .hasMessage(
                        "e.tsv: no events but 2 malformed lines, as in " + "e.tsv:1: expected 2 to 4 columns, found 1");
    }

    @Test
    void brokenQuotesAreAnErrorInEitherMode() throws IOException {
        Path open = write("open.csv", "user,item\n1,2\n3,\"4\n5,6\n");
        Path text = write("text.csv", "user,item\n1,2\n\"3\"x,4\n5,6\n");

        for (BadLines badLines : BadLines.values()) {
            DatasetReader reader = DatasetReader.of(DataFormat.CSV).badLines(badLines);
            assertThatThrownBy(() -> reader.read(open))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("open.csv:3: ");
            assertThatThrownBy(() -> reader.read(text))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("text.csv:3: ");
        }
    }

    @Test
    void missingFilesAndDirectoriesSaySo() throws IOException {
        Path events = write("e.tsv", "u\ti\n");
        Path missing = directory.resolve("none.csv");

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.CSV).read(missing))
                .isInstanceOf(DataException.class)
                .hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> DatasetReader.of(DataFormat.TSV).users(missing).read(events))
                .hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> DatasetReader.of(DataFormat.CSV).read(directory))
                .hasMessage(directory + ": is a directory, expected a file of events");
    }

    @Test
    void wrongEncodingIsNotGuessedAt() throws IOException {
        Path file = Files.writeString(directory.resolve("e.tsv"), "u\tcafé\n", ISO_8859_1);

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.TSV).read(file))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("e\\.tsv: .*not UTF-8");
    }

    @Test
    void packedFilesThatAreCutOffOrNotPackedSaySo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 100_000; i++) {
                out.write((i * 7919L % 9973 + "\t" + i + "\n").getBytes(UTF_8));
            }
        }
        Path cut = directory.resolve("cut.tsv.gz");
        Files.write(cut, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        Path plain = write("plain.tsv.gz", "u\ti\n");
        Path empty = write("empty.tsv.gz", "");

        for (Path file : List.of(cut, plain, empty)) {
            assertThatThrownBy(() -> DatasetReader.of(DataFormat.TSV).read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
    }

    @Test
    void messagesStayOnOneShortLine() throws IOException {
        Path file = write("e.csv", "user,item,value\nu,i,\"a\r\nb\u2028" + "c".repeat(1000) + "\"\n");

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.CSV).read(file))
                .hasMessageStartingWith("e.csv:2: value must be a finite number: 'a b cc")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(150));
    }

    @Test
    void unknownFormatListsTheKnown() {
        assertThatThrownBy(() -> DataFormat.of("parquet"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format must be one of ml-latest, ml-100k, ml-1m, tsv, csv: parquet");
        for (DataFormat format : DataFormat.values()) {
            assertThat(DataFormat.of(format.toString())).isEqualTo(format);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
