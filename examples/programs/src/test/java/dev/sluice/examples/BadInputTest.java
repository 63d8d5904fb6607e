package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commands with input that is odd or wrong: an honest answer or one clear line, never a stack trace. */
class BadInputTest extends CommandLineFixture {
    @Test
    void oneUserAndOneItemAreEnoughToTrain() throws IOException {
        Path repository = trained("only user\tonly item\n");

        assertThat(Invocation.of("recommend", "--repo", repository, "--user", "nobody", "--json")
                        .succeeds()
                        .only("items")
                        .get("items"))
                .isEqualTo(List.of("only item"));
    }

    @Test
    void idsMayHoldSpacesAndAnyLetterButNotInATrecFile() throws IOException {
        Path repository = trained("Zoë B\tsea 海\nMax\tsea 海\nMax\thill\n");

        assertThat(Invocation.of("recommend", "--repo", repository, "--user", "Zoë B", "--json")
                        .succeeds()
                        .only("items")
                        .get("items"))
                .isEqualTo(List.of("hill"));
        Invocation.of("recommend", "--repo", repository, "--user", "Zoë B", "--run", scratch.resolve("x.run"))
                .failsSaying("must have no white space and not be empty in a trec file: 'Zoë B'");
    }

    @Test
    void aMalformedLineIsAnErrorWithItsPlaceOrIsCounted() throws IOException {
        Path bad = file("bad.tsv", SMALL + "a\n");

        Invocation.of("train", "--model", "popularity", "--train", bad, "--out", scratch.resolve("m"))
                .failsSaying("bad.tsv:8: expected 2 to 4 columns, found 1");
        Invocation skipping = Invocation.of(
                        "train",
                        "--model",
                        "popularity",
                        "--train",
                        bad,
                        "--out",
                        scratch.resolve("m"),
                        "--skip-bad-lines",
                        "--json")
                .succeeds();
        assertThat(skipping.objectsWith("skipped_lines").get(0).get("skipped_lines"))
                .isEqualTo(1);
    }

    @Test
    void badFilesAreOneLineErrors() throws IOException {
        train(scratch.resolve("none.tsv")).failsSaying("none.tsv: no such file");
        train(scratch).failsSaying("is a directory, expected a file of events");
        train(file("empty.tsv", "")).failsSaying("empty.tsv: no events");
        run(file("head.csv", "userId,movieId,rating,timestamp\n")).failsSaying("head.csv: no events");
        run(file("rating.csv", "userId,movieId,rating,timestamp\n1,2,good,3\n"))
                .failsSaying("rating.csv:2: value must be a finite number: 'good'");
        run(file("low.csv", "userId,movieId,rating,timestamp\n1,2,1.0,3\n"))
                .failsSaying("no event has a value of at least 4.0; see --positives-from");
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsDoNoHarm() throws IOException {
        Path windows = file("windows.tsv", "\uFEFF" + SMALL.replace("\n", "\r\n"));

        Map<String, Object> read = Invocation.of(
                        "train", "--model", "popularity", "--train", windows, "--out", scratch.resolve("m"), "--json")
                .succeeds()
                .only("events");
        assertThat(List.of(read.get("users"), read.get("items"))).isEqualTo(List.of(3, 3));
    }

    @Test
    void aRepositoryThatIsNoneIsAnErrorAndStaysUntouched() throws IOException {
        Path empty = Files.createDirectory(scratch.resolve("empty"));

        Invocation.of("recommend", "--repo", scratch.resolve("none"), "--user", "a")
                .failsSaying("none: is no repository, or nothing was published to it");
        Invocation.of("recommend", "--repo", empty, "--user", "a")
                .failsSaying("empty: is no repository, or nothing was published to it");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aRunThatCannotWriteItsFilesPublishesNothingAndKeepsTheOldOnes() throws IOException {
        Invocation first = runOnLittle().succeeds();
        String judgements = Files.readString(scratch.resolve("run/test.qrels"));
        Path spaces = file("spaces.tsv", "a b\tx\t1\t1\na b\ty\t1\t2\na b\tz\t1\t3\nc\tx\t1\t4\nc\ty\t1\t5\n");

        Invocation.of("run", "--data", spaces, "--format", "tsv", "--split", "random", "--out", scratch.resolve("run"))
                .failsSaying("'a b'");

        assertThat(first.out()).contains("v000001");
        assertThat(scratch.resolve("run/models/versions")).isDirectoryNotContaining("glob:**v000002*");
        assertThat(Files.readString(scratch.resolve("run/test.qrels"))).isEqualTo(judgements);
    }

    @Test
    void aSecondRunAtTheSameTimeIsRefused() throws IOException {
        try (RunDirectory held = RunDirectory.open(scratch.resolve("run"))) {
            assertThat(held.models()).doesNotExist();
            runOnLittle().failsSaying("run: another run is writing into it");
        }
        runOnLittle().succeeds();
    }

    @Test
    void fileOfUsersIsReadWithCare() throws IOException {
        Path repository = trained(SMALL);
        Path users = file("users.txt", "\uFEFFb\r\nc\r\n");

        assertThat(Invocation.of("recommend", "--repo", repository, "--users", users, "-n", 1, "--json")
                        .succeeds()
                        .objects())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("degradations")).isEqualTo(List.of()));
        Invocation.of("recommend", "--repo", repository, "--users", file("blank.txt", "b\n\nc\n"))
                .failsSaying("blank.txt:2: expected an id, found a blank line");
        Invocation.of("recommend", "--repo", repository, "--users", file("twice.txt", "b\nc\nb\n"))
                .failsSaying("twice.txt:3: id comes twice: b");
        Invocation.of("recommend", "--repo", repository, "--users", file("none.txt", ""))
                .failsSaying("none.txt: expected an id a line, found an empty file");
        Invocation.of("recommend", "--repo", repository, "--users", scratch)
                .failsSaying("is a directory, expected a file");
    }

