package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a preparation says of items is in the catalogue that it writes, also of those whose id is gone. */
class PreparedCatalogueTest extends PlantedCopiesFixture {
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
                        planted(),
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
        Invocation prepared = command("prepare", planted(), "--config", steps, "--out", scratch.resolve("out.csv"))
                .succeeds();

        assertThat(prepared.only("items_not_written")).isEqualTo(Map.of("items_not_written", "--items-out"));
        assertThat(prepared.objectsWith("users_not_written")).isEmpty();
    }
}
