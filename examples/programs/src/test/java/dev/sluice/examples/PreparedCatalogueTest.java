package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Interaction;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The sample with duplicates planted: every fifth item has a copy under another id, which was published a second later
 * and has half of the events. Undone by a preparation, nothing but the ids that are gone tells of it.
 */
class PreparedCatalogueTest extends CommandLineFixture {
    private static final String MERGE = """
            steps:
              - positives: {at-least: 0.5}
              - same-items: {texts: [title, text]}
            """;

    private static String copy(String item) {
        return item + " copy, \"second\"";
    }

    private static boolean isPlanted(String item) {
        return Integer.parseInt(item.substring(1)) % 5 == 0;
    }

    private Path plantedItems() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLE.resolve("items.csv"))) {
            lines.add(line);
            String[] cells = line.split(",");
            if (!cells[0].equals("item") && isPlanted(cells[0])) {
                cells[0] = "\"" + copy(cells[0]).replace("\"", "\"\"") + "\"";
                cells[6] = Long.toString(Long.parseLong(cells[6]) + 1);
                lines.add(String.join(",", cells));
            }
        }
        return file("planted-items.csv", String.join("\n", lines) + "\n");
    }

    private Path plantedEvents() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLE.resolve("events.csv"))) {
            String[] cells = line.split(",", -1);
            if (lines.size() % 2 == 1 && isPlanted(cells[1])) {
                cells[1] = "\"" + copy(cells[1]).replace("\"", "\"\"") + "\"";
            }
            lines.add(String.join(",", cells));
        }
        return file("planted-events.csv", String.join("\n", lines) + "\n");
    }

    private Invocation command(String command, Path events, Path items, Path users, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of(command, "--data", events, "--items", items, "--users", users, "--format", "csv", "--json"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private Invocation run(String name, Path events, Path items, Path users, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("--out", scratch.resolve(name), "--dim", 8, "--epochs", 3, "--depth", 20));
        arguments.addAll(List.of(more));
        return command("run", events, items, users, withSmallNetwork(arguments.toArray()))
                .succeeds();
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
        Path events = plantedEvents();
        Path items = plantedItems();
        Path users = SAMPLE.resolve("users.csv");
        Path eventsOut = scratch.resolve("events.csv.gz");
        Path itemsOut = scratch.resolve("items.csv.gz");
        Path usersOut = scratch.resolve("users.csv");

        Invocation prepared = command(
                        "prepare",
                        events,
                        items,
                        users,
                        "--config",
                        steps,
                        "--out",
                        eventsOut,
                        "--items-out",
                        itemsOut,
                        "--users-out",
                        usersOut)
                .succeeds();
        Invocation direct = run("direct", events, items, users, "--prepare", steps);
        Invocation after = run("after", eventsOut, itemsOut, usersOut);

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
        Path events = plantedEvents();
        Path items = plantedItems();
        Path users = SAMPLE.resolve("users.csv");
        Path eventsOut = scratch.resolve("events.csv");
        Path itemsOut = scratch.resolve("items.csv");
        Path usersOut = scratch.resolve("users-out.csv");
        Object[] model = {"--model", "als", "--dim", 8, "--epochs", 2, "--out"};

        command(
                        "prepare",
                        events,
                        items,
                        users,
                        "--config",
                        steps,
                        "--out",
                        eventsOut,
                        "--items-out",
                        itemsOut,
                        "--users-out",
                        usersOut)
                .succeeds();
        command("train", events, items, users, with(model, scratch.resolve("direct"), "--prepare", steps))
                .succeeds();
        command("train", eventsOut, itemsOut, usersOut, with(model, scratch.resolve("after")))
                .succeeds();

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
        Path users = SAMPLE.resolve("users.csv");

        Invocation merged = run("merged", plantedEvents(), plantedItems(), users, "--prepare", steps);
        Invocation plain =
                run("plain", SAMPLE.resolve("events.csv"), SAMPLE.resolve("items.csv"), users, "--prepare", steps);

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
        Path users = SAMPLE.resolve("users.csv");

        command("learning-curve", plantedEvents(), plantedItems(), users, with(settings, scratch.resolve("merged")))
                .succeeds();
        command(
                        "learning-curve",
                        SAMPLE.resolve("events.csv"),
                        SAMPLE.resolve("items.csv"),
                        users,
                        with(settings, scratch.resolve("plain")))
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
            command(
                            command,
                            SAMPLE.resolve("events.csv"),
                            SAMPLE.resolve("items.csv"),
                            SAMPLE.resolve("users.csv"),
                            "--prepare",
                            steps,
                            "--out",
                            scratch.resolve("run"))
                    .failsSaying(
                            "steps.yaml:4: same-items merges items before the split, k-core is for the training part"
                                    + " alone: it must stand after it");
        }
        assertThat(scratch.resolve("run")).doesNotExist();
    }

    @Test
    void whatAListSaysOfAnIdThatIsGoneHoldsForItsItem() throws IOException {
        Path denied = file("denied.txt", copy("i5") + "\ni7\nnobody\n");
        String scored = IntStream.rangeClosed(1, 149)
                .mapToObj(item -> "i" + item + ",0.1\n")
                .collect(Collectors.joining());
        Path scores = file(
                "nsfw.csv", "item,nsfw\n\"" + copy("i10").replace("\"", "\"\"") + "\",0.95\n" + scored + "i150,0.1\n");
        Path steps = file(
                "steps.yaml",
                MERGE + "  - denied-items: {file: " + denied + "}\n  - scored-items: {file: " + scores
                        + ", column: nsfw, drop-from: 0.9}\n");
        Path itemsOut = scratch.resolve("items.csv");

        Invocation prepared = command(
                        "prepare",
                        plantedEvents(),
                        plantedItems(),
                        SAMPLE.resolve("users.csv"),
                        "--config",
                        steps,
                        "--out",
                        scratch.resolve("out.csv"),
                        "--items-out",
                        itemsOut)
                .succeeds();

        List<Map<String, Object>> ran = prepared.objectsWith("step");
        assertThat(ran.get(2).get("notes").toString()).contains("named items that the catalogue does not have=1");
        assertThat(ran.get(3).get("notes").toString()).doesNotContain("named items");
        Entities items = DatasetReader.of(DataFormat.CSV).readItems(itemsOut);
        TextColumn policy = (TextColumn) items.require("policy");
        for (String item : List.of("i5", "i7", "i10")) {
            assertThat(policy.text(items.ids().row(item))).as(item).isEqualTo("harmful");
        }
    }

    /** The copy that is denied was published later, so it is the one that goes. */
    @Test
    void whatIsDeniedStaysSoWhereverTheMergeStands() throws IOException {
        Path denied = file("denied.txt", "late\n");
        String deny = "denied-items: {file: " + denied + "}";
        String merge = "same-items: {texts: [title]}";

        for (String steps : List.of(deny + ", " + merge, merge + ", " + deny)) {
            assertThat(policies("item,title,published\nlate,Fox,9\nearly,fox,1\nother,dog,1\n", steps))
                    .as(steps)
                    .isEqualTo(Map.of("early", "harmful", "other", "allowed"));
        }
    }

    @Test
    void aLabelOfTheCatalogueAtACopyThatGoesHolds() throws IOException {
        assertThat(policies(
                        "item,title,policy\nearly,Fox,allowed\nlate,fox,harmful\nother,dog,limited\nsame,dog,allowed\n",
                        "same-items: {texts: [title]}"))
                .isEqualTo(Map.of("early", "harmful", "other", "limited"));
    }

    /** 0.6 as a float is above the 0.6 that scores and similarities are. */
    @Test
    void whatIsExactlyAtAThresholdReachesIt() throws IOException {
        Path scores = file("nsfw.csv", "item,nsfw\nearly,0.6\nlate,0.59\nother,0\n");
        assertThat(policies(
                        "item,text\nearly,a\nlate,b\nother,c\n",
                        "scored-items: {file: " + scores + ", column: nsfw, drop-from: 0.6}"))
                .isEqualTo(Map.of("early", "harmful", "late", "allowed", "other", "allowed"));
        assertThat(policies(
                        "item,text,policy\nearly,a b c d e,allowed\nlate,a b c d f,allowed\nother,c,allowed\n",
                        "similar-items: {text: text, at-least: 0.6}"))
                .as("three of five runs of two words are shared")
                .isEqualTo(Map.of("early", "allowed", "other", "allowed"));
    }

    @Test
    void aValueOfEventsIsAsExactAsTheirs() throws IOException {
        Invocation prepared = Invocation.of(
                        "prepare",
                        "--config",
                        file("liked.yaml", "steps: [positives: {at-least: 0.7}]"),
                        "--data",
                        file("values.csv", "user,item,value,time\nu,early,0.7,1\nu,late,0.69,2\n"),
                        "--format",
                        "csv",
                        "--dry-run",
                        "--json")
                .succeeds();

        assertThat(prepared.only("step")).containsEntry("events", 1);
    }

    /** What the column says after these steps, by item. */
    private Map<String, String> policies(String items, String steps) throws IOException {
        Path itemsOut = scratch.resolve("labelled.csv");
        Invocation.of(
                        "prepare",
                        "--config",
                        file("labels.yaml", "steps: [" + steps + "]"),
                        "--data",
                        file("few.csv", "user,item,time\nu,early,1\nu,late,2\nu,other,3\n"),
                        "--items",
                        file("few-items.csv", items),
                        "--format",
                        "csv",
                        "--out",
                        scratch.resolve("few-out.csv"),
                        "--items-out",
                        itemsOut)
                .succeeds();
        Entities left = DatasetReader.of(DataFormat.CSV).readItems(itemsOut);
        TextColumn policy = (TextColumn) left.require("policy");
        return IntStream.range(1, left.rows()).boxed().collect(Collectors.toMap(left.ids()::id, policy::text));
    }

    @Test
    void aCatalogueThatChangedAndIsNotWrittenIsSaid() throws IOException {
        Path steps = file("merge.yaml", MERGE);
        Invocation prepared = command(
                        "prepare",
                        plantedEvents(),
                        plantedItems(),
                        SAMPLE.resolve("users.csv"),
                        "--config",
                        steps,
                        "--out",
                        scratch.resolve("out.csv"))
                .succeeds();

        assertThat(prepared.only("items_not_written")).isEqualTo(Map.of("items_not_written", "--items-out"));
        assertThat(prepared.objectsWith("users_not_written")).isEmpty();
    }
}
