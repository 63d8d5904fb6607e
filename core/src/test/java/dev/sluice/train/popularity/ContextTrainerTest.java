package dev.sluice.train.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.train.Published;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Users 1 and 2 are from de, user 3 from fr, user 4 from nowhere. Item 1 has 3 of 6 pairs, item 2 has 2, item 3 has 1.
 */
class ContextTrainerTest {
    private static final ContextSettings COUNTRY =
            ContextSettings.ofUsers("country").withPrior(2);

    @TempDir
    Path directory;

    @Test
    void sharesOfAValueAreShrunkTowardsThoseOfEverybody() {
        ContextModel model = train(COUNTRY);

        // de: 2 of 3 and 1 of 3 events; (2 + 2 * 3/6) / (3 + 2), (1 + 2 * 2/6) / 5, (0 + 2 * 1/6) / 5
        assertThat(model.score("de", 1)).isCloseTo(3.0 / 5, within(1e-7));
        assertThat(model.score("de", 2)).isCloseTo(1.0 / 3, within(1e-7));
        assertThat(model.score("de", 3)).isCloseTo(1.0 / 15, within(1e-9));
        // fr: 1 of 2 each for items 2 and 3; (0 + 2 * 3/6) / 4, (1 + 2 * 2/6) / 4, (1 + 2 * 1/6) / 4
        assertThat(model.score("fr", 1)).isCloseTo(1.0 / 4, within(1e-9));
        assertThat(model.score("fr", 2)).isCloseTo(5.0 / 12, within(1e-7));
        assertThat(model.score("fr", 3)).isCloseTo(1.0 / 3, within(1e-7));
        // No such country: everybody.
        assertThat(model.score("it", 1)).isCloseTo(0.5, within(1e-9));
        assertThat(model.values()).containsExactly("de", "fr");
        assertThat(model.withoutValue()).isEqualTo(1);
    }

    @Test
    void withoutAPriorOnlyTheValueCounts() {
        ContextModel model = train(COUNTRY.withPrior(0));

        assertThat(model.score("fr", 1)).isZero();
        assertThat(model.score("fr", 2)).isEqualTo(0.5);
    }

    @Test
    void anEventCountsUnderEachTagOfItsItem() {
        ContextModel model = train(ContextSettings.ofItems("genres"));

        assertThat(model.values()).containsExactly("drama", "comedy");
        assertThat(model.score("drama", 1)).isCloseTo(0.6, within(1e-7));
        assertThat(model.score("drama", 2)).isCloseTo(0.4, within(1e-7));
        assertThat(model.score("drama", 3)).isZero();
        assertThat(model.score("comedy", 2)).isEqualTo(1);
        assertThat(model.withoutValue()).isEqualTo(1);
    }

    @Test
    void numbersAreValuesByTheirDigits() {
        ContextModel model = train(ContextSettings.ofUsers("age").withPrior(0));

        assertThat(model.values()).containsExactly("25", "30.5");
        assertThat(model.score("25", 1)).isEqualTo(0.25);
        assertThat(model.score("25", 2)).isEqualTo(0.5);
    }

    @Test
    void eventsHaveValuesOfTheirOwn() {
        ContextModel model = train(ContextSettings.ofEvents("device").withPrior(0));

        // User 1 met item 1 on both: once on each.
        assertThat(model.score("tv", 1)).isEqualTo(1);
        assertThat(model.score("phone", 1)).isEqualTo(0.4f);
        assertThat(model.score("phone", 2)).isEqualTo(0.4f);
    }

    @Test
    void countsAreThoseOfPopularity() {
        PopularitySettings events = PopularitySettings.defaults().withCounted(Counted.EVENTS);

        assertThat(train(COUNTRY.withPrior(0).withPopularity(events)).score("de", 1))
                .isEqualTo(0.75);
        assertThat(train(COUNTRY.withPrior(0).withPopularity(events)).score("it", 1))
                .isEqualTo(4.0 / 7);
    }

