package dev.sluice.eval.bias;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;
import java.util.List;
import java.util.Optional;

/**
 * Popularity-rank correlation for items: whether popular items get higher ranks from those who like them. It is
 * Spearman's correlation (equal values have the mean of their ranks) between the popularity of items and their mean
 * rank over the users who like them, with its sign changed, over all items somebody likes. From -1 to 1: 1 if the more
 * popular always gets the better rank, 0 without bias.
 *
 * <p>Undefined if fewer than two items are liked, or all are equally popular or have the same mean rank. The value of a
 * user is that of the user's list alone, NaN where that is undefined. Keeps the ranks of all liked items, 12 bytes
 * each; an interval costs a pass over them and a sort of the items a resample.
 *
 * @param popularity how often items were met in training
 * @param ranks what a rank is
 * @see <a href="https://doi.org/10.1145/3437963.3441820">Zhu, He, Zhao, Zhang, Wang and Caverlee 2021</a>
 */
public record Pri(ItemPopularity popularity, LikedRanks ranks) implements Metric {
    @Override
    public String name() {
        return "pri";
    }

    @Override
    public Accumulator begin() {
        return new WholeAccumulator<>(this, new MeanRanks(popularity, ranks));
    }

    private record MeanRanks(ItemPopularity popularity, LikedRanks ranks) implements Whole<RankedItems> {
        @Override
        public String variant() {
            return "-Spearman(" + popularity + ", mean rank by the users who like it) of liked items, ties at mean"
                    + " ranks; rank: " + ranks;
        }

        @Override
        public Optional<RankedItems> piece(RankedList list, Truth truth) {
            return Optional.of(ranks.of(list, truth)).filter(ranked -> !ranked.isEmpty());
        }

        @Override
        public String whyLeftOut(RankedList list, Truth truth) {
            return truth.relevant() == 0 ? "no relevant items" : "no liked item in the list";
        }

        @Override
        public double of(List<RankedItems> pieces) {
            return RankedItems.mean(pieces).agreement(popularity);
        }

        @Override
        public String whyUndefined(List<RankedItems> pieces) {
            return RankedItems.mean(pieces).whyNoAgreement(popularity);
        }

        @Override
        public double least() {
            return -1;
        }

        @Override
        public double most() {
            return 1;
        }
    }
}
