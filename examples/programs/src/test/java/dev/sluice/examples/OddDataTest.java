package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The whole way on data that leave a stage, a column or a list with nothing in it. */
class OddDataTest extends CommandLineFixture {
    @Test
    void aGeneratorThatFindsNothingForAnybodyIsNamedAndTheRunGoesOn() throws IOException {
        Path oneUser = file("one-user.tsv", lines(40, event -> "only\ti" + event + "\t5\t" + event));

        assertThat(whole(oneUser).succeeds().out()).contains("Beware: neighbours recommends nothing to anybody");
        assertThat(report()).contains("ndcg@10").doesNotContain("NaN", "Infinity");
    }

    @Test
    void aRunWithoutALightRankerDoesNotSpeakOfOne() throws IOException {
        Path oneItem = file("one-item.tsv", lines(40, event -> "u" + event + "\tonly\t5\t" + event));

        Invocation run = whole(oneItem).succeeds();

        assertThat(run.out()).contains("No light ranker:").doesNotContain("passed the light");
        assertThat(report()).doesNotContain("NaN", "Infinity", "light ranker");
        Invocation forPrograms = whole(oneItem, "--json").succeeds();
        assertThat(forPrograms.only("proposed")).containsEntry("liked", 8).doesNotContainKey("light");
        assertThat(forPrograms.only("light_left_out").get("light_left_out").toString())
                .isEqualTo("0 of 0 examples are positive");
    }

    @Test
    void aColumnThatIsEmptyForAllItemsIsNoFeature() throws IOException {
        Path items = file("items.csv", "item,category,published\n" + lines(30, item -> "i" + item + ",,long ago"));

        Invocation run = whole(events(), "--items", items, "--json").succeeds();

        assertThat(run.objectsWith("feature"))
                .isNotEmpty()
                .noneSatisfy(line -> assertThat(line.get("feature")).isEqualTo("category.affinity"));
        assertThat(run.objectsWith("feature").toString()).doesNotContain("item.age");
    }

    @Test
    void itemsThatThePolicyWithholdsAreCounted() throws IOException {
        Path items = file("items.csv", "item,policy\n" + lines(30, item -> "i" + item + "," + label(item)));

        assertThat(whole(events(), "--items", items, "--json").succeeds().only("items_withheld"))
                .containsEntry("items_withheld", 20);
    }

    @Test
    void aPolicyThatLabelsNothingOrAllowsNothingIsAnError() throws IOException {
        Path numbers = file("numbers.csv", "item,policy\n" + lines(30, item -> "i" + item + "," + item % 2));
        Path harmful = file("harmful.csv", "item,policy\n" + lines(30, item -> "i" + item + ",harmful"));

        whole(events(), "--items", numbers)
                .failsSaying("column policy of the items must say allowed, limited or harmful: it is empty, or holds"
                        + " numbers or tags");
        Invocation.of(
                        "train",
                        "--model",
                        "popularity",
                        "--train",
                        events(),
                        "--items",
                        numbers,
                        "--out",
                        scratch.resolve("run"))
                .failsSaying("it is empty, or holds numbers or tags");
        whole(events(), "--items", harmful)
                .failsSaying("column policy must allow an item: it is harmful, unknown or empty of all 30");
        assertThat(scratch.resolve("run")).doesNotExist();
    }

    @Test
    void whatStoodInTheDirectoryStaysThere() throws IOException {
        Path photo = Files.createDirectories(scratch.resolve("run/scratch")).resolve("photo");
        Files.writeString(photo, "mine");

        whole(events()).succeeds();

        assertThat(photo).hasContent("mine");
        assertThat(scratch.resolve("run")).isDirectoryNotContaining("glob:**scratch-*");
    }

    @Test
    void aWorldThatIsTooLargeForTheMemoryIsOneLine() {
        Invocation.of("quickstart", "--users", Integer.MAX_VALUE, "--out", scratch.resolve("run"))
                .failsSaying("take less, or give Java more by -Xmx");
    }

    @Test
    void titlesAreEscapedInTheReport() throws IOException {
        Path items = file(
                "items.csv", "item,title\n" + lines(30, item -> "i" + item + ",<script>alert(" + item + ")</script>"));

        whole(events(), "--items", items).succeeds();

        assertThat(report()).contains("&lt;script&gt;alert(").doesNotContain("<script>alert(");
    }

    /** The page without the charts' library. */
    private String report() throws IOException {
        return Files.readString(scratch.resolve("run/report.html")).replaceAll("(?s)<(script|style)>.*?</\\1>", "");
    }

    private Invocation whole(Path events, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "run",
                "--data",
                events,
                "--format",
                "tsv",
                "--out",
                scratch.resolve("run"),
                "--dim",
                4,
                "--epochs",
                2));
        arguments.addAll(List.of(more));
        return Invocation.of(withSmallNetwork(arguments.toArray()));
    }

    /** Of every third item nothing is known, and every third is harmful. */
    private static String label(int item) {
        return List.of("allowed", "harmful", "").get(item % 3);
    }

    /** Forty users with twelve of thirty items each. */
    private Path events() throws IOException {
        return file("events.tsv", lines(480, event -> {
            int user = event % 40;
            int item = (user * 7 + event / 40 * (1 + user % 3)) % 30;
            return "u" + user + "\ti" + item + "\t1\t" + event * 1000;
        }));
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }
}
