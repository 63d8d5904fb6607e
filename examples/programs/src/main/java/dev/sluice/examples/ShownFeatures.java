package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * What a ranker is told of a user and an item: what was known at the end of an earlier part of the history, the age of
 * the item, and the position it is shown at. All but the last two stay as they were then, in examples and when served.
 */
final class ShownFeatures {
    private static final double DAY = 86_400_000;
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey POSITION = FeatureKey.number("position");

    private final Map<String, Guess> guesses = new LinkedHashMap<>();
    private final NumberColumn published;

    /**
     * @param earlier what was shown in the earlier part, and what was known of it at its end
     * @param clicks the same, valued by whether it was opened
     * @param watched what was opened of it, valued by for how long
     */
    ShownFeatures(Dataset earlier, Interactions clicks, Interactions watched) {
        Entities items = earlier.catalogue().items();
        published = (NumberColumn) items.require("published");
        NumberColumn seconds = (NumberColumn) items.require("duration");
        TextColumn categories = (TextColumn) items.require("category");
        guesses.put("als.click", ObjectiveTraining.als(ObjectiveTraining.positives(clicks)));
        guesses.put("als.watched", ObjectiveTraining.als(ObjectiveTraining.positives(watched)));
        guesses.put("mean.click", Guess.means(clicks));
        guesses.put("mean.watched", Guess.means(watched));
        guesses.put("category.click", categoryMeans(clicks, categories));
        guesses.put("category.watched", categoryMeans(watched, categories));
        IntToDoubleFunction counts = logCounts(clicks);
        guesses.put("shown", (user, rows) -> each(rows, counts));
        guesses.put("duration", (user, rows) -> each(rows, item -> Math.log1p(seconds.number(item))));
    }

    private static IntToDoubleFunction logCounts(Interactions events) {
        int[] counts = new int[events.itemRows()];
        for (int event = 0; event < events.size(); event++) {
            counts[events.item(event)]++;
        }
        return item -> Math.log1p(counts[item]);
    }

    private static double[] each(int[] items, IntToDoubleFunction number) {
        return Arrays.stream(items).mapToDouble(number).toArray();
    }

    /** The mean of the values that a user's events have in the category of an item. */
    private static Guess categoryMeans(Interactions events, TextColumn categories) {
        Map<Long, double[]> sums = new LinkedHashMap<>();
        double all = 0;
        for (int event = 0; event < events.size(); event++) {
            double[] sum = sums.computeIfAbsent(
                    cell(events.user(event), categories.code(events.item(event))), cell -> new double[2]);
            sum[0] += events.value(event);
            sum[1]++;
            all += events.value(event);
        }
        double mean = all / events.size();
        return (user, items) -> each(items, item -> {
            double[] sum = sums.getOrDefault(cell(user, categories.code(item)), new double[2]);
            return (sum[0] + Guess.PRIOR * mean) / (sum[1] + Guess.PRIOR);
        });
    }

    private static long cell(int user, int category) {
        return (long) user << Integer.SIZE | category;
    }

    /** One of the features, before it is a column. */
    Guess guess(String name) {
        Guess guess = guesses.get(name);
        if (guess == null) {
            throw new IllegalArgumentException("no feature " + name + " among " + guesses.keySet());
        }
        return guess;
    }

    /**
     * Items with all features.
     *
     * @param positions of the items, from 1
     */
    Candidates of(int user, int[] items, long moment, IntToDoubleFunction positions) {
        Candidates filled = Candidates.of(items, new float[items.length]);
        for (Map.Entry<String, Guess> guess : guesses.entrySet()) {
            filled = filled.withFeature(
                    FeatureKey.number(guess.getKey()), floats(guess.getValue().of(user, items)));
        }
        double[] ages = each(items, item -> (moment / 1e3 - published.number(item)) * 1e3 / DAY);
        double[] places = new double[items.length];
        Arrays.setAll(places, i -> Math.log(positions.applyAsDouble(i)));
        return filled.withFeature(AGE, floats(ages)).withFeature(POSITION, floats(places));
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
