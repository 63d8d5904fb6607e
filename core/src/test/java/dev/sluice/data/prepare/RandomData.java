package dev.sluice.data.prepare;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Data drawn from a seed: few users, items and moments, so that everything repeats. The times are 0 to 99 seconds, the
 * types {@code click} and {@code watch}, and the column {@code place} says where in the log an event stood.
 */
final class RandomData {
    static final int SECONDS = 100;

    private RandomData() {}

    static Dataset of(long seed) {
        Random random = new Random(seed);
        int users = 1 + random.nextInt(8);
        int items = 1 + random.nextInt(8);
        int size = 1 + random.nextInt(80);
        Interactions.Builder events = new Interactions.Builder();
        List<String> types = new ArrayList<>();
        double[] places = new double[size];
        for (int event = 0; event < size; event++) {
            long time = 1000L * random.nextInt(SECONDS);
            // Halves add up exactly in any order.
            float value = (random.nextInt(21) - 10) / 2f;
            events.add(1 + random.nextInt(users), 1 + random.nextInt(items), time, value);
            types.add(random.nextBoolean() ? "click" : "watch");
            places[event] = event;
        }
        Interactions log = events.build(users + 1, items + 1)
                .with("type", TextColumn.of(types))
                .with("place", new NumberColumn(places));
        Entities spans = new Entities(
                Named.ids("i", items), Map.of("published", moments(items, random), "removed", moments(items, random)));
        return new Dataset(log, new Catalogue(spans, Entities.of(Named.ids("u", users))));
    }

    private static NumberColumn moments(int rows, Random random) {
        double[] moments = random.doubles(rows + 1, 0, SECONDS).map(Math::floor).toArray();
        Arrays.setAll(moments, row -> row == 0 || random.nextInt(4) == 0 ? Double.NaN : moments[row]);
        return new NumberColumn(moments);
    }

    /** An event as a whole. */
    record Event(int place, int user, int item, long time, float value, String type) {}

    static List<Event> events(Dataset data) {
        return events(data.interactions());
    }

    static List<Event> events(Interactions log) {
        NumberColumn places = (NumberColumn) log.columns().get("place");
        TextColumn types = (TextColumn) log.columns().get("type");
        return IntStream.range(0, log.size())
                .mapToObj(event -> new Event(
                        (int) places.number(event),
                        log.user(event),
                        log.item(event),
                        log.time(event),
                        log.value(event),
                        types.text(event)))
                .toList();
    }

    static Instant second(long second) {
        return Instant.ofEpochSecond(second);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** Runs a step and checks that it told of every event that it left out. */
    static Dataset accounted(Step step, Dataset data, Map<String, Long> told) {
        Account account = new Account();
        Dataset after = step.apply(data, account);
        told.clear();
        told.putAll(account.leftOut());
        long sum = told.values().stream().mapToLong(count -> count).sum();
        if (sum != data.interactions().size() - after.interactions().size()) {
            throw new AssertionError(step + " told of " + told + " and left out "
                    + (data.interactions().size() - after.interactions().size()));
        }
        return after;
    }

    static Dataset accounted(Step step, Dataset data) {
        return accounted(step, data, new HashMap<>());
    }
}
