package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Interaction;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Copies that a preparation merges leave no trace but their ids, whatever comes after it: a split, a training, a study.
 */
class MergedItemsTest extends PlantedCopiesFixture {
    private Invocation run(String name, DataFiles data, Object... more) {
        Object[] words = {"--out", scratch.resolve(name), "--dim", 8, "--epochs", 3, "--depth", 20};
        return command("run", data, withSmallNetwork(with(words, more))).succeeds();
    }

    private static Invocation prepared(DataFiles data, Path steps, DataFiles out) {
        return command(
                        "prepare",
                        data,
                        "--config",
                        steps,
                        "--out",
                        out.events(),
                        "--items-out",
                        out.items(),
                        "--users-out",
                        out.users())
                .succeeds();
    }

    private DataFiles out(String ending) {
        return new DataFiles(
                scratch.resolve("events" + ending), scratch.resolve("items" + ending), scratch.resolve("users.csv"));
    }

    private Map<String, String> lists(String name) throws IOException {
        Map<String, String> lists = new TreeMap<>();
        try (Stream<Path> files = Files.list(scratch.resolve(name))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(run|qrels)"))
                    .toList()) {
                lists.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(lists).hasSizeGreaterThan(5);
        return lists;
    }

    private static List<Map<String, Object>> judged(Invocation run) {
        List<Map<String, Object>> judged = run.objectsWith("metric");
        assertThat(judged).isNotEmpty();
        return judged;
    }

    @Test
    void whatWasPreparedBeforeIsWhatARunPrepares() throws IOException {
        Path steps = file("merge.yaml", MERGE);
        DataFiles out = out(".csv.gz");

        Invocation prepared = prepared(planted(), steps, out);
        Invocation direct = run("direct", planted(), "--prepare", steps);
        Invocation after = run("after", out);

        assertThat(prepared.only("items_out").get("read_back_otherwise")).isEqualTo(List.of());
        assertThat(prepared.only("users_out").get("read_back_otherwise")).isEqualTo(List.of());
        assertThat(judged(after)).isEqualTo(judged(direct));
        assertThat(lists("after")).isEqualTo(lists("direct"));
        assertThat(catalogue("after/models")).isEqualTo(catalogue("direct/models"));
        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void trainingOnWhatWasPreparedIsTrainingWithThePreparation() throws IOException {
        Path steps = file("merge.yaml", MERGE + "  - latest-per-user: {events: 30}\n");
        DataFiles out = out(".csv");
        Object[] model = {"--model", "als", "--dim", 8, "--epochs", 2, "--out"};

        prepared(planted(), steps, out);
        command("train", planted(), with(model, scratch.resolve("direct"), "--prepare", steps))
                .succeeds();
        command("train", out, with(model, scratch.resolve("after"))).succeeds();

        assertThat(recommended("after")).isEqualTo(recommended("direct"));
    }

    private List<Object> recommended(String repository) {
        return Invocation.of("recommend", "--repo", scratch.resolve(repository), "--user", "u55", "-n", 20, "--json")
                .succeeds()
                .objectsWith("scores")
                .stream()
                .map(answer -> answer.get("items"))
                .toList();
    }

    private Catalogue catalogue(String repository) throws IOException {
        try (ModelRepository models = ModelRepository.open(scratch.resolve(repository));
                Lease lease = models.lease()) {
            Catalogue mapped = lease.snapshot().catalogue();
            int[] items = IntStream.range(1, mapped.items().rows()).toArray();
            int[] users = IntStream.range(1, mapped.users().rows()).toArray();
            return new Catalogue(mapped.items().select(items), mapped.users().select(users));
        }
    }

    @Test
    void mergedItemsAreOneItemEverywhereAndTheirOldIdsAreKnown() throws IOException {
        Path steps = file("merge.yaml", MERGE);

        Invocation merged = run("merged", planted(), "--prepare", steps);
        Invocation plain = run("plain", PLAIN, "--prepare", steps);

        assertThat(merged.objectsWith("step"))
                .extracting(step -> step.get("name"))
                .containsExactly("positives", "same-items");
        assertThat(merged.only("split")).isEqualTo(plain.only("split"));
        assertThat(judged(merged)).isEqualTo(judged(plain));
        assertThat(lists("merged")).isEqualTo(lists("plain"));
        assertThat(String.join("", lists("merged").values())).doesNotContain("copy");
        Entities items = catalogue("merged/models").items();
        assertThat(items.ids()).isEqualTo(catalogue("plain/models").items().ids());
        assertThat(((TagColumn) items.require("merged_ids")).tags(items.ids().row("i5")))
                .containsExactly(copy("i5"));
        try (ModelRepository models = ModelRepository.open(scratch.resolve("merged/models"))) {
            assertOldIdsAreKnown(models);
        }
    }

    private void assertOldIdsAreKnown(ModelRepository models) {
        try (RepositoryRecommender recommender = Funnels.recommender(models, Funnels::full)) {
            Recommendations before = recommender.recommend(asked("i5", "i10"));
            assertThat(before.ids()).isNotEmpty().doesNotContain("i5", "i10");
            Recommendations old = recommender.recommend(asked(copy("i5"), copy("i10")));
            assertThat(old.ids()).isEqualTo(before.ids());
            assertThat(old.degradations()).isEqualTo(before.degradations());
            assertThat(recommender.recommend(asked("i7", "i10")).ids()).isNotEqualTo(before.ids());
        }
    }

    private static Request asked(String seen, String excluded) {
        return Request.forAnyone()
                .history(List.of(Interaction.of(seen, Instant.parse("2025-03-01T00:00:00Z"))))
                .excluding(List.of(excluded))
                .moment(Instant.parse("2025-03-02T00:00:00Z"))
                .limit(20)
                .build();
    }

    @Test
    void aCurveOverMergedItemsIsThatOfTheItems() throws IOException {
        Path steps = file("merge.yaml", MERGE);
        Object[] settings = {"--prepare", steps, "--model", "popularity", "--points", 2, "--seeds", 1, "--out"};

        command("learning-curve", planted(), with(settings, scratch.resolve("merged")))
                .succeeds();
        command("learning-curve", PLAIN, with(settings, scratch.resolve("plain")))
                .succeeds();

        assertThat(scratch.resolve("merged/curve.csv")).hasSameTextualContentAs(scratch.resolve("plain/curve.csv"));
    }

    @Test
    void whatOthersDidDecidesNothingBeforeTheSplit() throws IOException {
        Path steps = file("steps.yaml", """
                steps:
                  - positives: {at-least: 0.5}
                  - k-core: {per-user: 2, per-item: 2}
                  - same-items: {texts: [title]}
                """);
        for (String command : List.of("run", "learning-curve")) {
            command(command, PLAIN, "--prepare", steps, "--out", scratch.resolve("run"))
                    .failsSaying(
                            "steps.yaml:4: same-items merges items before the split, k-core is for the training part"
                                    + " alone: it must stand after it");
        }
        assertThat(scratch.resolve("run")).doesNotExist();
    }
}
