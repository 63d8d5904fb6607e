package dev.sluice.data;

import static dev.sluice.data.Shown.events;
import static dev.sluice.data.Shown.numbers;
import static dev.sluice.data.Shown.tags;
import static dev.sluice.data.Shown.texts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format is read as its publishers describe it. */
class DatasetReaderTest {
    @TempDir
    Path directory;

    @Test
    void latestMovieLens() throws IOException {
        Path ratings = write("ratings.csv", """
                userId,movieId,rating,timestamp
                1,31,2.5,1260759144
                2,10,4.0,835355493
                1,10,5,1260759179
                """);
        Path movies = write("movies.csv", """
                movieId,title,genres
                10,GoldenEye (1995),Action|Adventure|Thriller
                31,"American President, The (1995)",(no genres listed)
                99,"Say ""hey"" (1999)",Drama
                """);

        ReadResult read = DatasetReader.of(DataFormat.ML_LATEST).items(movies).read(ratings);

        assertThat(events(read.dataset()))
                .containsExactly("1 31 2.5 1260759144000", "2 10 4.0 835355493000", "1 10 5.0 1260759179000");
        Entities items = read.dataset().catalogue().items();
        assertThat(items.ids().ids()).containsExactly("31", "10", "99");
        assertThat(texts(items, "title"))
                .containsExactly("", "American President, The (1995)", "GoldenEye (1995)", "Say \"hey\" (1999)");
        assertThat(tags(items, "genres"))
                .containsExactly(List.of(), List.of(), List.of("Action", "Adventure", "Thriller"), List.of("Drama"));
        assertThat(read.report()).isEqualTo(new ReadReport(3, 2, 3, 0, List.of(), Map.of()));
    }

    @Test
    void idsOfDigitsStayAsTheyAreWritten() throws IOException {
        Path events = write("events.csv", """
                user,item,request,session,zip,seconds
                u,a,7,1234567890123456789,01234,7
                u,b,8,1234567890123456790,99999,7.5
                """);

        Interactions read =
                DatasetReader.of(DataFormat.CSV).read(events).dataset().interactions();

        assertThat(read.columns().get("request")).isEqualTo(TextColumn.of(List.of("7", "8")));
        assertThat(read.columns().get("session"))
                .isEqualTo(TextColumn.of(List.of("1234567890123456789", "1234567890123456790")));
        assertThat(read.columns().get("zip")).isEqualTo(TextColumn.of(List.of("01234", "99999")));
        assertThat(read.columns().get("seconds")).isEqualTo(new NumberColumn(new double[] {7, 7.5}));
    }

    @Test
    void hundredThousandRatings() throws IOException {
        Path ratings = write("u.data", "196\t242\t3\t881250949\n186\t1\t5\t891717742\n");
        Path movies = write(
                "u.item",
                "1|Toy Story (1995)|01-Jan-1995||http://us.imdb.com/M|0|0|0|1|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0\n"
                        + "242|Misérables, Les (1995)|||x|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|1\n",
                ISO_8859_1);
        Path users = write("u.user", "186|24|M|technician|85711\n196|53|F|other|94043\n");

        Dataset data = DatasetReader.of(DataFormat.ML_100K)
                .items(movies)
                .users(users)
                .read(ratings)
                .dataset();

        assertThat(events(data)).containsExactly("196 242 3.0 881250949000", "186 1 5.0 891717742000");
        Entities items = data.catalogue().items();
        assertThat(texts(items, "title")).containsExactly("", "Misérables, Les (1995)", "Toy Story (1995)");
        assertThat(texts(items, "released")).containsExactly("", "", "01-Jan-1995");
        assertThat(tags(items, "genres"))
                .containsExactly(
                        List.of(), List.of("unknown", "Western"), List.of("Animation", "Children's", "Comedy"));
        Entities people = data.catalogue().users();
        assertThat(numbers(people, "age")).containsExactly(Double.NaN, 53, 24);
        assertThat(texts(people, "gender")).containsExactly("", "F", "M");
        assertThat(texts(people, "occupation")).containsExactly("", "other", "technician");
        assertThat(texts(people, "zip")).containsExactly("", "94043", "85711");
    }

    @Test
    void millionRatings() throws IOException {
        Path ratings = write("ratings.dat", "1::1193::5::978300760\n2::1::4::978298413\n");
        Path movies = write(
                "movies.dat",
                "1::Toy Story (1995)::Animation|Children's|Comedy\n1193::Café: \"x\" (1975)::Drama\n",
                ISO_8859_1);
        Path users = write("users.dat", "1::F::1::10::48067\n2::M::56::16::70072\n");

        Dataset data = DatasetReader.of(DataFormat.ML_1M)
                .items(movies)
                .users(users)
                .read(ratings)
                .dataset();

        assertThat(events(data)).containsExactly("1 1193 5.0 978300760000", "2 1 4.0 978298413000");
        assertThat(texts(data.catalogue().items(), "title"))
                .containsExactly("", "Café: \"x\" (1975)", "Toy Story (1995)");
        assertThat(tags(data.catalogue().items(), "genres").get(2))
                .containsExactly("Animation", "Children's", "Comedy");
        assertThat(texts(data.catalogue().users(), "gender")).containsExactly("", "F", "M");
        assertThat(numbers(data.catalogue().users(), "age")).containsExactly(Double.NaN, 1, 56);
        assertThat(texts(data.catalogue().users(), "occupation")).containsExactly("", "10", "16");
        assertThat(texts(data.catalogue().users(), "zip")).containsExactly("", "48067", "70072");
    }

