package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a world small enough for a test; every test looks at the same run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickstartTest {
    private static final List<String> SYSTEMS =
            List.of("popularity", "neighbours", "als", "candidates", "light", "heavy", "funnel");

    @TempDir
    private static Path scratch = Path.of("");

    private Path out = Path.of("");
    private Invocation run = Invocation.of("--version");

    @BeforeAll
    void runOnce() {
        out = scratch.resolve("first");
        run = quickstart(out);
    }

    private static Invocation quickstart(Path out) {
        return Invocation.of(CommandLineFixture.withSmallNetwork(
                        "quickstart",
                        "--users",
                        800,
                        "--items",
                        400,
                        "--visits",
                        20,
                        "--dim",
                        16,
                        "--out",
                        out,
                        "--json"))
                .succeeds();
    }

    @Test
    void everyStageAndEveryGeneratorIsJudged() {
        assertThat(values(run, "ndcg@10").keySet()).containsExactlyInAnyOrderElementsOf(SYSTEMS);
        assertThat(values(run, "satisfaction@10").keySet()).containsExactlyInAnyOrderElementsOf(SYSTEMS);
        assertThat(run.objectsWith("system"))
                .hasSizeGreaterThan(6 * SYSTEMS.size())
                .allSatisfy(line -> assertThat(line).containsKeys("metric", "value", "low", "high", "users"));
    }

    @Test
    void theFunnelIsAboveEachGeneratorAlone() {
        Map<Object, Map<String, Object>> than = run.objectsWith("better").stream()
                .filter(line -> line.get("better").equals("funnel"))
                .collect(Collectors.toMap(line -> line.get("than"), line -> line));

        for (String generator : List.of("popularity", "neighbours", "als")) {
            assertThat(than.get(generator)).containsEntry("metric", "ndcg@10");
            assertThat((Double) than.get(generator).get("low")).as(generator).isPositive();
        }
    }

    @Test
    void itemsThatUsersWentOnToLikeAreLostStageByStage() {
        Map<String, Object> survival = run.only("proposed");

        assertThat((Integer) survival.get("liked")).isGreaterThanOrEqualTo((Integer) survival.get("proposed"));
        assertThat((Integer) survival.get("proposed")).isGreaterThanOrEqualTo((Integer) survival.get("light"));
        assertThat((Integer) survival.get("light")).isGreaterThanOrEqualTo((Integer) survival.get("heavy"));
        assertThat((Integer) survival.get("heavy")).isGreaterThanOrEqualTo((Integer) survival.get("listed"));
        assertThat((Integer) survival.get("listed")).isPositive();
    }

    @Test
    void theReportTellsTheWholeRunOnOnePage() throws IOException {
        Path report = Path.of((String) run.only("report").get("report"));

        assertThat(report).isEqualTo(out.resolve("report.html"));
        String page = Files.readString(report);
        assertThat(page).contains("satisfaction@10", ">Sluice quickstart<", "A list for u", "rerank");
        assertThat(page).contains((String) run.only("peak_bytes").get("version"));
        SYSTEMS.forEach(system -> assertThat(page).contains(system));
        assertThat(page).doesNotContain("src=\"http", "href=\"http");
    }

    @Test
    void theReportLooksCloselyAtTheFunnel() throws IOException {
        Document page =
                Jsoup.parse(Path.of((String) run.only("report").get("report")).toFile());
        List<String> titles = page.select("main h2").eachText();

        assertThat(titles)
                .containsSubsequence(
                        "ndcg@10 by system",
                        "Tests of the differences",
                        "How it behaves",
                        "Who is served worst",
                        "ndcg@10 by country",
                        "What is found worst",
                        "Bias by popularity",
                        "Attention by category",
                        "How many items make up the recommendations",
                        "ROC curve: auc:listed:pooled",
                        "Precision and recall: pr-auc:listed:pooled",
                        "Calibration: ece:listed:20:frequency",
                        "Probabilities of the light ranker before and after calibration",
                        "Calibration: as they are, ece:listed:20:frequency",
                        "Calibration: by Platt scaling, ece:listed:20:frequency",
                        "Calibration: by isotonic regression, ece:listed:20:frequency",
                        "What the light ranker lives on",
                        "Importance of the light ranker's features",
                        "What the heavy ranker lives on",
                        "Importance of the heavy ranker's features",
                        "Training loss of als");
        assertThat(page.select("td.good, td.bad, td.unsure").eachText())
                .contains("PASS", "higher")
                .allMatch(word -> List.of("PASS", "FAIL", "SKIP", "higher", "lower", "undecided")
                        .contains(word));
    }

    @Test
    void everyFeatureOfEveryRankerHasAnImportance() {
        List<Map<String, Object>> importances = run.objectsWith("importance");

        assertThat(importances)
                .allSatisfy(line -> assertThat(line).containsOnlyKeys("importance", "feature", "loss", "deviation"))
                .extracting(line -> line.get("importance"))
                .containsOnly("light", "heavy");
        assertThat(importances)
                .extracting(line -> line.get("importance") + " " + line.get("feature"))
                .doesNotHaveDuplicates();
        for (String stage : List.of("light", "heavy")) {
            List<Double> losses = importances.stream()
                    .filter(line -> line.get("importance").equals(stage))
                    .map(line -> (Double) line.get("loss"))
                    .toList();
            assertThat(losses).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(losses.get(0)).isGreaterThan(0.001);
        }
    }

    @Test
    void verdictsAndLowestSlicesArePrinted() {
        assertThat(run.objectsWith("behaviour"))
                .extracting(line -> line.get("behaviour"))
                .containsExactly("cold-start@10", "long-tail@10", "stability@10", "noise@10");
        assertThat(run.objectsWith("mean_absolute_gap"))
                .extracting(line -> line.get("attribute"))
                .containsExactly("age_band", "country", "device", "category");
    }

    @Test
    void theRunFileIsTheFunnelsAndTheScratchIsGone() throws IOException {
        Path lists = Path.of((String) run.only("run_file").get("run_file"));

        assertThat(lists).isEqualTo(out.resolve("funnel.run"));
        assertThat(Files.readAllLines(lists))
                .hasSizeGreaterThan(1000)
                .first()
                .asString()
                .contains(" Q0 i");
        assertThat(out).isDirectoryNotContaining("glob:**scratch*");
        assertThat(Path.of("first")).doesNotExist();
    }

    @Test
    void harmfulItemsAreRecommendedToNobody() throws IOException {
        List<String> harmful = harmfulItems();

        assertThat(harmful).isNotEmpty();
        for (String system : SYSTEMS) {
            List<String> recommended = Files.readAllLines(out.resolve(system + ".run")).stream()
                    .map(line -> line.split(" ")[2])
                    .distinct()
                    .toList();
            assertThat(recommended).as(system).isNotEmpty().doesNotContainAnyElementsOf(harmful);
        }
    }

    @Test
    void theSameWorldIsJudgedTheSameAgain() {
        Invocation again = quickstart(scratch.resolve("second"));

        for (String metric : List.of("ndcg@10", "satisfaction@10")) {
            assertThat(values(again, metric)).isEqualTo(values(run, metric));
        }
    }

    @Test
    void whatWasPublishedServesWithReasons() {
        Map<String, Object> answer = Invocation.of(
                        "recommend", "--repo", out.resolve("models"), "--user", "u1", "-n", 5, "--explain", "--json")
                .succeeds()
                .only("explanations");

        assertThat(answer.get("explanations").toString()).contains("light=", "rerank=");
    }

    @Test
    void aWorldWhereNobodyLikedAnythingIsSaidToBeTooSmall() {
        Invocation.of("quickstart", "--users", 1, "--items", 1, "--out", scratch.resolve("none"))
                .failsSaying("nobody liked anything in a world of 1 users and 1 items");
    }

    private static Map<Object, Object> values(Invocation run, String metric) {
        return run.objectsWith("system").stream()
                .filter(line -> line.get("metric").equals(metric))
                .collect(Collectors.toMap(line -> line.get("system"), line -> line.get("value")));
    }

    private List<String> harmfulItems() throws IOException {
        try (ModelRepository models = ModelRepository.open(out.resolve("models"));
                Lease lease = models.lease()) {
            Entities items = lease.snapshot().catalogue().items();
            TextColumn policies = (TextColumn) items.require("policy");
            return IntStream.range(1, items.rows())
                    .filter(row -> policies.text(row).equals("harmful"))
                    .mapToObj(items.ids()::id)
                    .toList();
        }
    }
}
