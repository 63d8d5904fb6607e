package dev.sluice.data;

import static dev.sluice.data.Shown.events;
import static dev.sluice.data.Shown.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files are read as if they were one, and whatever is wrong with one of them names it. */
class ManyFilesTest {
    @TempDir
    Path directory;

    @Test
    void eventsOfAllFilesComeInTheirOrderAndShareIds() throws IOException {
        write("b.csv", "user,item,value,time\nu2,i1,2,20\n");
        packed("a.csv.gz", "user,item,value,time\nu1,i1,1,10\nu2,i2,1,11\n");
        write("c.txt", "not read");
        Files.createDirectory(directory.resolve("d.csv"));

        ReadResult read = DatasetReader.of(DataFormat.CSV).readAll(DataFiles.in(directory, "*.{csv,csv.gz}"));

        assertThat(events(read.dataset())).containsExactly("u1 i1 1.0 10000", "u2 i2 1.0 11000", "u2 i1 2.0 20000");
        assertThat(read.report().users()).isEqualTo(2);
        assertThat(read.report().items()).isEqualTo(2);
    }

    @Test
    void splitIntoFilesTheEventsAreTheSame() throws IOException {
        List<String> lines = IntStream.range(0, 500)
                .mapToObj(i -> "u" + i % 37 + ",i" + i * 31 % 53 + "," + i % 5 + "," + i + ",note " + i % 7)
                .toList();
        String header = "user,item,value,time,note\n";
        Path whole = write("whole.csv", header + String.join("\n", lines));
        Path first = packed("1.csv.gz", header + String.join("\n", lines.subList(0, 123)));
        Path second = write("2.csv", "\uFEFF" + header + String.join("\r\n", lines.subList(123, 400)));
        Path third = packed("3.csv.gz", "\uFEFF" + header + String.join("\r\n", lines.subList(400, 500)) + "\r\n\r\n");

        Dataset one = DatasetReader.of(DataFormat.CSV).read(whole).dataset();
        Dataset many = DatasetReader.of(DataFormat.CSV)
                .readAll(List.of(first, second, third))
                .dataset();

        assertThat(many.hash()).isEqualTo(one.hash());
        assertThat(many.interactions().columns()).isEqualTo(one.interactions().columns());
    }

    @Test
    void columnsMayStandInAnotherOrderAndUnderAnotherOfTheirNames() throws IOException {
        Path a = write("a.csv", "user,item,time,note\nu,i,1,x\n");
        Path b = write("b.csv", "note,timestamp,item_id,userId\ny,2,j,u\n");

        Dataset data = DatasetReader.of(DataFormat.CSV).readAll(List.of(a, b)).dataset();

        assertThat(events(data)).containsExactly("u i 1.0 1000", "u j 1.0 2000");
        assertThat(data.interactions().column("note")).contains(TextColumn.of(List.of("x", "y")));
    }

    @Test
    void aColumnThatOneFileLacksOrHasAloneIsAnErrorThatNamesBoth() throws IOException {
        Path a = write("a.csv", "user,item,time,note\nu,i,1,x\n");

        fails("b.csv: has no column 'note', as the files before it do", a, write("b.csv", "user,item,time\nu,i,1\n"));
        fails("c.csv: has no column 'time', as the files before it do", a, write("c.csv", "user,item,note\nu,i,x\n"));
        fails(
                "d.csv: has a column 'more', which the files before it do not",
                a,
                write("d.csv", "user,item,time,note,more\nu,i,1,x,y\n"));
        fails(
                "e.csv:1: expected a column item or item_id or itemId, found 'user,time,note'",
                a,
                write("e.csv", "user,time,note\nu,1,x\n"));
    }

