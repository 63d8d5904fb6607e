package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.train.als.AlsModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a model makes of the interest of users in items. */
@FunctionalInterface
interface Guess {
    /** Shrinks the mean of an item towards that of all, as if it had been seen as often with that. */
    double PRIOR = 10;

    /** A number for each item, the greater the more interest. */
    double[] of(int user, int[] items);

    /**
     * This times another guess, whose numbers are not negative. What this has below 0 is left alone, so that it stays
     * behind all others.
     */
    default Guess times(Guess other) {
        return (user, items) -> {
            double[] product = of(user, items);
            double[] factors = other.of(user, items);
            Arrays.setAll(product, item -> product[item] > 0 ? product[item] * factors[item] : product[item]);
            return product;
        };
    }

    /** The products of vectors. */
    static Guess of(AlsModel model) {
        float[] ofUser = new float[model.settings().dimension()];
        float[] ofItem = new float[ofUser.length];
        return (user, items) -> {
            model.copyUser(user, ofUser);
            return IntStream.of(items)
                    .mapToDouble(item -> {
                        model.copyItem(item, ofItem);
                        return product(ofUser, ofItem);
                    })
                    .toArray();
        };
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** The mean of the values of an item's events, the same for every user. */
    static Guess means(Interactions events) {
        double[] sums = new double[events.itemRows()];
        int[] counts = new int[events.itemRows()];
        double all = 0;
        for (int event = 0; event < events.size(); event++) {
            sums[events.item(event)] += events.value(event);
            counts[events.item(event)]++;
            all += events.value(event);
        }
        double mean = all / events.size();
        return (user, items) -> IntStream.of(items)
                .mapToDouble(item -> (sums[item] + PRIOR * mean) / (counts[item] + PRIOR))
                .toArray();
    }
}
