package dev.sluice.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Items get the rows of a vocabulary, and events of other items are left out and counted. */
class VocabularyStepsTest {
    /** a comes once, b three times, c twice, d never. */
    private final Dataset data = new Dataset(
            new Interactions.Builder()
                    .add(1, 2, 10, 1)
                    .add(1, 1, 20, 2)
                    .add(2, 3, 30, 3)
                    .add(2, 2, 40, 4)
                    .add(1, 3, 50, 5)
                    .add(1, 2, 60, 6)
                    .build(3, 5)
                    .with("place", new NumberColumn(new double[] {0, 1, 2, 3, 4, 5})),
            new Catalogue(
                    new Entities(
                            IdIndex.of(List.of("a", "b", "c", "d")),
                            Map.of("title", TextColumn.of(List.of("", "A", "B", "C", "D")))),
                    Entities.of(IdIndex.of(List.of("u", "v")))));

    @Test
    void frequentItemsGetRowsOfTheirOwn() {
        Prepared prepared =
                Preparation.none().then("items", new FrequentItems(2, 100)).apply(data);

        Entities items = prepared.data().catalogue().items();
        assertThat(items.ids().ids()).containsExactly("b", "c");
        TextColumn titles = (TextColumn) items.require("title");
        assertThat(titles.text(0)).isEmpty();
        assertThat(titles.text(1)).isEqualTo("B");
        assertThat(titles.text(2)).isEqualTo("C");
        Interactions events = prepared.data().interactions();
        assertThat(events.itemRows()).isEqualTo(3);
        assertThat(events.userRows()).isEqualTo(3);
        assertThat(event(events, 0)).containsExactly(1, 1, 10, 1, 0);
        assertThat(event(events, 1)).containsExactly(2, 2, 30, 3, 2);
        assertThat(event(events, 4)).containsExactly(1, 1, 60, 6, 5);
        assertThat(prepared.steps())
                .containsExactly(new StepReport(
                        "items",
                        "FrequentItems[leastEvents=2, mostItems=100]",
                        new Size(6, 2, 3),
                        new Size(5, 2, 2),
                        Map.of("of items out of the vocabulary", 1L),
                        Map.of("items out of the vocabulary", 2L)));
    }

    @Test
    void theTestIsReadWithTheVocabularyOfTheTraining() {
        IdIndex known = IdIndex.of(List.of("new", "c", "a"));
        Account account = new Account();
        Dataset read = new KnownItems(known).apply(data, account);

        assertThat(read.catalogue().items().ids()).isSameAs(known);
        TextColumn titles = (TextColumn) read.catalogue().items().require("title");
        assertThat(List.of(titles.text(0), titles.text(1), titles.text(2), titles.text(3)))
                .containsExactly("", "", "C", "A");
        assertThat(read.interactions().size()).isEqualTo(3);
        assertThat(event(read.interactions(), 0)).containsExactly(1, 3, 20, 2, 1);
        assertThat(account.leftOut()).containsExactly(Map.entry("of items out of the vocabulary", 3L));
    }

    @Test
    void withoutALeastNumberUnseenItemsStay() {
        Account account = new Account();
        Dataset all = new FrequentItems(0, Vocabulary.ALL).apply(data, account);

        assertThat(all.catalogue().items().ids().ids()).containsExactly("a", "b", "c", "d");
        assertThat(all.hash()).isEqualTo(data.hash());
        assertThat(account.leftOut()).isEmpty();
        assertThat(account.notes()).isEmpty();
    }

    @Test
    void aVocabularyThatIsEmptyIsNamedAsTheStepThatLeftNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preparation.none()
                        .then("items", new FrequentItems(4, 10))
                        .apply(data))
                .withMessage("step 1, items, left none of 6 events: FrequentItems[leastEvents=4, mostItems=10]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrequentItems(-1, 10))
                .withMessage("least events must be at least 0: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrequentItems(1, 0))
                .withMessage("most items must be at least 1: 0");
    }

    private static double[] event(Interactions events, int event) {
        NumberColumn places = (NumberColumn) events.column("place").orElseThrow();
        return new double[] {
            events.user(event), events.item(event), events.time(event), events.value(event), places.number(event)
        };
    }
}
