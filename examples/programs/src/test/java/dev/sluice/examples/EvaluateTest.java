package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slices and comparisons of run files. */
class EvaluateTest extends CommandLineFixture {
    private Path qrels = Path.of("");
    private Path good = Path.of("");
    private Path poor = Path.of("");

    /**
     * Of twelve users, those of even number are served well by the good run, those divisible by six by the poor one.
     */
    @BeforeEach
    void writeFiles() throws IOException {
        StringBuilder judged = new StringBuilder();
        StringBuilder even = new StringBuilder();
        StringBuilder sixth = new StringBuilder();
        for (int user = 1; user <= 12; user++) {
            judged.append(Console.format("u%d 0 liked%d 1\n", user, user % 2));
            even.append(Console.format("u%d Q0 liked%d 1 1 t\n", user, 0));
            sixth.append(Console.format("u%d Q0 %s 1 1 t\n", user, user % 6 == 0 ? "liked0" : "other"));
        }
        qrels = file("test.qrels", judged.toString());
        good = file("good.run", even.toString());
        poor = file("poor.run", sixth.toString());
    }

    private Invocation evaluate(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("evaluate", "--qrels", qrels, "--run", good, "--json"));
        if (!List.of(more).contains("--metrics")) {
            arguments.addAll(List.of("--metrics", "hit@1"));
        }
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void slicesOfUsers() throws IOException {
        StringBuilder users = new StringBuilder("user,parity,size\n");
        for (int user = 1; user <= 12; user++) {
            users.append(Console.format("u%d,%s,%s\n", user, user % 2 == 0 ? "even" : "odd", user == 1 ? "small" : ""));
        }
        users.append("stranger,even,small\n");

        Invocation evaluation = evaluate("--slices", file("users.csv", users.toString()), "--slice-minimum", 2)
                .succeeds();

        assertThat(values(evaluation, "parity")).isEqualTo(Map.of("even", 1.0, "odd", 0.0));
        assertThat(values(evaluation, "size")).containsOnlyKeys("unknown");
        assertThat(evaluation.only("suppressed_users")).containsEntry("slice", "small");
        assertThat(evaluation.only("unknown_users")).containsEntry("users", 13).containsEntry("unknown_users", 1);
        Map<String, Object> gap = evaluation.objectsWith("mean_absolute_gap").get(0);
        assertThat(gap).containsEntry("lowest", "odd").containsEntry("overlap", false);
        assertThat((Double) gap.get("mean_absolute_gap")).isCloseTo(0.5, within(1e-12));
        assertThat(evaluation.objectsWith("metric").get(0))
                .as("all users come first")
                .containsEntry("user", "all");
    }

    @Test
    void slicesOfItems() throws IOException {
        Path items = file("items.csv", "item,kind\nliked0,a\nliked1,b\n");

        Invocation evaluation =
                evaluate("--item-slices", items, "--slice-minimum", 1).succeeds();

        assertThat(values(evaluation, "kind")).isEqualTo(Map.of("a", 1.0, "b", 0.0));
    }

    @Test
    void thePageTellsWhatWasPrinted() throws IOException {
        StringBuilder users = new StringBuilder("user,parity\n");
        for (int user = 1; user <= 12; user++) {
            users.append(Console.format("u%d,%s\n", user, user % 2 == 0 ? "even" : "odd"));
        }
        Path report = scratch.resolve("evaluation.html");

        Invocation evaluation = evaluate(
                        "--slices",
                        file("users.csv", users.toString()),
                        "--slice-minimum",
                        2,
                        "--metrics",
                        "hit@1,mrr@1,auc:listed:pooled",
                        "--report",
                        report)
                .succeeds();

        assertThat(evaluation.only("report")).containsEntry("report", report.toString());
        Document page = Jsoup.parse(report.toFile());
        assertThat(page.title()).isEqualTo("How good good.run is");
        assertThat(page.select("main h2").eachText())
                .containsExactly(
                        "Quality of good.run",
                        "All metrics",
                        "Who is served worst",
                        "hit@1 by parity",
                        "All metrics by parity",
                        "ROC curve: auc:listed:pooled",
                        "What was judged");
        assertThat(page.select("td.bad").eachText()).as("worse than all").containsExactly("lower", "lower");
        assertThat(page.select("th:contains(odd (lowest, 6 users)) + td").text())
                .isEqualTo("0");
    }

    @Test
    void aPageThatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        Path report = file("evaluation.html", "before");

        evaluate("--metrics", "hit@0", "--report", report).isRefusedSaying("k must be at least 1: 0");