    @Test
    void tabsWithTwoToFourColumnsAndWithoutQuotes() throws IOException {
        Path events = write("e.tsv", "u 1\t\"i\nu2\ti2\t-0.5\nu 1\t i3 \t2\t7\n");

        assertThat(events(DatasetReader.of(DataFormat.TSV).read(events).dataset()))
                .containsExactly("u 1 \"i 1.0 0", "u2 i2 -0.5 0", "u 1  i3  2.0 7000");
    }

    @Test
    void namedColumnsInAnyOrder() throws IOException {
        Path events = write("e.csv", """
                timestamp,source,itemId,watched,rating,user_id
                5,home,i1,12.5,3,u1
                6,,"i,2",,4,u2
                7,a b,i1,1e2,5,u1
                """);

        Dataset data = DatasetReader.of(DataFormat.CSV).read(events).dataset();

        assertThat(events(data)).containsExactly("u1 i1 3.0 5000", "u2 i,2 4.0 6000", "u1 i1 5.0 7000");
        assertThat(data.interactions().columns()).containsOnlyKeys("source", "watched");
        assertThat(data.interactions().column("source")).contains(TextColumn.of(List.of("home", "", "a b")));
        assertThat(data.interactions().column("watched"))
                .contains(new NumberColumn(new double[] {12.5, Double.NaN, 100}));
    }

    @Test
    void twoNamedColumnsAreEnough() throws IOException {
        Path events = write("e.csv", "item,user\ni,u\n");

        assertThat(events(DatasetReader.of(DataFormat.CSV).read(events).dataset()))
                .containsExactly("u i 1.0 0");
    }

    @Test
    void attributesByName() throws IOException {
        Path events = write("e.tsv", "u\ti1\n");
        Path items = write("items.csv", """
                item_id,title,year,tags,code
                i2,Zwei,1999,b|a|b,007
                i1,Eins,,,x
                """);
        Path users = write("users.csv", "userId,country\nv,DE\nu,\n");

        ReadResult read =
                DatasetReader.of(DataFormat.TSV).items(items).users(users).read(events);

        Entities found = read.dataset().catalogue().items();
        assertThat(found.ids().ids()).containsExactly("i1", "i2");
        assertThat(texts(found, "title")).containsExactly("", "Eins", "Zwei");
        assertThat(numbers(found, "year")).containsExactly(Double.NaN, Double.NaN, 1999);
        assertThat(tags(found, "tags")).containsExactly(List.of(), List.of(), List.of("b", "a"));
        assertThat(texts(found, "code")).containsExactly("", "x", "007");
        assertThat(read.dataset().catalogue().users().ids().ids()).containsExactly("u", "v");
        assertThat(texts(read.dataset().catalogue().users(), "country")).containsExactly("", "", "DE");
        assertThat(read.report()).isEqualTo(new ReadReport(1, 2, 2, 0, List.of(), Map.of()));
    }

    @Test
    void itemsWithEventsButWithoutLineHaveNoAttributes() throws IOException {
        Path events = write("e.tsv", "u\ti1\nu\ti2\nu\ti3\n");
        Path items = write("items.csv", "item,title\ni2,Zwei\n");

        Entities found = DatasetReader.of(DataFormat.TSV)
                .items(items)
                .read(events)
                .dataset()
                .catalogue()
                .items();

        assertThat(texts(found, "title")).containsExactly("", "", "Zwei", "");
    }

    @Test
    void byteOrderMarkAndBothLineEndsAreUnderstood() throws IOException {
        String text = "user,item,note\nä,\"i\n1\",\uFEFFx\nv,j,y\n";
        Dataset plain =
                DatasetReader.of(DataFormat.CSV).read(write("a.csv", text)).dataset();
        Dataset marked = DatasetReader.of(DataFormat.CSV)
                .read(write("b.csv", "\uFEFF" + text.replace("\nv", "\r\nv").replace("note\n", "note\r\n")))
                .dataset();

        assertThat(plain.catalogue().items().ids().ids()).containsExactly("i\n1", "j");
        assertThat(marked.hash()).isEqualTo(plain.hash());
        assertThat(marked.interactions().columns())
                .isEqualTo(plain.interactions().columns());
    }

    @Test
    void byteOrderMarkSaysThatAFileIsUnicode() throws IOException {
        Path events = write("ratings.dat", "\uFEFF1::1::5::1\n");
        Path items = write("movies.dat", "\uFEFF1::Café::Drama\n");

        Dataset data =
                DatasetReader.of(DataFormat.ML_1M).items(items).read(events).dataset();

        assertThat(events(data)).containsExactly("1 1 5.0 1000");
        assertThat(texts(data.catalogue().items(), "title")).containsExactly("", "Café");
    }

    @Test
    void packedFilesAreUnpacked() throws IOException {
        Path packed = directory.resolve("e.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("u\ti\t2\n".getBytes(UTF_8));
        }

        assertThat(events(DatasetReader.of(DataFormat.TSV).read(packed).dataset()))
                .containsExactly("u i 2.0 0");
    }

    @Test
    void whiteSpaceAtTheEndIsNoLine() throws IOException {
        for (String end : List.of("", "\n", "\n\n \n", "\n\t\t\n", "\r\n  ")) {
            Path events = write("e.tsv", "u\ti" + end);

            assertThat(events(DatasetReader.of(DataFormat.TSV).read(events).dataset()))
                    .containsExactly("u i 1.0 0");
        }
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text, UTF_8);
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.writeString(directory.resolve(name), text, charset);
    }
}
