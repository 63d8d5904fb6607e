package dev.sluice.eval.bias;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;

/**
 * Popularity-rank correlation for users: whether, among the items a user likes, the popular ones stand higher. For one
 * user it is Spearman's correlation (equal values have the mean of their ranks) between the popularity of the liked
 * items and their ranks in the list, with its sign changed; {@code named("pru")} is the mean over users. From -1 to 1:
 * 1 if the more popular always stands higher, 0 without bias.
 *
 * <p>Undefined for a user with fewer than two liked items, or whose liked items are equally popular or all of one rank.
 *
 * @param popularity how often items were met in training
 * @param ranks what a rank is
 * @see <a href="https://doi.org/10.1145/3437963.3441820">Zhu, He, Zhao, Zhang, Wang and Caverlee 2021</a>
 */
public record Pru(ItemPopularity popularity, LikedRanks ranks) implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        return ranks.of(list, truth).agreement(popularity);
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return truth.relevant() == 0
                ? "no relevant items"
                : ranks.of(list, truth).whyNoAgreement(popularity);
    }

    @Override
    public String variant() {
        return "-Spearman(" + popularity + ", rank) of a user's liked items, ties at mean ranks; rank: " + ranks;
    }
}
