package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** An audit reads what the other commands read: many files, packed or not, with times as they are written. */
class AuditInputTest extends CommandLineFixture {
    private static final String HEADER = "user,item,value,time";
    private static final long START = 1_700_000_000;

    /** Lines from one number to another of data without a defect, in the order of time. */
    private static List<String> lines(int from, int to, long unit) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = from; i < to; i++) {
            int user = 1 + i % 20;
            int item = 1 + (user * 7 + i / 20 * 2) % 41;
            lines.add(user + "," + item + "," + (i + i / 20) % 2 + "," + (START + i * 3600L + i % 7) * unit);
        }
        return lines;
    }

    private Path csv(String name, List<String> lines) throws IOException {
        return file(name, String.join("\n", lines) + "\n");
    }

    private void packed(String name, List<String> lines) throws IOException {
        Path file = scratch.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void partsAreManyFilesByNameAndByWildcard() throws IOException {
        Path a = csv("a.csv", lines(0, 80, 1));
        Path b = csv("b.csv", lines(80, 160, 1));
        packed("more/1.csv.gz", lines(160, 240, 1));
        packed("more/2.csv.gz", lines(240, 320, 1));
        Path test = csv("test.csv", lines(320, 400, 1));
        String more = scratch.resolve("more/*.csv.gz").toString();

        Invocation audit = Invocation.of("audit", "--train", a, b, more, "--test", test);

        assertThat(audit.succeeds().out())
                .contains(a + " and 2 more: 320 events of 20 users and 41 items")
                .contains("No finding in 400 events");
        assertThat(Invocation.of("audit", "--train", a, b, more, "--test", test, b, "--json")
                        .only("code"))
                .containsEntry("code", "SPLIT_OVERLAP")
                .containsEntry("count", 80);
    }

    @Test
    void thePageNamesTheFilesAsTheyWereGiven() throws IOException {
        Path a = csv("a.csv", lines(0, 80, 1));
        Path b = csv("b.csv", lines(80, 160, 1));
        Path page = scratch.resolve("audit.html");

        Invocation.of("audit", "--train", a, b, "--report", page).succeeds();

        assertThat(Files.readString(page)).contains("Audit of a.csv and 1 more").contains(a + " and 1 more");
    }

    @Test
    void timesAreReadAsStated() throws IOException {
        Path millis = csv("millis.csv", lines(0, 320, 1000));
        Path test = csv("test.csv", lines(320, 400, 1000));
        Path local = csv("local.csv", List.of(HEADER, "u,i,1,2024-05-01 10:00", "v,i,1,2024-05-01 11:00"));

        Invocation.of("audit", "--train", millis, "--test", test, "--times", "milliseconds", "--json")
                .succeeds();
        Invocation.of("audit", "--train", millis)
                .failsSaying("before the year 10000, or ISO 8601 with a zone: '1700000000000'");
        Invocation.of("audit", "--train", local, "--zone", "Europe/Berlin").succeeds();
        Invocation.of("audit", "--train", local)
                .failsSaying("time has no zone, and none was stated: '2024-05-01T10:00'");
        Invocation.of("audit", "--train", local, "--zone", "Nowhere").isRefusedSaying("--zone");
    }

    @Test
    void onlyTheFutureThatAZoneMakesIsFound() throws IOException {
        Path local = csv("local.csv", List.of(HEADER, "u,i,1,2024-05-01 10:00", "v,i,1,2024-05-01 11:00"));
        Object[] audit = {"audit", "--train", local, "--as-of", "2024-05-01T10:00:00Z", "--json", "--zone", "UTC"};

        assertThat(Invocation.of(audit).only("code")).containsEntry("count", 1);
        audit[audit.length - 1] = "America/New_York";
        assertThat(Invocation.of(audit).only("code")).containsEntry("count", 2);
        audit[audit.length - 1] = "Europe/Berlin";
        Invocation.of(audit).succeeds();
    }

    @Test
    void aColumnThatOneOfManyFilesLacksIsAnError() throws IOException {
        Path a = csv("a.csv", lines(0, 80, 1));
        Path b = csv("b.csv", List.of("user,item,time", "1,2,1700000000"));

        Invocation.of("audit", "--train", a, b).failsSaying("b.csv: has no column 'value', as the files before it do");
        Invocation.of("audit", "--train", a, "--test", a, b, "--skip-bad-lines")
                .failsSaying("b.csv: has no column 'value', as the files before it do");
    }

    @Test
    void filesThatAreNotThereAreAnErrorBeforeAnythingIsRead() throws IOException {
        Path bad = csv("bad.csv", List.of(HEADER, "1"));
        Path a = csv("a.csv", lines(0, 80, 1));

        Invocation.of("audit", "--train", bad, "--test", scratch.resolve("none-*"))
                .failsSaying(scratch + ": no file matches none-*");
        Invocation.of("audit", "--train", scratch.resolve("none/*.csv")).failsSaying("none: no such folder");
        Invocation.of("audit", "--train", a, scratch.resolve("none.csv")).failsSaying("none.csv: no such file");
        Invocation.of("audit", "--train", a, scratch.resolve("*.csv")).failsSaying("comes twice: " + a);
        Invocation.of("audit", "--train", "").isRefusedSaying("a path must not be empty");
        Invocation.of("audit", "--train", a, "--test", "").isRefusedSaying("a path must not be empty");
    }

    @Test
    void whatIsABurstAndHowManyExamplesThereAreIsStated() throws IOException {
        List<String> lines = lines(0, 400, 1);
        for (int i = 0; i < 30; i++) {
            lines.add("21," + (1 + i) + "," + i % 2 + "," + (START + i));
        }
        lines.add(lines.get(1));
        lines.add(lines.get(2));
        Path events = csv("events.csv", lines);

        assertThat(Invocation.of("audit", "--train", events, "--examples", 1, "--json")
                        .only("code"))
                .containsEntry("code", "DUPLICATE_EVENT")
                .containsEntry("count", 2)
                .hasEntrySatisfying(
                        "examples", examples -> assertThat((List<?>) examples).hasSize(1));
        assertThat(Invocation.of("audit", "--train", events, "--burst", "25/60,600/3600", "--json")
                        .objectsWith("code"))
                .extracting(finding -> finding.get("code"))
                .containsExactly("BURST", "DUPLICATE_EVENT");
        Invocation.of("audit", "--train", events, "--examples", -1).isRefusedSaying("examples must be at least 0: -1");
        Invocation.of("audit", "--train", events, "--burst", "25").isRefusedSaying("EVENTS/SECONDS, as in 40/60: 25");
        Invocation.of("audit", "--train", events, "--burst", "25/0")
                .isRefusedSaying("window must be at least a second");
    }
}
