package dev.sluice.ranking.tower;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.train.softmax.SampledSoftmaxLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Users of five kinds who mostly like items of their own kind, one a minute, and a catalogue that tells kinds by
 * {@code kind}. Nobody has met the last tenth of the items.
 */
final class TowerWorld {
    static final int KINDS = 5;
    static final long MINUTE = 60_000;

    static final TwoTowerSettings SMALL = TwoTowerSettings.defaults()
            .withDimension(16)
            .withBatch(64)
            .withUniformNegatives(32)
            .withEpochs(4)
            .withLoss(SampledSoftmaxLoss.of(0.2))
            .withThreads(2);

    private TowerWorld() {}

    static int kind(int row) {
        return row % KINDS;
    }

    static int firstCold(int items) {
        return items - items / 10 + 1;
    }

    static Dataset of(int users, int items, int events, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions.Builder log = new Interactions.Builder();
        int warm = firstCold(items) - 1;
        for (int event = 0; event < events; event++) {
            int user = 1 + random.nextInt(users);
            int item = 1 + random.nextInt(warm);
            while (kind(item) != kind(user) && random.nextInt(8) > 0) {
                item = 1 + random.nextInt(warm);
            }
            log.add(user, item, random.nextInt(events) * MINUTE, 1);
        }
        return new Dataset(log.build(users + 1, items + 1), catalogue(users, items));
    }

    private static Catalogue catalogue(int users, int items) {
        Map<String, Column> ofItems = new LinkedHashMap<>();
        List<String> kinds = new ArrayList<>(List.of(""));
        List<List<String>> tags = new ArrayList<>(List.of(List.of()));
        double[] published = new double[items + 1];
        published[0] = Double.NaN;
        for (int item = 1; item <= items; item++) {
            kinds.add("kind " + kind(item));
            tags.add(item % 7 == 0 ? List.of() : List.of("t" + item % 3, "t" + item % 4));
            published[item] = item % 6 == 0 ? Double.NaN : item;
        }
        ofItems.put("kind", TextColumn.of(kinds));
        ofItems.put("tags", TagColumn.of(tags));
        ofItems.put("published", new NumberColumn(published));
        List<String> countries = new ArrayList<>(List.of(""));
        for (int user = 1; user <= users; user++) {
            countries.add(user % 4 == 0 ? "" : "c" + user % 3);
        }
        return new Catalogue(
                new Entities(ids("i", items), ofItems),
                new Entities(ids("u", users), Map.of("country", TextColumn.of(countries))));
    }

    static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(row -> prefix + row).toList());
    }
}
