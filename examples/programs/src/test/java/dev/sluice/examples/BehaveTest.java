package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Behaviour is judged from the command line, and the exit code says what came of it. */
class BehaveTest extends CommandLineFixture {
    private static final Path EVENTS = SAMPLE.resolve("events.csv");

    private Invocation behave(Path repository, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "behave", "--repo", repository, "--train", EVENTS, "--format", "csv", "--sample", 60, "--json"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private Path model(String model) {
        Path repository = scratch.resolve(model);
        Invocation.of("train", "--model", model, "--train", EVENTS, "--format", "csv", "--out", repository)
                .succeeds();
        return repository;
    }

    private static Map<Object, Object> verdicts(Invocation behaviour) {
        return behaviour.objectsWith("behaviour").stream()
                .collect(Collectors.toMap(line -> line.get("behaviour"), line -> line.get("verdict")));
    }

    @Test
    void popularityFailsTheLongTailAndIsStable() {
        Invocation behaviour = behave(model("popularity"));

        assertThat(behaviour.code()).isEqualTo(1);
        assertThat(verdicts(behaviour))
                .isEqualTo(Map.of(
                        "cold-start@10", "PASS", "long-tail@10", "FAIL", "stability@10", "PASS", "noise@10", "PASS"));
        assertThat(behaviour.objectsWith("passed").get(0))
                .containsEntry("failed", 1)
                .containsEntry("verdict", "FAIL");
    }

    @Test
    void thePageShowsTheVerdictsTheFailedFirstWithTheirCases() throws IOException {
        Path report = scratch.resolve("behaviour.html");

        Invocation behaviour = behave(model("popularity"), "--report", report);

        assertThat(behaviour.code()).isEqualTo(1);
        Document page = Jsoup.parse(report.toFile());
        assertThat(page.select("main h2").eachText())
                .containsExactly("How it behaves", "Cases of failed expectations", "What was asked");
        assertThat(page.select(".summary").text())
                .isEqualTo("Of 4 expectations of behaviour, 3 passed, 1 failed, 0 had too few cases.");
        assertThat(page.select("td.bad").eachText()).containsExactly("FAIL");
        assertThat(page.select("td.good").eachText()).containsExactly("PASS", "PASS", "PASS");
        assertThat(page.select("tbody th").eachText()).startsWith("long-tail@10");
    }

    @Test
    void neighboursListenToHistories() {
        Path repository = model("itemknn");

        Invocation behaviour = behave(
                        repository,
                        "--items",
                        SAMPLE.resolve("items.csv"),
                        "--expect",
                        "more-of@10:category=football>=0.3",
                        "--expect",
                        "stability@10>=0.5",
                        "--expect",
                        "stability@5<=0.999")
                .succeeds();

        assertThat(verdicts(behaviour).values()).containsOnly("PASS");
    }

    @Test
    void savedListsAreAskedWhatTheyCanAnswer() throws IOException {
        Path run = file("some.run", "u1 Q0 i1 1 2 t\nu1 Q0 i2 2 1 t\n");
        Path qrels = file("test.qrels", "u1 0 i2 1\nu2 0 i3 1\n");

        Invocation behaviour = Invocation.of(
                "behave",
                "--run",
                run,
                "--train",
                EVENTS,
                "--format",
                "csv",
                "--qrels",
                qrels,
                "--json",
                "--expect",
                "stability@10>=0.5",
                "--expect",
                "hit@10>=0.5",
                "--expect",
                "less-wrong@2>=0.1",
                "--items",
                SAMPLE.resolve("items.csv"));

        assertThat(behaviour.succeeds().objectsWith("behaviour"))
                .extracting(line -> line.get("verdict"))
                .containsExactly("SKIP", "PASS", "SKIP");
    }

    @Test
    void refusesWhatItCannotCheck() throws IOException {
        Path repository = model("popularity");

        behave(repository, "--expect", "long-tail@10").isRefusedSaying("an expectation is as in long-tail@10>=0.1");
        behave(repository, "--expect", "long-tail@10>=much").isRefusedSaying("must be a number: much");
        behave(repository, "--expect", "gap:country<=0.1").isRefusedSaying("gap:country needs --users");
        behave(repository, "--expect", "ndcg@10>=0.1").isRefusedSaying("ndcg@10 needs --qrels with a relevant item");
        behave(repository, "--expect", "beauty>=1").isRefusedSaying("no metric is named beauty");
        Invocation.of("behave", "--repo", repository, "--train", EVENTS, "--format", "csv", "--sample", 0)
                .isRefusedSaying("--sample must be at least 1: 0");
        behave(scratch.resolve("nothing")).failsSaying("nothing: is no repository, or nothing was published to it");
    }
}
