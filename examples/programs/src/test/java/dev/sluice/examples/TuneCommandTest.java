package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code tune}, on the sample data. */
class TuneCommandTest extends CommandLineFixture {
    private Invocation tune(String model, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "tune",
                "--model",
                model,
                "--train",
                SAMPLE.resolve("events.csv"),
                "--positives-from",
                0.5,
                "--out",
                scratch.resolve("out")));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void everyTrialIsALineAndAllAreInTheFiles() throws IOException {
        Invocation search = tune("als", "--dim", 8, "--trials", 9, "--epochs", 9, "--least", 1, "--json")
                .succeeds();

        assertThat(search.only("tune")).containsEntry("trials", 13).containsEntry("budget", 27);
        List<Map<String, Object>> trials = search.objectsWith("trial");
        assertThat(trials).hasSize(13);
        assertThat(trials)
                .extracting(trial -> trial.get("budget"))
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 9);
        Map<String, Object> best = search.only("best");
        double most = trials.stream()
                .mapToDouble(trial -> (double) trial.get("quality"))
                .max()
                .orElseThrow();
        assertThat((double) best.get("quality")).isEqualTo(most).isBetween(0.05, 0.6);
        List<String> csv = Files.readAllLines(scratch.resolve("out/trials.csv"));
        assertThat(csv).hasSize(14);
        assertThat(csv.get(0))
                .isEqualTo("trial,settings,unobserved-weight,reg,rung,budget,quality,outcome,reason,seconds,cpu_s");
        assertThat(Files.readString(Path.of((String) search.only("report").get("report"))))
                .contains("Settings of als", "Quality by reg", "Quality over the rungs", "13 of 13 trials were done");
        assertThat(scratch.resolve("out/train.sh")).hasContent((String) best.get("command"));
    }

    @Test
    void nobodyIsJudgedAfterLessThanAQuarterUnlessAskedFor() {
        assertThat(tune("als", "--dim", 2, "--trials", 9, "--space", "dim=2,unobserved-weight=0.1")
                        .succeeds()
                        .out())
                .contains("12 trials: 9 for 5 epochs, then the best 3 for 16 epochs; at most 93 epochs together");
    }

    @Test
    void equalSeedsGiveEqualTables() throws IOException {
        String first = withoutCosts(tune("als", "--dim", 4, "--trials", 4, "--epochs", 4));
        assertThat(withoutCosts(tune("als", "--dim", 4, "--trials", 4, "--epochs", 4, "--threads", 1)))
                .isEqualTo(first);
        assertThat(withoutCosts(tune("als", "--dim", 4, "--trials", 4, "--epochs", 4, "--seed", 1)))
                .isNotEqualTo(first);
    }

    private String withoutCosts(Invocation search) throws IOException {
        search.succeeds();
        return Files.readString(scratch.resolve("out/trials.csv"))
                .lines()
                .map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theCommandOfTheBestTrainsItAndPublishDoesSo() throws IOException {
        Path repository = scratch.resolve("models");
        Invocation search = tune("itemknn", "--trials", 5, "--threads", 1, "--publish", repository, "--json")
                .succeeds();

        assertThat(search.only("version")).containsKey("peak_bytes");
        String command = Files.readString(scratch.resolve("out/train.sh")).strip();
        assertThat(command)
                .startsWith("sluice train --model=itemknn --train=")
                .contains(" --positives-from=0.5 ", " --threads=1 ", " --neighbours=", " --rows=", " --bias=")
                .endsWith(" --out=" + repository);
        Invocation.of((Object[]) command.substring("sluice ".length()).split(" "))
                .succeeds();
        assertThat(repository.resolve("versions")).isDirectoryNotContaining(path -> !Files.isDirectory(path));
        assertThat(recommended(repository)).isNotEmpty();
    }

    private String recommended(Path repository) {
        return Invocation.of("recommend", "--repo", repository, "--user", "u55", "-n", 5)
                .succeeds()
                .out();
    }

    @Test
    void aPublishedWinnerIsTrainedForItsBudget() {
        Path repository = scratch.resolve("models");
        Invocation search = tune("als", "--dim", 4, "--trials", 3, "--epochs", 6, "--publish", repository, "--json")
                .succeeds();
        assertThat(search.objectsWith("epoch"))
                .hasSize((int) search.only("best").get("budget"));
    }

    @Test
    void spacesAreGivenAndSplitsToo() throws IOException {
        Invocation search = tune(
                        "itemknn",
                        "--trials",
                        8,
                        "--space",
                        "neighbours=7,shrinkage=0.0..1.0,rows=l1,bias=none",
                        "--split",
                        "random",
                        "--judged",
                        30,
                        "--metric",
                        "recall@10",
                        "--json")
                .succeeds();
        assertThat(search.only("tune")).containsEntry("judged_users", 30);
        assertThat(search.objectsWith("trial")).hasSize(8).allSatisfy(trial -> {
            Map<?, ?> values = (Map<?, ?>) trial.get("values");
            assertThat(values.get("neighbours")).isEqualTo("7");
            assertThat(Double.parseDouble((String) values.get("shrinkage"))).isBetween(0.0, 1.0);
        });
        assertThat(search.only("best")).containsEntry("metric", "recall@10");
        assertThat(tune("itemknn", "--space", "similarity=cosine,neighbours=7,shrinkage=1.0,rows=l1/plain,bias=none")
                        .succeeds()
                        .out())
                .as("no more than there are")
                .contains("2 trials");
    }

    @Test
    void recentHasNothingToTuneUnlessAsked() {
        tune("recent").isRefusedSaying("recent has nothing to tune by default: see --space");
        tune("recent", "--space", "window=30d/60d").succeeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"popularity", "content", "ease", "rp3beta", "itemknn"})
    void modelsThatAreComputedInOneGoHaveASpace(String model) {
        Invocation search = tune(model, "--trials", 3, "--items", SAMPLE.resolve("items.csv"), "--json")
                .succeeds();
        assertThat(search.objectsWith("trial"))
                .hasSize(3)
                .allSatisfy(trial -> assertThat(trial).containsKey("quality"));
    }

    @Test
    void modelsThatAreComputedInOneGoAreTriedOnSomeOfTheUsersFirst() throws IOException {
        Invocation search =
                tune("rp3beta", "--trials", 9, "--least-share", 0.1, "--json").succeeds();

        List<Map<String, Object>> trials = search.objectsWith("trial");
        assertThat(trials)
                .extracting(trial -> trial.get("budget"))
                .containsExactly(11, 11, 11, 11, 11, 11, 11, 11, 11, 33, 33, 33, 100);
        Map<String, Object> best = search.only("best");
        assertThat(best)
                .containsEntry("budget", 100)
                .containsEntry("number", trials.get(12).get("number"));
        assertThat(trials.get(12).get("quality"))
                .as("on all users it is what it is without a plan")
                .isEqualTo(tune("rp3beta", "--trials", 9, "--json").objectsWith("trial").stream()
                        .filter(trial -> trial.get("number").equals(best.get("number")))
                        .findFirst()
                        .orElseThrow()
                        .get("quality"));
        assertThat(trials)
                .as("a part is not the whole")
                .filteredOn(trial -> trial.get("number").equals(best.get("number")))
                .extracting(trial -> trial.get("quality"))
                .doesNotHaveDuplicates();
        assertThat(tune("rp3beta", "--trials", 9, "--eta", 2, "--least-share", 0.5)
                        .out())
                .contains("13 trials: 9 for 50 percent of the users, then the best 4 for 100 percent of the users");
        assertThat(Files.readString(scratch.resolve("out/report.html"))).contains("percent of the users");
        assertThat(Files.readString(scratch.resolve("out/train.sh")))
                .doesNotContain("--least-share", "--eta", "--epochs");
    }

    @Test
    void whatWouldDoNothingIsRefused() {
        tune("rp3beta", "--least", 2).isRefusedSaying("--least goes with a model that is trained in epochs: rp3beta");
        tune("rp3beta", "--eta", 2)
                .isRefusedSaying("--eta goes with --least-share, or with a model of epochs: rp3beta");
        tune("als", "--least-share", 0.1)
                .isRefusedSaying("--least-share goes with a model that is computed in one go: als");
        tune("rp3beta", "--least-share", 0).isRefusedSaying("--least-share must be from 0.01 to 1: 0.0");
        tune("rp3beta", "--least-share", 1.1).isRefusedSaying("--least-share must be from 0.01 to 1: 1.1");
        tune("als", "--space", "lambda=1..3").isRefusedSaying("--space must be of options of als: lambda");
        tune("rp3beta", "--space", "dim=8/16").isRefusedSaying("--space must be of options of rp3beta: dim");
        tune("popularity", "--space", "published=a")
                .isRefusedSaying("--space must be of options of popularity: published");
        tune("itemknn", "--space", "epochs=1..3").isRefusedSaying("--space must be of options of itemknn: epochs");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void trialsThatFailAreInTheTable() throws IOException {
        Invocation search = tune(
                        "als",
                        "--dim",
                        4,
                        "--trials",
                        4,
                        "--epochs",
                        2,
                        "--space",
                        "dim=0/4/5000,reg=0.01,unobserved-weight=0.1")
                .succeeds();
        assertThat(search.out())
                .contains(
                        "failed, epochs 2, in ",
                        "dimension must be from 1 to 4096: 5000",
                        "dimension must be from 1 to 4096: 0");
        assertThat(Files.readAllLines(scratch.resolve("out/trials.csv")))
                .filteredOn(line -> line.contains(",failed,"))
                .hasSize(2);
        assertThat(Files.readString(scratch.resolve("out/report.html"))).contains("of which 2 failed");
    }

    @Test
    void aSearchWithoutAnyQualityFailsAndIsWritten() throws IOException {
        tune("als", "--dim", 4, "--trials", 4, "--space", "dim=0/5000")
                .failsSaying("dimension must be from 1 to 4096: 0");
        assertThat(Files.readAllLines(scratch.resolve("out/trials.csv"))).hasSizeGreaterThan(2);
        assertThat(scratch.resolve("out/train.sh")).doesNotExist();
    }

    @Test
    void timeIsLimited() throws IOException {
        // A thousandth of a second: there is time for one trial at most, or for none.
        Invocation search = tune("als", "--dim", 4, "--minutes", 1e-9, "--trials", 300);
        assertThat(search.code()).as(search.err()).isLessThan(2);
        assertThat(Files.readAllLines(scratch.resolve("out/trials.csv"))).hasSizeLessThan(100);
        assertThat(Files.readString(scratch.resolve("out/report.html"))).contains("out of time");
    }

    @Test
    void whatIsFoundIsWhatTrainingFinds() {
        Invocation search = tune(
                        "als",
                        "--trials",
                        1,
                        "--epochs",
                        5,
                        "--space",
                        "dim=6,reg=0.01,unobserved-weight=0.1",
                        "--json")
                .succeeds();
        Invocation training = Invocation.of(
                        "train",
                        "--model",
                        "als",
                        "--train",
                        SAMPLE.resolve("events.csv"),
                        "--positives-from",
                        0.5,
                        "--dim",
                        6,
                        "--reg",
                        0.01,
                        "--unobserved-weight",
                        0.1,
                        "--epochs",
                        5,
                        "--validate",
                        0.1,
                        "--patience",
                        5,
                        "--out",
                        scratch.resolve("models"),
                        "--json")
                .succeeds();
        assertThat((double) training.objectsWith("quality").get(4).get("quality"))
                .isCloseTo((double) search.only("trial").get("quality"), within(1e-9));
    }

    @Test
    void wrongUsageIsRefused() {
        tune("als", "--trials", 0).isRefusedSaying("--trials must be at least 1: 0");
        tune("als", "--eta", 1).isRefusedSaying("eta must be at least 2: 1");
        tune("als", "--least", 17).isRefusedSaying("the greatest budget must be at least 17: 16");
        tune("als", "--minutes", 0).isRefusedSaying("--minutes must be above 0 and below a million: 0.0");
        tune("als", "--validate", 1).isRefusedSaying("--validate must be between 0 and 1: 1.0");
        tune("als", "--judged", 0).isRefusedSaying("--judged must be at least 1: 0");
        tune("als", "--metric", "nonsense").isRefusedSaying("nonsense");
        tune("als", "--split", "cold-users").isRefusedSaying("--split must be of users who are trained on");
        tune("als", "--space", "epochs=1..3").isRefusedSaying("epochs are what trials get more and more of");
        tune("als", "--space", "colour=red").isRefusedSaying("--space must be of options of als: colour");
        tune("als", "--space", "dim=1.5..2.5").isRefusedSaying("--space must be of values of options: Invalid value");
        tune("als", "--space", "dim").isRefusedSaying("a parameter must be NAME=LOW..HIGH");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void wordsWithSpacesAreQuotedForAShell() {
        assertThat(GivenOptions.typed(Arrays.asList("--sql=select 'a'", "--dim=8")))
                .isEqualTo("'--sql=select '\\''a'\\''' --dim=8");
    }
}