    @Test
    void whatIsWrongWithOneFileNamesIt() throws IOException {
        Path good = write("good.csv", "user,item\nu,i\n");

        fails("line.csv:3: expected 2 columns, found 1", good, write("line.csv", "user,item\nu,i\nx\nu,j\n"));
        fails("open.csv.gz:2: ", good, packed("open.csv.gz", "user,item\n\"u,i\n"));
        fails("none.csv: no such file", good, directory.resolve("none.csv"));
        fails("empty.csv: no events", good, write("empty.csv", ""));
        byte[] whole = packed("user,item\n" + "u,i\n".repeat(50_000));
        Path cut = Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length - 9));
        fails("cut.csv.gz: after line ", good, cut);
    }

    @Test
    void malformedLinesOfAllFilesAreCounted() throws IOException {
        Path a = write("a.csv", "user,item\nu\nu,i\n");
        Path b = packed("b.csv.gz", "user,item\nu,i\n,i\n");

        ReadReport report = DatasetReader.of(DataFormat.CSV)
                .badLines(BadLines.SKIP)
                .readAll(List.of(a, b))
                .report();

        assertThat(report.events()).isEqualTo(2);
        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.samples())
                .containsExactly("a.csv:2: expected 2 columns, found 1", "b.csv.gz:3: user must not be empty");
    }

    @Test
    void filesOfOneNameAreToldApartByTheirFolders() throws IOException {
        Path a = write("e.csv", "user,item\nu,i\n");
        Path b = Files.createDirectory(directory.resolve("day")).resolve("e.csv");
        Files.writeString(b, "user,item\nu\n");

        fails(b + ":2: expected 2 columns, found 1", a, b);
    }

    @Test
    void namesAreCountedOnceForAllFiles() {
        AtomicInteger looks = new AtomicInteger();
        List<Path> files = new AbstractList<>() {
            @Override
            public Path get(int index) {
                looks.incrementAndGet();
                return Path.of("day-" + index / 2, "e-" + index % 999 + ".csv");
            }

            @Override
            public int size() {
                return 1000;
            }
        };

        List<String> names = DataFiles.shown(files);

        assertThat(names).hasSize(1000).startsWith(files.get(0).toString(), "e-1.csv");
        assertThat(names.get(999)).isEqualTo(files.get(999).toString());
        assertThat(looks).hasValueLessThan(5000);
    }

    @Test
    void aFileWithoutEventsIsFineIfAnotherHasSome() throws IOException {
        Path empty = write("a.csv", "user,item\n");
        Path full = write("b.csv", "user,item\nu,i\n");

        assertThat(events(DatasetReader.of(DataFormat.CSV)
                        .readAll(List.of(empty, full))
                        .dataset()))
                .containsExactly("u i 1.0 0");
        fails("a.csv and 1 more files: no events", empty, write("c.csv", "user,item\n"));
    }

    @Test
    void itemsAreReadOnceForAllFiles() throws IOException {
        Path a = write("a.tsv", "u\ti\n");
        Path b = write("b.tsv", "u\tj\n");
        Path items = write("items.csv", "item,title\nj,J\ni,I\n");

        Dataset data = DatasetReader.of(DataFormat.TSV)
                .items(items)
                .readAll(List.of(a, b))
                .dataset();

        assertThat(texts(data.catalogue().items(), "title")).containsExactly("", "I", "J");
    }

    @Test
    void listsHaveEachFileOnceAndFoldersHaveOneThatMatches() throws IOException {
        Path a = write("a.csv", "user,item\nu,i\n");
        DatasetReader reader = DatasetReader.of(DataFormat.CSV);

        assertThatThrownBy(() -> reader.readAll(List.of())).hasMessage("there must be at least one file of events");
        assertThatThrownBy(() -> reader.readAll(List.of(a, directory.resolve("./a.csv"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a file of events comes twice: ");
        assertThatThrownBy(() -> DataFiles.in(directory, "*.tsv"))
                .isInstanceOf(DataException.class)
                .hasMessage(directory + ": no file matches *.tsv");
        assertThatThrownBy(() -> DataFiles.in(a, "*")).hasMessage(a + ": no such folder");
        assertThatThrownBy(() -> DataFiles.in(directory.resolve("none"), "*"))
                .hasMessage(directory.resolve("none") + ": no such folder");
    }

    private void fails(String message, Path... files) {
        assertThatThrownBy(() -> DatasetReader.of(DataFormat.CSV).readAll(List.of(files)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, UTF_8);
    }

    private Path packed(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), packed(text));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
