package dev.sluice.eval.trec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are read as trec_eval reads them; what it or we could misread is refused with its place. */
class TrecFilesTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text.replace("|", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "u Q0 a 1 2; 1: expected 6 columns, found 5",
                "u Q0 a 1 2 t|u Q0 b 1 2 t t; 2: expected 6 columns, found 7",
                "u Q0 a 1 2 t||u Q0 b 1 2 t; 2: expected 6 columns, found 0",
                "u Q0 a 1 x t; 1: score must be a number: x",
                "u Q0 a 1 NaN t; 1: score must be a number: NaN",
                "u Q0 a 1 2 t|v Q0 a 1 2 t|u Q0 a 2 1 t; 3: item a comes twice for user u",
            })
    void aBadRunIsRefusedWithItsLine(String text, String message) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> new TrecReader().run(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "u 0 a; 1: expected 4 columns, found 3",
                "u 0 a 1|u 0 b 0.5; 2: grade must be a whole number: 0.5",
                "u 0 a x; 1: grade must be a whole number: x",
                "u 0 a 1|u 0 a 0; 2: item a is judged twice for user u",
            })
    void badJudgementsAreRefusedWithTheirLine(String text, String message) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> new TrecReader().judgements(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":" + message);
    }

    @Test
    void whatTrecEvalRefusesIsRefused() {
        assertThatThrownBy(() -> new TrecReader().run(Resources.file("run-dup.txt")))
                .hasMessageEndingWith("run-dup.txt:2: item a comes twice for user short");
        assertThatThrownBy(() -> new TrecReader().judgements(Resources.file("qrels-dup.txt")))
                .hasMessageEndingWith("qrels-dup.txt:2: item a is judged twice for user short");
    }

    @Test
    void anEmptyRunHasNoLists() throws IOException {
        assertThat(new TrecReader().run(file(""))).isEmpty();
    }

    @Test
    void emptyJudgementsAndMissingOrBinaryFilesAreRefused() throws IOException {
        Path empty = file("");
        assertThatThrownBy(() -> new TrecReader().judgements(empty))
                .hasMessage(empty + ": expected lines, found an empty file");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'u', ' ', (byte) 0xFF, (byte) 0xFE});
        assertThatThrownBy(() -> new TrecReader().run(binary))
                .hasMessage(binary + ": expected UTF-8 text, found other bytes");
        assertThatThrownBy(() -> new TrecReader().run(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void listsAreInOrderOfScoreThenOfFallingId() throws IOException {
        // U+FF5E is above U+1F600 for String.compareTo and below it as bytes.
        TrecReader reader = new TrecReader();
        List<RankedList> run = reader.run(
                file(
                        "\uFEFFu Q0 a 1 -0.0 t|v\tQ0  a 1 1 t|u Q0 c 2 7 t\r|u Q0 b 9 0 t|u Q0 \uFF5E 9 3 t|u Q0 \uD83D\uDE00 9 3 t"));

        assertThat(run).hasSize(2);
        assertThat(reader.users().id(run.get(0).user())).isEqualTo("u");
        assertThat(run.get(0).items().mapToObj(reader.items()::id))
                .containsExactly("c", "\uD83D\uDE00", "\uFF5E", "b", "a");
        assertThat(run.get(0).score(0)).isEqualTo(7);
    }

    @Test
    void listsAreThereBeforeTheFileIsReadToItsEnd() throws IOException {
        Path file = file("u Q0 a 1 2 t|v Q0 a 1 2 t|w Q0 a 1 x t");

        try (Stream<RankedList> lists = new TrecReader().lists(file)) {
            Iterator<RankedList> each = lists.iterator();
            assertThat(each.next().items()).hasSize(1);
            assertThat(each.next().items()).hasSize(1);
            assertThatThrownBy(each::next).hasMessage(file + ":3: score must be a number: x");
        }
    }

    @Test
    void linesOfAUserNeedNotStandTogether() throws IOException {
        TrecReader reader = new TrecReader();
        List<RankedList> together = reader.run(file("u Q0 a 1 2 t|u Q0 b 1 3 t|v Q0 c 1 2 t|v Q0 a 1 1 t"));
        List<RankedList> apart = reader.run(file("u Q0 a 1 2 t|v Q0 c 1 2 t|u Q0 b 1 3 t|v Q0 a 1 1 t"));

        assertThat(apart).hasToString(together.toString()).hasToString("[user 1: [2, 1], user 2: [3, 1]]");
    }

    @Test
    void scoresThatDoNotFallAreReplaced() throws IOException {
        Path file = folder.resolve("run");
        try (TrecRunWriter writer = new TrecRunWriter(file, "tag")) {
            writer.write("falls", List.of("a", "b"), new double[] {0.5, -1e-300});
            writer.write("ties", List.of("b", "c", "a"), new double[] {3, 3, 1});
            writer.write("nan", List.of("b", "a"), new double[] {Double.NaN, 1});
            writer.write("empty", List.of(), new double[0]);
        }

        assertThat(file).hasContent("""
                falls Q0 a 1 0.5 tag
                falls Q0 b 2 -1.0E-300 tag
                ties Q0 b 1 3.0 tag
                ties Q0 c 2 2.0 tag
                ties Q0 a 3 1.0 tag
                nan Q0 b 1 2.0 tag
                nan Q0 a 2 1.0 tag
                """);
    }

    @Test
    void whatCannotBeReadAgainIsNotWritten() throws IOException {
        double[] one = {1};
        Path file = folder.resolve("run");
        try (TrecRunWriter writer = new TrecRunWriter(file, "tag")) {
            assertThatThrownBy(() -> writer.write("a b", List.of("i"), one))
                    .hasMessage("user must have no white space and not be empty in a trec file: 'a b'");
            assertThatThrownBy(() -> writer.write("u", List.of("i\tj"), one))
                    .hasMessage("item must have no white space and not be empty in a trec file: 'i\tj'");
            assertThatThrownBy(() -> writer.write("", List.of("i"), one)).hasMessageStartingWith("user must");
            assertThatThrownBy(() -> writer.write("u", List.of("i", "i"), new double[] {2, 1}))
                    .hasMessage("item i comes twice for user u");
            assertThatThrownBy(() -> writer.write("u", List.of("i", "j"), one))
                    .hasMessage("items and scores must be as many as each other: 2 and 1");
            writer.write("u", List.of("i"), one);
            assertThatThrownBy(() -> writer.write("u", List.of("i"), one)).hasMessage("user u has two lists");
        }
        assertThat(file).hasContent("u Q0 i 1 1.0 tag\n");
        assertThatThrownBy(() -> new TrecRunWriter(file, "my tag"))
                .hasMessageStartingWith("tag must have no white space");
        assertThat(file).hasContent("u Q0 i 1 1.0 tag\n");
    }

    @Test
    void judgementsSurviveWriting() throws IOException {
        TrecReader reader = new TrecReader();
        Judgements judgements = reader.judgements(Resources.file("qrels.txt"));
        Path copy = folder.resolve("copy");
        new TrecWriter(reader.users(), reader.items()).judgements(copy, judgements);
        TrecReader again = new TrecReader();
        Judgements copied = again.judgements(copy);

        assertThat(again.users().ids()).isEqualTo(reader.users().ids());
        for (Truth truth : judgements) {
            Truth other = copied.truth(truth.user()).orElseThrow();
            assertThat(other.items().mapToObj(item -> again.items().id(item) + "=" + other.grade(item)))
                    .containsExactlyInAnyOrderElementsOf(truth.items()
                            .mapToObj(item -> reader.items().id(item) + "=" + truth.grade(item))
                            .toList());
        }
    }

    @Test
    void aGradeBetweenWholeNumbersIsNotWritten() throws IOException {
        TrecReader reader = new TrecReader();
        reader.judgements(file("u 0 a 1"));
        Judgements half = new Judgements.Builder().add(1, 1, 0.5).build();
        TrecWriter writer = new TrecWriter(reader.users(), reader.items());

        assertThatThrownBy(() -> writer.judgements(folder.resolve("half"), half))
                .hasMessage("grade of item a must be a whole number in a trec file: 0.5");
    }

    @Test
    void idsOfACatalogueKeepTheirRows() throws IOException {
        Catalogue catalogue = Catalogue.of(IdIndex.of(List.of("b", "a")), IdIndex.of(List.of("7", "u")));
        TrecReader reader = TrecReader.of(catalogue);

        List<RankedList> lists = reader.run(file("u Q0 a 1 3 t|u Q0 new 2 2 t|u Q0 b 3 1 t|other Q0 b 1 1 t"));

        assertThat(lists).extracting(RankedList::user).containsExactly(2, 3);
        assertThat(lists.get(0).item(0)).isEqualTo(2);
        assertThat(lists.get(0).item(1)).isEqualTo(3);
        assertThat(lists.get(0).item(2)).isEqualTo(1);
        assertThat(reader.items().ids()).containsExactly("b", "a", "new");
    }
}