    @Test
    void idsArePrintedAsTheyStand() throws IOException {
        Path repository = trained("@a\t@|bold x|@\n@a\ty\nb\ty\n");

        assertThat(Invocation.of("recommend", "--repo", repository, "--user", "b")
                        .succeeds()
                        .out())
                .contains("@|bold x|@");
        assertThat(Invocation.of("recommend", "--repo", repository, "--user", "@a", "--json")
                        .succeeds()
                        .only("user")
                        .get("user"))
                .isEqualTo("@a");
    }

    @Test
    void settingsThatNoTrainerTakesAreWrongUsage() {
        for (Object[] wrong : new Object[][] {
            {"--dim", 0},
            {"--epochs", 0},
            {"--reg", -1},
            {"--reg", "NaN"},
            {"--threads", 0},
            {"--neighbours", 0},
            {"--shrinkage", -1},
            {"--k1", -1},
            {"--b", 2},
            {"--similarity", "nope"},
            {"--rows", "cosine"},
            {"--unobserved-weight", -1},
            {"--positives-from", "x"},
            {"--depth", 0},
            {"--bias", "nope"},
            {"--out", ""}
        }) {
            runOnSample(wrong).isRefusedSaying("");
        }
        for (Object[] wrong : new Object[][] {
            {"ease", "--lambda", -1},
            {"ease", "--dropout", 1},
            {"ease", "--weights", 0},
            {"rp3beta", "--alpha", -1},
            {"rp3beta", "--beta", "NaN"},
            {"bpr", "--learning-rate", 0},
            {"softmax", "--temperature", 0},
            {"graphfilter", "--rounds", 0}
        }) {
            Invocation.of(
                            "train",
                            "--train",
                            SAMPLE,
                            "--out",
                            scratch.resolve("models"),
                            "--model",
                            wrong[0],
                            wrong[1],
                            wrong[2])
                    .isRefusedSaying("");
        }
        Invocation.of("evaluate", "--qrels", SAMPLE, "--run", SAMPLE, "--metrics", "ndcg@0")
                .isRefusedSaying("");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void wrongUsageExitsWithTwo() {
        for (String[] wrong : new String[][] {
            {},
            {"dance"},
            {"run"},
            {"run", "--data"},
            {"train", "--model", "magic", "--train", "x", "--out", "y"},
            {"run", "--data", "x", "--format", "parquet", "--out", "y"},
            {"recommend", "--repo", "x"},
            {"recommend", "--repo", "x", "--all", "--user", "u"},
            {"evaluate", "--nonsense"}
        }) {
            Invocation.of((Object[]) wrong).isRefusedSaying("");
        }
    }
}
