package dev.sluice.train.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.train.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items 1 to 3 are published at 30, 10 and 30 s, items 4 and 5 nobody knows when; item 4 is first met at 20 s. */
class RecentTrainerTest {
    private static final RecentSettings PUBLISHED = RecentSettings.defaults().withPublished("published");
    private static final NumberColumn TIMES =
            new NumberColumn(new double[] {Double.NaN, 30, 10, 30, Double.NaN, Double.NaN});

    @TempDir
    Path directory;

    @Test
    void theNewestHasTheGreatestNumber() {
        RecentModel model = train(PUBLISHED);

        assertThat(places(model)).containsExactly(3, 1, 3, 2, 0);
        assertThat(model.withoutTime()).isEqualTo(1);
        assertThat(model.outsideWindow()).isZero();
    }

    @Test
    void withoutAColumnTheFirstEventDecides() {
        assertThat(places(train(RecentSettings.defaults()))).containsExactly(0, 2, 0, 1, 0);
    }

    @Test
    void aWindowLeavesOutWhatIsOlderAndWhatIsToCome() {
        RecentModel model = train(PUBLISHED.withWindow(Duration.ofSeconds(15), Instant.ofEpochSecond(29)));

        assertThat(places(model)).containsExactly(0, 0, 0, 1, 0);
        assertThat(model.withoutTime()).isEqualTo(1);
        assertThat(model.outsideWindow()).isEqualTo(3);
        assertThat(places(train(PUBLISHED.withWindow(Duration.ofSeconds(20), Instant.ofEpochSecond(30)))))
                .containsExactly(2, 0, 2, 1, 0);
    }

    @Test
    void aCatalogueIsEnough() {
        Dataset noEvents = new Dataset(
                new Interactions.Builder().build(3, 6), data("published", TIMES).catalogue());

        assertThat(places(new RecentTrainer(PUBLISHED).train(noEvents))).containsExactly(2, 1, 2, 0, 0);
    }

    @Test
    void saysWhereItCameFrom() throws IOException {
        RecentModel model = train(PUBLISHED.withWindow(Duration.ofSeconds(15), Instant.ofEpochSecond(29)));

        Published.read(directory, model.named("new"), 2, 5, snapshot -> {
            assertThat(Published.rows(snapshot.embeddings("new.items")))
                    .isDeepEqualTo(new float[][] {{0}, {0}, {0}, {0}, {1}, {0}});
            assertThat(snapshot.provenance())
                    .containsEntry("new.published", "published")
                    .containsEntry("new.from", "1970-01-01T00:00:14Z")
                    .containsEntry("new.to", "1970-01-01T00:00:29Z")
                    .containsEntry("new.without-time", "1")
                    .containsEntry("new.outside-window", "3");
        });
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> train(PUBLISHED.withPublished("released")))
                .hasMessage("there is no column released, there are [published]");
        assertThatThrownBy(() -> new RecentTrainer(PUBLISHED)
                        .train(data("published", TextColumn.of(List.of("", "a", "", "", "", "")))))
                .hasMessage("column published of the items must hold numbers, seconds since the epoch");
        assertThatThrownBy(() -> new RecentTrainer(PUBLISHED).train(data("published", new NumberColumn(new double[] {
                    Double.NaN, 1, Double.POSITIVE_INFINITY, 1, 1, 1
                }))))
                .hasMessage("column published must be finite: Infinity of item 2");
        assertThatThrownBy(() -> train(PUBLISHED.withWindow(Duration.ofSeconds(1), Instant.ofEpochSecond(100))))
                .hasMessage("an item must have come after 1970-01-01T00:01:39Z and not after 1970-01-01T00:01:40Z:"
                        + " 1 of unknown time, 4 at other times");
        Dataset nothing = new Dataset(
                new Interactions.Builder().build(3, 6), data("published", TIMES).catalogue());
        assertThatThrownBy(() -> new RecentTrainer(RecentSettings.defaults()).train(nothing))
                .hasMessage("an item must have come at a known time: 5 of unknown time, 0 at other times");
        assertThatThrownBy(() -> PUBLISHED.withWindow(Duration.ZERO, Instant.EPOCH))
                .hasMessage("length must be at least a millisecond: PT0S");
    }

    private static RecentModel train(RecentSettings settings) {
        return new RecentTrainer(settings).train(data("published", TIMES));
    }

    private static int[] places(RecentModel model) {
        return IntStream.rangeClosed(1, 5).map(model::place).toArray();
    }

    private static Dataset data(String name, Column column) {
        Interactions events = new Interactions.Builder()
                .add(1, 4, 35_000, 1)
                .add(2, 4, 20_000, 1)
                .add(1, 2, 40_000, 1)
                .build(3, 6);
        Entities items = new Entities(IdIndex.of(List.of("1", "2", "3", "4", "5")), Map.of(name, column));
        return new Dataset(events, new Catalogue(items, Entities.of(IdIndex.of(List.of("1", "2")))));
    }
}
