package dev.sluice.train.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.TagColumn;
import dev.sluice.train.Events;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Laws of popularity in contexts: users, items or events have none to three of four tags. */
class ContextProperties {
    private static final List<String> TAGS = List.of("a", "b", "c", "d");

    @Property(tries = 60)
    void scoresAreThoseOfANaiveRecount(
            @ForAll ContextSettings.Of of,
            @ForAll Counted counted,
            @ForAll @DoubleRange(min = 0, max = 20) double prior,
            @ForAll long seed) {
        Interactions events = Events.random(15, 10, 150, seed);
        PopularitySettings popularity = PopularitySettings.defaults()
                .withCounted(counted)
                .withWindow(Duration.ofMillis(800), Instant.ofEpochMilli(999))
                .withRecency(Duration.ofMillis(300), Instant.ofEpochMilli(999));
        int rows = of == ContextSettings.Of.EVENTS
                ? events.size()
                : of == ContextSettings.Of.USERS ? events.userRows() : events.itemRows();
        TagColumn tags = tags(rows, seed);

        ContextModel model =
                new ContextTrainer(new ContextSettings(of, "tags", popularity, prior)).train(data(events, tags, of));

        double[] all = NaiveCounts.of(events, popularity, event -> true);
        double sum = Arrays.stream(all).sum();
        for (String tag : TAGS) {
            double[] own = NaiveCounts.of(
                    events,
                    popularity,
                    event -> tags.tags(row(events, event, of)).contains(tag));
            double ownSum = Arrays.stream(own).sum();
            for (int item = 1; item < all.length; item++) {
                double share = all[item] / sum;
                double expected = ownSum == 0 ? share : (own[item] + prior * share) / (ownSum + prior);
                assertThat(model.score(tag, item)).as("%s %d", tag, item).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Property(tries = 30)
    void scoresOfAValueAreShares(@ForAll @DoubleRange(min = 0, max = 20) double prior, @ForAll long seed) {
        Interactions events = Events.random(15, 10, 150, seed);
        ContextModel model = new ContextTrainer(ContextSettings.ofUsers("tags").withPrior(prior))
                .train(data(events, tags(events.userRows(), seed), ContextSettings.Of.USERS));

        for (String tag : TAGS) {
            double sum = IntStream.range(1, events.itemRows())
                    .mapToDouble(item -> model.score(tag, item))
                    .sum();
            assertThat(sum).as("%s", tag).isCloseTo(1, within(1e-5));
        }
    }

    private static int row(Interactions events, int event, ContextSettings.Of of) {
        return switch (of) {
            case EVENTS -> event;
            case USERS -> events.user(event);
            case ITEMS -> events.item(event);
        };
    }

    /** Events without an unknown: row 0 of users and items has no event either way. */
    private static TagColumn tags(int rows, long seed) {
        Random random = new Random(seed);
        return TagColumn.of(IntStream.range(0, rows)
                .mapToObj(row -> random.ints(row == 1 ? 4 : random.nextInt(4), 0, 4)
                        .mapToObj(TAGS::get)
                        .toList())
                .toList());
    }

    private static Dataset data(Interactions events, TagColumn tags, ContextSettings.Of of) {
        Entities users = Entities.of(ids(events.userRows()));
        Entities items = Entities.of(ids(events.itemRows()));
        return switch (of) {
            case EVENTS -> new Dataset(events.with("tags", tags), new Catalogue(items, users));
            case USERS -> new Dataset(events, new Catalogue(items, new Entities(users.ids(), Map.of("tags", tags))));
            case ITEMS -> new Dataset(events, new Catalogue(new Entities(items.ids(), Map.of("tags", tags)), users));
        };
    }

    private static IdIndex ids(int rows) {
        return IdIndex.of(IntStream.range(1, rows).mapToObj(Integer::toString).toList());
    }
}