        assertThat(report).hasContent("before");
        evaluate("--report", scratch.resolve("nowhere").resolve("page.html")).failsSaying("no such file or directory");
    }

    @Test
    void aFileOfNoAttributesIsRefused() throws IOException {
        Path users = file("users.csv", "user\nu1\n");

        evaluate("--slices", users)
                .failsSaying("users.csv: expected a column of an attribute beside the ids, found none");
        evaluate("--slices", scratch.resolve("nobody.csv")).failsSaying("nobody.csv: no such file or directory");
        evaluate("--slices", users, "--slice-minimum", 0).isRefusedSaying("minimum must be at least 1: 0");
    }

    @Test
    void comparesRunsUserByUser() {
        Invocation comparison = Invocation.of(
                        "compare", "--qrels", qrels, "--run", poor, "--run", good, "--metrics", "hit@1,mrr@1", "--json")
                .succeeds();

        List<Map<String, Object>> lines = comparison.objectsWith("better");
        assertThat(lines).extracting(line -> line.get("metric")).containsExactly("hit@1", "mrr@1");
        assertThat(lines.get(0))
                .containsEntry("better", good.toString())
                .containsEntry("than", poor.toString())
                .containsEntry("users", 12);
        // Four of twelve users gain 1, nobody loses: t = (1/3) / sqrt((2/9) * (12/11) / 12).
        assertThat((Double) lines.get(0).get("difference")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat((Double) lines.get(0).get("p_student")).isCloseTo(0.03881, within(1e-5));
        assertThat((Double) lines.get(0).get("adjusted_p_student"))
                .isCloseTo(2 * (Double) lines.get(0).get("p_student"), within(1e-12));
        assertThat((Double) lines.get(0).get("rank_biserial")).isEqualTo(1.0);
    }

    @Test
    void compareSaysForPeopleWhatItFound() {
        assertThat(Invocation.of("compare", "--qrels", qrels, "--run", poor, good, "--metrics", "hit@1")
                        .succeeds()
                        .out())
                .contains("Compared with " + poor + ", user by user")
                .contains("hit@1")
                .contains("+0.3333")
                .contains("p values are corrected for 1 comparisons: HOLM");
    }

    @Test
    void thePageOfAComparisonHasTestsAndWhatTheyDecide() throws IOException {
        Path report = scratch.resolve("comparison.html");

        Invocation.of(
                        "compare",
                        "--qrels",
                        qrels,
                        "--run",
                        poor,
                        "--run",
                        good,
                        "--metrics",
                        "hit@1,mrr@1",
                        "--correction",
                        "none",
                        "--report",
                        report)
                .succeeds();

        Document page = Jsoup.parse(report.toFile());
        assertThat(page.select("main h2").eachText())
                .containsExactly(
                        "Differences by metric", "Tests of the differences", "All metrics", "What was compared");
        assertThat(page.select("td.good").eachText()).containsExactly("higher", "higher");
        assertThat(page.select(".summary").text())
                .isEqualTo("Of 2 differences, 2 are for the better, 0 for the worse, 0 undecided.");
        assertThat(page.select("td").eachText()).contains("0.039", "+0.3333 [0.0833, 0.5833]");
    }

    @Test
    void whatIsNoMeanIsNotComparedInSilence() {
        Invocation.of("compare", "--qrels", qrels, "--run", good, poor, "--preset", "trec", "--metrics", "map,num_ret")
                .isRefusedSaying("only means over users can be compared in pairs, not num_ret");
        assertThat(Invocation.of("compare", "--qrels", qrels, "--run", good, poor, "--preset", "trec")
                        .succeeds()
                        .out())
                .contains("Only what is a mean over users is compared, not num_")
                .contains("12 users with judgements, 0 of them without a list");
        Invocation.of("compare", "--qrels", qrels, "--run", good, poor, "--metrics", "mrr@10,mrr@10")
                .isRefusedSaying("two metrics have the name mrr@10");
    }

    @Test
    void compareNeedsTwoRuns() {
        Invocation.of("compare", "--qrels", qrels, "--run", good)
                .isRefusedSaying("--run must name at least two files: 1");
        Invocation.of("compare", "--qrels", qrels, "--run", good, poor, "--correction", "bonferroni")
                .isRefusedSaying("bonferroni");
    }

    private static Map<Object, Object> values(Invocation evaluation, String attribute) {
        return evaluation.objectsWith("gap").stream()
                .filter(line -> attribute.equals(line.get("attribute")))
                .collect(Collectors.toMap(line -> line.get("slice"), line -> line.get("value")));
    }
}
