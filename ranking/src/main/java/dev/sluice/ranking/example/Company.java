package dev.sluice.ranking.example;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/** Candidates of a log among those that were proposed with them. */
final class Company {
    private static final int NOT_PROPOSED = -1;

    private Company() {}

    /** Those of the log in their order, with what was said of them, and behind them what else was proposed. */
    static Candidates of(Candidates logged, Candidates proposed) {
        int[] places = places(logged, proposed);
        int[] items = new int[places.length];
        float[] scores = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            items[i] = i < logged.size() ? logged.item(i) : proposed.item(places[i]);
            scores[i] = places[i] == NOT_PROPOSED ? logged.score(i) : proposed.score(places[i]);
        }
        Candidates all = Candidates.of(items, scores);
        for (String source : proposed.sources()) {
            float[] column = new float[places.length];
            for (int i = 0; i < places.length; i++) {
                column[i] = places[i] == NOT_PROPOSED ? Float.NaN : proposed.sourceScore(source, places[i]);
            }
            all = all.withSource(source, column);
        }
        for (FeatureKey key : logged.features()) {
            float[] column = Arrays.copyOf(logged.feature(key), places.length);
            Arrays.fill(column, logged.size(), column.length, Float.NaN);
            all = all.withFeature(key, column);
        }
        return all;
    }

    /** Where each of them stands among the proposed. */
    private static int[] places(Candidates logged, Candidates proposed) {
        Int2IntOpenHashMap of = new Int2IntOpenHashMap(proposed.size());
        of.defaultReturnValue(NOT_PROPOSED);
        for (int place = 0; place < proposed.size(); place++) {
            of.put(proposed.item(place), place);
        }
        int[] places = new int[logged.size() + proposed.size()];
        int count = 0;
        while (count < logged.size()) {
            places[count] = of.remove(logged.item(count));
            count++;
        }
        for (int place = 0; place < proposed.size(); place++) {
            if (of.containsKey(proposed.item(place))) {
                places[count++] = place;
            }
        }
        return Arrays.copyOf(places, count);
    }
}