    @Test
    void aValueOfWhichNothingCountsIsEverybodys() {
        PopularitySettings late =
                PopularitySettings.defaults().withWindow(Duration.ofMillis(3), Instant.ofEpochMilli(3));

        ContextModel model = train(COUNTRY.withPrior(0).withPopularity(late));

        // The events of fr are from 4 on.
        assertThat(model.score("fr", 1)).isEqualTo(model.score("it", 1)).isEqualTo(2.0 / 3);
    }

    @Test
    void saysWhereItCameFrom() throws IOException {
        Published.read(directory, train(COUNTRY).named("local"), 4, 4, snapshot -> {
            assertThat(snapshot.tables())
                    .containsExactly("local.items", "local.lists", "local.overall", "local.values");
            assertThat(snapshot.sparse("local.lists").indexes(2)).containsExactly(2, 3);
            assertThat(snapshot.sparse("local.values").indexes(1)).containsExactly('d' + 1, 'e' + 1);
            assertThat(snapshot.provenance())
                    .containsEntry("local.of", "USERS")
                    .containsEntry("local.column", "country")
                    .containsEntry("local.prior", "2.0")
                    .containsEntry("local.counted", "USERS")
                    .containsEntry("local.without-value", "1");
        });
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> train(ContextSettings.ofUsers("town")))
                .hasMessageStartingWith("there is no column town, there are [");
        assertThatThrownBy(() -> train(ContextSettings.ofEvents("town")))
                .hasMessage("the events have no column town, they have [device]");
        assertThatThrownBy(() -> train(ContextSettings.ofItems("empty")))
                .hasMessage("number of interactions with a value in column empty must be at least 1: 0");
        assertThatThrownBy(() -> COUNTRY.withPrior(Double.NaN))
                .hasMessage("prior must be finite and not negative: NaN");
        assertThatThrownBy(() -> train(COUNTRY.withPopularity(
                        PopularitySettings.defaults().withWindow(Duration.ofMillis(1), Instant.ofEpochMilli(-5)))))
                .hasMessageStartingWith("an event must be after 1969-12-31T23:59:59.994Z");
        assertThatThrownBy(() -> train(COUNTRY.withPopularity(PopularitySettings.defaults()
                        .withRecency(Duration.ofMillis(1), Instant.ofEpochSecond(1_000_000)))))
                .hasMessage("what events count must be above 0, but all have faded: 0.0");
        Dataset none = new Dataset(new Interactions.Builder().build(5, 5), data().catalogue());
        assertThatThrownBy(() -> new ContextTrainer(COUNTRY).train(none))
                .hasMessage("number of interactions must be at least 1: 0");
    }

    private static ContextModel train(ContextSettings settings) {
        return new ContextTrainer(settings).train(data());
    }

    private static Dataset data() {
        Interactions events = new Interactions.Builder()
                .add(1, 1, 1, 1)
                .add(1, 1, 1, 1)
                .add(2, 1, 2, 1)
                .add(1, 2, 3, 1)
                .add(3, 2, 4, 1)
                .add(3, 3, 4, 1)
                .add(4, 1, 5, 1)
                .build(5, 5)
                .with("device", TextColumn.of(List.of("phone", "tv", "phone", "phone", "phone", "phone", "")));
        TextColumn country = TextColumn.of(List.of("", "de", "de", "fr", ""));
        NumberColumn age = new NumberColumn(new double[] {Double.NaN, 25, 30.5, 25, Double.NaN});
        TagColumn genres =
                TagColumn.of(List.of(List.of(), List.of("drama"), List.of("comedy", "drama"), List.of(), List.of()));
        return new Dataset(
                events,
                new Catalogue(
                        new Entities(ids(), Map.of("genres", genres, "empty", noTags())),
                        new Entities(ids(), Map.of("country", country, "age", age))));
    }

    private static TagColumn noTags() {
        return TagColumn.of(List.of(List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static IdIndex ids() {
        return IdIndex.of(List.of("1", "2", "3", "4"));
    }
}
