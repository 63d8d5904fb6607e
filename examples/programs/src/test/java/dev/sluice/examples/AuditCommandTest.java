package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defects planted in files, each found by its own code and nothing else. */
class AuditCommandTest extends CommandLineFixture {
    private static final long START = 1_700_000_000;
    private static final int HOUR = 3600;
    private static final int TRAIN = 320;

    /** 20 users with 20 of 41 items each, in the order of time; labels of two classes. */
    private static List<String> clean() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int user = 1 + i % 20;
            int item = 1 + (user * 7 + i / 20 * 2) % 41;
            lines.add(user + "\t" + item + "\t" + (i + i / 20) % 2 + "\t" + (START + i * HOUR + i % 7));
        }
        return lines;
    }

    @Test
    void cleanFilesHaveNoFinding() throws IOException {
        Path train = tsv("train.tsv", clean().subList(0, TRAIN));
        Path test = tsv("test.tsv", clean().subList(TRAIN, 400));

        assertThat(audit(train, "--json").succeeds().out()).isEmpty();
        assertThat(audit(train, "--test", test, "--json").succeeds().out()).isEmpty();
        assertThat(audit(train, "--validation", test, "--json").succeeds().out())
                .isEmpty();
        assertThat(audit(train).succeeds().out()).contains("No finding in 320 events");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 1 1 $+5                 | DUPLICATE_PAIR   | 1
            1 1 1 $+360000            | DUPLICATE_PAIR   | 1
            3 99999 1 $+5             | ID_RANGE         | 1
            -3 4 1 $+5                | ID_RANGE         | 1
            NaN 4 1 $+5               | ID_RANGE         | 1
            '' 4 1 $+5                | ID_RANGE         | 1
            1 2 7 $+5                 | LABEL_DOMAIN     | 1
            1 2 -1 $+5                | LABEL_DOMAIN     | 1
            1 2 nan $+5               | LABEL_DOMAIN     | 1
            1 2 1 $+5000000000        | FUTURE_EVENT     | 1
            1 2 1 4102444800          | FUTURE_EVENT     | 1
            1 2 1 1700000005000       | MIXED_TIME_UNITS | 1
            1 2 1 1700000005000000    | MIXED_TIME_UNITS | 1
            1 2 1 19676               | MIXED_TIME_UNITS | 1
            """)
    void aLineThatShouldNotBeIsFoundByItsOwnCode(String line, String code, int count) throws IOException {
        int plus = line.indexOf("$+");
        String planted = plus < 0 ? line : line.substring(0, plus) + (START + Long.parseLong(line.substring(plus + 2)));
        List<String> lines = clean();
        lines.add(planted.replace("''", "").replace(' ', '\t'));

        assertThat(findings(audit(tsv("events.tsv", lines), "--json"))).isEqualTo(Map.of(code, count));
    }

    @Test
    void aLineThatIsThereTwiceIsADuplicateEvent() throws IOException {
        List<String> lines = clean();
        lines.addAll(lines.subList(10, 13));

        assertThat(findings(audit(tsv("events.tsv", lines), "--json"))).isEqualTo(Map.of("DUPLICATE_EVENT", 3));
    }

    @Test
    void aBotIsABurst() throws IOException {
        List<String> lines = clean();
        for (int i = 0; i < 200; i++) {
            lines.add("21\t" + (1 + i % 41) + "\t" + i % 2 + "\t" + (START + i / 10));
        }

        assertThat(findings(audit(tsv("events.tsv", lines), "--json"))).isEqualTo(Map.of("BURST", 1));
    }

    @Test
    void aUserOfOneClassIsFound() throws IOException {
        List<String> lines = clean().stream()
                .map(line -> line.replaceFirst("^(7\\t\\d+\\t)0", "$11"))
                .collect(Collectors.toCollection(ArrayList::new));

        assertThat(findings(audit(tsv("events.tsv", lines), "--json"))).isEqualTo(Map.of("SINGLE_CLASS_USER", 1));
    }

    @Test
    void partsAreCompared() throws IOException {
        List<String> train = new ArrayList<>(clean().subList(0, TRAIN));
        List<String> test = new ArrayList<>(clean().subList(TRAIN, 400));
        Path trainFile = tsv("train.tsv", train);
        Path testFile = tsv("test.tsv", test);
        test.add(train.get(4));
        Path overlapping = tsv("overlapping.tsv", test);
        train.add("3\t2\t1\t" + (START + 500 * HOUR));
        Path late = tsv("late.tsv", train);

        assertThat(findings(audit(trainFile, "--test", overlapping, "--json"))).isEqualTo(Map.of("SPLIT_OVERLAP", 1));
        assertThat(findings(audit(late, "--test", testFile, "--json"))).isEqualTo(Map.of("SPLIT_ORDER", 1));
        audit(late, "--test", testFile, "--split", "random").succeeds();
    }

    @Test
    void itemsOutsideTheCatalogueAreFound() throws IOException {
        Path events = tsv("events.tsv", clean());
        List<String> all = new ArrayList<>(List.of("item"));
        for (int item = 1; item <= 41; item++) {
            all.add("" + item);
        }
        Path items = tsv("items.csv", all);
        Path fewer = tsv("fewer.csv", all.subList(0, 41));

        audit(events, "--items", items, "--json").succeeds();
        assertThat(findings(audit(events, "--items", fewer, "--json"))).containsOnlyKeys("ID_RANGE");
        assertThat(findings(audit(events, "--users", tsv("users.csv", List.of("user", "1")), "--json")))
                .containsOnlyKeys("ID_RANGE");
    }

    @Test
    void peopleReadWhatItMeansAndWhereItIs() throws IOException {
        List<String> lines = clean();
        lines.add(lines.get(0));

        Invocation audit = audit(tsv("events.tsv", lines));

        assertThat(audit.code()).isEqualTo(1);
        assertThat(audit.err()).isEmpty();
        assertThat(audit.out())
                .contains("DUPLICATE_EVENT   1 event\n")
                .contains("  train: user 1, item 8, value 0, 2023-11-14T22:13:20Z")
                .contains("SPLIT_OVERLAP     not looked for: there is one part only");
    }

    @Test
    void whatIsKnownMayBeAllowed() throws IOException {
        List<String> lines = clean();
        lines.add(lines.get(0));
        lines.add("1\t2\t7\t" + START);
        Path events = tsv("events.tsv", lines);

        assertThat(findings(audit(events, "--allow", "DUPLICATE_EVENT", "--json")))
                .isEqualTo(Map.of("LABEL_DOMAIN", 1));
        audit(events, "--allow", "duplicate_event,label_domain", "--json").succeeds();
        assertThat(findings(audit(events, "--domain", "0,1,7", "--json"))).isEqualTo(Map.of("DUPLICATE_EVENT", 1));
    }

    @Test
    void theMomentOfTheAuditIsStated() throws IOException {
        Path events = tsv("events.tsv", clean());

        audit(events, "--as-of", "2024-01-01").succeeds();
        audit(events, "--as-of", "2024-01-01T12:00:00Z").succeeds();
        assertThat(findings(audit(events, "--as-of", START, "--json"))).isEqualTo(Map.of("FUTURE_EVENT", 399));
    }

    @Test
    void thePageTellsTheSame() throws IOException {
        List<String> lines = clean();
        lines.add(lines.get(0));
        Path page = scratch.resolve("audit.html");

        Invocation audit = audit(tsv("events.tsv", lines), "--report", page, "--json");

        assertThat(audit.only("report").get("report")).isEqualTo(page.toString());
        assertThat(Files.readString(page))
                .contains("Audit of events.tsv")
                .contains("DUPLICATE_EVENT (events)")
                .contains("Found in 401 events: DUPLICATE_EVENT 1.")
                .contains("train: user 1, item 8, value 0, 2023-11-14T22:13:20Z")
                .contains("Not looked for: there is one part only.");
        audit(tsv("clean.tsv", clean()), "--report", page).succeeds();
        assertThat(Files.readString(page)).contains("Nothing was found in 400 events.");
    }

    @Test
    void theMadeUpSiteIsClean() throws IOException {
        Path events = SAMPLE.resolve("events.csv");
        assertThat(audit(
                                events,
                                "--format",
                                "csv",
                                "--items",
                                SAMPLE.resolve("items.csv"),
                                "--users",
                                SAMPLE.resolve("users.csv"),
                                "--json")
                        .succeeds()
                        .out())
                .isEmpty();
        List<String> lines = Files.readAllLines(events);
        List<String> later = new ArrayList<>(List.of(lines.get(0)));
        later.addAll(lines.subList(11_000, lines.size()));

        audit(
                        tsv("train.csv", lines.subList(0, 11_000)),
                        "--test",
                        tsv("test.csv", later),
                        "--format",
                        "csv",
                        "--allow",
                        "SPLIT_ORDER", // the file is in the order of visits
                        "--json")
                .succeeds();
    }

    @Test
    void aFilesNameTellsItsFormatUnlessItIsStated() throws IOException {
        List<String> lines = new ArrayList<>(List.of("user,item,value,time"));
        clean().subList(0, TRAIN).forEach(line -> lines.add(line.replace('\t', ',')));
        Path csv = tsv("train.csv", lines);
        Path packed = scratch.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(csv, out);
        }
        Path test = tsv("test.tsv", clean().subList(TRAIN, 400));

        assertThat(audit(csv, "--test", test, "--json").succeeds().out()).isEmpty();
        assertThat(audit(packed, "--test", test).succeeds().out()).contains("No finding in 400 events");
        audit(csv, "--format", "tsv").failsSaying("train.csv:1: expected 2 to 4 columns, found 1");
        assertThat(audit(test, "--format", "csv").err()).contains("test.tsv:1: expected a column user");
    }

    @Test
    void linesThatAreNoEventsAreAnErrorOrCounted() throws IOException {
        List<String> lines = clean();
        lines.add("1");
        Path events = tsv("events.tsv", lines);

        audit(events).failsSaying("events.tsv:401: expected 2 to 4 columns, found 1");
        assertThat(audit(events, "--skip-bad-lines", "--json").succeeds().only("skipped_lines"))
                .containsEntry("skipped_lines", 1);
    }

    @Test
    void wrongUsageIsRefused() throws IOException {
        Path events = tsv("events.tsv", clean());

        Invocation.of("audit").isRefusedSaying("--train");
        audit(events, "--domain", "many").isRefusedSaying("a domain must be as in 0.5..5 or in 0,1: many");
        audit(events, "--as-of", "soon").isRefusedSaying("--as-of must be as in 2024-06-30");
        audit(events, "--split", "x").isRefusedSaying("split must be time, user-time, random or inferred: x");
        audit(events, "--allow", "EVERYTHING").isRefusedSaying("EVERYTHING");
        audit(scratch.resolve("none.tsv")).failsSaying("none.tsv: no such file");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "sluice.movielens",
            matches = ".+",
            disabledReason = "needs -Dsluice.movielens=DIR, a folder with ratings.csv and movies.csv of MovieLens")
    void realRatingsAreClean() {
        Path folder = Path.of(System.getProperty("sluice.movielens"));

        assertThat(audit(
                                folder.resolve("ratings.csv"),
                                "--items",
                                folder.resolve("movies.csv"),
                                "--format",
                                "ml-latest",
                                "--json")
                        .succeeds()
                        .out())
                .isEmpty();
    }

    private static Map<String, Object> findings(Invocation audit) {
        assertThat(audit.code()).as(audit.err()).isEqualTo(1);
        assertThat(audit.err()).isEmpty();
        return audit.objects().stream()
                .collect(Collectors.toMap(line -> (String) line.get("code"), line -> line.get("count")));
    }

    private Path tsv(String name, List<String> lines) throws IOException {
        return file(name, String.join("\n", lines) + "\n");
    }

    private static Invocation audit(Path train, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("audit", "--train", train));
        arguments.addAll(List.of(options));
        return Invocation.of(arguments.toArray());
    }
}
