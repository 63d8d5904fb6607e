package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of small files whose numbers are known. */
class BiasTest extends CommandLineFixture {
    private static final String RUN = """
            u0 Q0 1 1 3 a
            u0 Q0 3 2 2 a
            u0 Q0 5 3 1 a
            u1 Q0 0 1 3 a
            u1 Q0 4 2 2 a
            u2 Q0 2 1 3 a
            u2 Q0 5 2 2 a
            """;

    private Path train() throws IOException {
        return file("train.tsv", "u0\t0\nu1\t3\nu2\t1\n");
    }

    private Path items() throws IOException {
        return file("items.csv", "item,kind\n0,g1\n1,g1\n2,g1\n3,g2\n4,g2\n5,g2\n");
    }

    private Path qrels() throws IOException {
        return file("test.qrels", "u0 0 1 1\nu0 0 4 1\nu1 0 1 1\nu1 0 4 1\nu2 0 2 1\nu2 0 3 1\n");
    }

    private Invocation groups(Object... more) throws IOException {
        List<Object> arguments = new java.util.ArrayList<>(List.of(
                "bias",
                "--train",
                train(),
                "--items",
                items(),
                "--group",
                "kind",
                "-k",
                2,
                "--qrels",
                qrels(),
                "--run",
                file("a.run", RUN)));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    /** The line of a metric, by groups or, where these are empty, of all lists. */
    private static Map<String, Object> line(Invocation bias, String metric, String groups) {
        List<Map<String, Object>> found = bias.objectsWith("metric").stream()
                .filter(line -> line.get("metric").equals(metric)
                        && line.getOrDefault("groups", "").equals(groups))
                .toList();
        assertThat(found).as(metric).hasSize(1);
        return found.get(0);
    }

    private static double value(Invocation bias, String metric, String groups) {
        return ((Number) line(bias, metric, groups).get("value")).doubleValue();
    }

    @Test
    void groupsAndWhatIsShownHaveTheirKnownNumbers() throws IOException {
        Invocation bias = groups("--json").succeeds();

        assertThat(value(bias, "rsp@2", "kind")).isCloseTo(0.0666666667, within(1e-9));
        assertThat(value(bias, "reo@2", "kind")).isCloseTo(0.3333333333, within(1e-9));
        assertThat(value(bias, "coverage@2", "")).isEqualTo(1);
        assertThat(value(bias, "giniConcentration@2", "")).isZero();
        assertThat(value(bias, "entropy@2", "")).isCloseTo(Math.log(6) / Math.log(2), within(1e-12));
        assertThat(value(bias, "userCoverage", "")).isEqualTo(1);
        assertThat(value(bias, "diversity@2", "kind")).isEqualTo(1);
        assertThat(bias.objectsWith("shown"))
                .hasSize(4)
                .first()
                .satisfies(group -> assertThat(group)
                        .containsEntry("group", "g1")
                        .containsEntry("items", 3)
                        .containsEntry("shown", 3 / 7.0)
                        .containsEntry("shown_if_liked", 2 / 3.0));
        assertThat(bias.objectsWith("curve"))
                .hasSize(10)
                .last()
                .satisfies(
                        point -> assertThat(point).containsEntry("share", 1.0).containsEntry("items", 6));
        assertThat(bias.objectsWith("liked_in_training").get(0))
                .containsEntry("items", 6)
                .containsEntry("beyond_training", 0)
                .containsEntry("liked_in_training", 0);
    }

    @Test
    void popularityHasItsKnownNumbersAndSaysWhoIsLeftOut() throws IOException {
        StringBuilder train = new StringBuilder();
        Map.of("A", 100, "B", 40, "C", 40, "D", 10, "E", 5).forEach((item, count) -> {
            for (int user = 0; user < count; user++) {
                train.append("x").append(user).append("\t").append(item).append("\n");
            }
        });
        String[] lists = {"A f D B", "C A f g h E", "f D B", "f g h i C j k E D", "f g h E"};
        StringBuilder run = new StringBuilder();
        for (int user = 0; user < lists.length; user++) {
            int rank = 0;
            for (String item : lists[user].split(" ")) {
                rank++;
                run.append("u" + (user + 1) + " Q0 " + item + " " + rank + " " + (100 - rank) + " a\n");
            }
        }
        Path qrels = file("test.qrels", """
                u1 0 A 1
                u1 0 B 1
                u1 0 D 1
                u2 0 A 1
                u2 0 C 1
                u2 0 E 1
                u3 0 B 1
                u3 0 D 1
                u4 0 C 1
                u4 0 D 1
                u4 0 E 1
                u5 0 E 1
                """);

        Invocation bias = Invocation.of(
                        "bias",
                        "--train",
                        file("train.tsv", train.toString()),
                        "--qrels",
                        qrels,
                        "--run",
                        file("b.run", run.toString()),
                        "--json")
                .succeeds();

        assertThat(value(bias, "pru", "")).isCloseTo(0.125, within(1e-9));
        assertThat(value(bias, "pri", "")).isCloseTo(0.9746794344808964, within(1e-9));
        assertThat(line(bias, "pru", ""))
                .containsEntry("user", "all")
                .containsEntry("users", 4)
                .containsEntry("left_out", Map.of("fewer than 2 liked items", 1));
        assertThat(line(bias, "popularityLift@10", ""))
                .as("nobody of the test was in the training")
                .doesNotContainKey("value")
                .containsEntry("left_out", Map.of("no history", 5));
        assertThat(bias.objectsWith("beyond_training").get(0)).containsEntry("beyond_training", 6);
    }

    @Test
    void anotherRunIsHeldAgainst() throws IOException {
        Invocation bias = groups("--baseline-run", file("b.run", RUN), "--json").succeeds();
        Invocation nobody =
                groups("--baseline-run", file("c.run", ""), "--json").succeeds();

        assertThat(value(bias, "overlap@2", "")).isEqualTo(1);
        assertThat(value(bias, "serendipity@2/b.run", "")).isZero();
        assertThat(bias.objectsWith("curve")).hasSize(20);
        assertThat(line(nobody, "overlap@2", "")).containsEntry("left_out", Map.of("no other list", 3));
        assertThat(nobody.objectsWith("curve")).hasSize(10);
    }

    @Test
    void aPageShowsIt() throws IOException {
        Path page = scratch.resolve("bias.html");

        assertThat(groups("--report", page).succeeds().out())
                .contains("giniConcentration@2", "0.0667", "By kind", "The report is");
        assertThat(Files.readString(page))
                .contains("What a.run favours", "Attention by kind", "How many items make up the recommendations");
    }

    @Test
    void nothingRecommendedAndJudgedPairsInTheTrainingAreSaid() throws IOException {
        Path leak = file("leak.tsv", "u0\t1\nu0\t4\nu1\t1\n");
        Invocation bias = Invocation.of(
                        "bias", "--train", leak, "--qrels", qrels(), "--run", file("none.run", ""), "--no-intervals")
                .succeeds();

        assertThat(bias.out())
                .contains("3 of them without a list")
                .contains("3 liked items stand in their user's training")
                .contains("Nothing is recommended")
                .contains("3 users left out: empty list");
    }

    @Test
    void badInputIsAnErrorOfOneLine() throws IOException {
        groups("--group", "colour").failsSaying("there is no column colour, there are [kind]");
        groups("--baseline-run", scratch.resolve("no.run")).failsSaying("no.run: no such file or directory");
        Invocation.of("bias", "--train", train(), "--qrels", qrels(), "--run", file("x.run", "zz Q0 1 1 2 a\n"))
                .failsSaying("none of the 1 lists of x.run is of a user with judgements");
        Invocation.of("bias", "--train", train(), "--qrels", qrels(), "--run", file("y.run", "u0 Q0 1 1 NaN a\n"))
                .failsSaying("y.run:1: score must be a number: NaN");
        Invocation.of("bias", "--train", scratch.resolve("none.tsv"), "--qrels", qrels(), "--run", qrels())
                .failsSaying("none.tsv: no such file");
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        Invocation.of("bias", "--train", train(), "--qrels", qrels(), "--run", qrels(), "-k", 1)
                .isRefusedSaying("-k must be at least 2: 1");
        groups("--head", 1.5).isRefusedSaying("--head must be above 0 and below 1: 1.5");
        groups("--persistence", 0).isRefusedSaying("--persistence must be above 0 and below 1: 0.0");
        Invocation.of("bias", "--qrels", qrels(), "--run", qrels()).isRefusedSaying("Missing required argument");
        Invocation.of("bias", "--train", train(), "--run", qrels()).isRefusedSaying("--qrels");
    }
}
