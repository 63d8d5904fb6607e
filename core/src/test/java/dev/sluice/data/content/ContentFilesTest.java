package dev.sluice.data.content;

import static dev.sluice.ContentPolicy.Verdict.ALLOW;
import static dev.sluice.ContentPolicy.Verdict.DROP;
import static dev.sluice.ContentPolicy.Verdict.UNKNOWN;
import static dev.sluice.data.content.Items.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.DataException;
import dev.sluice.data.Entities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and scores that others wrote into files. */
class ContentFilesTest {
    private static final Entities ITEMS = Items.of(4);
    /** Item i9 has become i1. */
    private static final UnaryOperator<String> MERGED = id -> Map.of("i9", "i1").getOrDefault(id, id);

    @TempDir
    private Path scratch = Path.of("");

    private Path file(String text) throws IOException {
        return Files.write(scratch.resolve("file.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private ScoreFile scores(String text) throws IOException {
        return ScoreFile.read(file(text), "nsfw");
    }

    @Test
    void listsDenyOrAllow() throws IOException {
        Path list = file("\uFEFFi3\r\ni9\r\ni1\r\n");

        assertThat(verdicts(IdList.denying(list), ITEMS)).containsExactly(DROP, ALLOW, DROP, ALLOW);
        assertThat(verdicts(IdList.allowing(list), ITEMS)).containsExactly(ALLOW, DROP, ALLOW, DROP);
        assertThat(IdList.denying(list).strangers(ITEMS)).isEqualTo(1);
        assertThat(IdList.denying(list)).hasToString("IdList[ids=3 ids, listed=DROP, others=ALLOW]");
    }

    @Test
    void aListedItemThatHasBecomeAnotherIsListedStill() throws IOException {
        IdList list = IdList.denying(file("i9\ni3\ni1\n")).renamed(MERGED);

        assertThat(verdicts(list, ITEMS)).containsExactly(DROP, ALLOW, DROP, ALLOW);
        assertThat(list.strangers(ITEMS)).isZero();
    }

    @Test
    void scoresAreThoseOfTheFile() throws IOException {
        ScoreFile scores = scores("item,model,nsfw\ni4,vision,0.95\ni1,vision,1e-3\ni9,vision,1\ni2,vision,\n");

        assertThat(scores.size()).isEqualTo(4);
        assertThat(scores.strangers(ITEMS)).isEqualTo(1);
        assertThat(verdicts(ScoreRule.dropping(scores, 0.9), ITEMS)).containsExactly(ALLOW, UNKNOWN, UNKNOWN, DROP);
        assertThat(scores).hasToString("nsfw of file.csv");
    }

    @Test
    void ofTheScoresOfItemsThatBecameOneTheHighestCounts() throws IOException {
        for (String text : new String[] {
            "item,nsfw\ni9,0.95\ni1,0.1\n", "item,nsfw\ni1,0.1\ni9,0.95\n", "item,nsfw\ni1,\ni9,0.95\n"
        }) {
            ScoreFile scores = scores(text).renamed(MERGED);

            assertThat(scores.strangers(ITEMS)).isZero();
            assertThat(scores.size()).isEqualTo(1);
            assertThat(verdicts(ScoreRule.dropping(scores, 0.9), ITEMS))
                    .containsExactly(DROP, UNKNOWN, UNKNOWN, UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "item,nsfw~i1,0.5~i2,high~ | file.csv:3: nsfw must be a number: 'high'",
                "item,nsfw~i1,NaN~ | file.csv:2: nsfw must be a number: 'NaN'",
                "item,nsfw~i1~ | file.csv:2: expected 2 columns, found 1",
                "item,nsfw~i1,1~i1,1~ | file.csv:3: item comes twice: 'i1'",
                "item,nsfw~,1~ | file.csv:2: item must not be empty",
                "item,score~i1,1~ | file.csv:1: expected a column nsfw, found 'item,score'",
                "nsfw,item~1,i1~ | file.csv:1: the first column must be the item: 'nsfw'",
                "i1,0.5~ | file.csv:1: expected a column item or item_id or itemId, found 'i1,0.5'",
                "~ | file.csv: no items",
            })
    void aBadLineIsRefusedAndNamed(String text, String message) throws IOException {
        Path file = file(text.replace('~', '\n'));

        assertThatThrownBy(() -> ScoreFile.read(file, "nsfw"))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void aBadListIsRefused() throws IOException {
        assertThatThrownBy(() -> IdList.denying(file(""))).hasMessage("file.csv: no items");
        assertThatThrownBy(() -> IdList.denying(file("a\n\nb\n"))).hasMessage("file.csv:2: item must not be empty");
        assertThatThrownBy(() -> IdList.denying(file("a\nb\na\n"))).hasMessage("file.csv:3: item comes twice: 'a'");
        assertThatThrownBy(() -> IdList.denying(file("a\tb\n"))).hasMessage("file.csv:1: expected 1 columns, found 2");
        assertThatThrownBy(() -> IdList.denying(scratch.resolve("none")))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("none: no such file");
    }
}
