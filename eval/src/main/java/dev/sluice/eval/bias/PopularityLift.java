package dev.sluice.eval.bias;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;
import java.util.stream.IntStream;

/**
 * How much more popular a user's list is than the user's own history: the mean popularity of the first {@code k} items,
 * divided by that of the distinct items of the history, less 1. 0 if the list is as popular as the history, 1 if it is
 * twice as popular, -1 if nobody ever met what is recommended.
 *
 * <p>Undefined for a user without history, and for an empty list. The authors compare the means of groups of users;
 * this is the mean of each user's own ratio.
 *
 * @param k number of places that count, at least 1
 * @param popularity how often items were met in training
 * @param history what users have had to do with before
 * @see <a href="https://arxiv.org/abs/1907.13286">Abdollahpouri, Mansoury, Burke and Mobasher 2019</a>
 */
public record PopularityLift(int k, ItemPopularity popularity, InteractionMatrix history) implements ListMetric {
    /** Checks the number of places. */
    public PopularityLift {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
    }

    @Override
    public double of(RankedList list, Truth truth) {
        double own = mean(Histories.items(history, list.user()));
        return own > 0 ? mean(list.items().limit(k)) / own - 1 : Double.NaN;
    }

    private double mean(IntStream items) {
        long sum = 0;
        long count = 0;
        for (int item : items.toArray()) {
            sum += popularity.count(item);
            count++;
        }
        return (double) sum / count;
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return Histories.whyNone(history, list, "history of items nobody met");
    }

    @Override
    public String variant() {
        return "mean popularity (" + popularity + ") of the first " + k + " / that of the user's history, less 1";
    }
}
