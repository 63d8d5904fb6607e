package dev.sluice.eval.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PRU and PRI at known values. Items A to E are 1 to 5; whoever stands between them is liked by nobody. */
class PopularityOpportunityTest {
    private static final ItemPopularity POPULARITY = ItemPopularity.ofCounts(0, 100, 40, 40, 10, 5);
    private static final List<RankedList> LISTS = List.of(
            RankedList.ofItems(1, 1, 11, 4, 2),
            RankedList.ofItems(2, 3, 1, 11, 12, 13, 5),
            RankedList.ofItems(3, 11, 4, 2),
            RankedList.ofItems(4, 11, 12, 13, 14, 3, 15, 16, 5, 4),
            RankedList.ofItems(5, 11, 12, 13, 5));
    private static final List<Truth> TRUTHS = List.of(
            Truth.ofRelevant(1, 1, 2, 4),
            Truth.ofRelevant(2, 1, 3, 5),
            Truth.ofRelevant(3, 2, 4),
            Truth.ofRelevant(4, 3, 4, 5),
            Truth.ofRelevant(5, 5));

    private static MetricResult judge(Metric metric, List<RankedList> lists, List<Truth> truths) {
        Accumulator accumulator = metric.begin();
        for (int i = 0; i < lists.size(); i++) {
            accumulator.add(lists.get(i), truths.get(i));
        }
        return accumulator.result();
    }

    @Test
    void forUsersItIsTheMeanCorrelation() {
        MetricResult pru = judge(new Pru(POPULARITY, LikedRanks.defaults()).named("pru"), LISTS, TRUTHS);

        assertThat(pru.value()).isCloseTo(0.125, within(1e-9));
        assertThat(pru.users().values()).containsExactly(new double[] {0.5, 0.5, -1, 0.5}, within(1e-9));
        assertThat(pru.leftOut()).isEqualTo(Map.of("fewer than 2 liked items", 1));
    }

    @Test
    void forItemsItIsTheCorrelationOfMeanRanks() {
        MetricResult pri = judge(new Pri(POPULARITY, LikedRanks.defaults()), LISTS, TRUTHS);

        assertThat(pri.value()).isCloseTo(0.9746794344808964, within(1e-9));
        assertThat(pri.users().size()).isEqualTo(5);
        assertThat(pri.users().value(4)).as("one liked item has no order").isNaN();
        assertThat(pri.users().value(0)).isCloseTo(0.5, within(1e-9));
        assertThat(pri.leftOut()).isEmpty();
    }

    @Test
    void equalPopularityHasTheMeanRank() {
        double tied = new Pru(ItemPopularity.ofCounts(0, 100, 40, 40), LikedRanks.defaults())
                .of(RankedList.ofItems(1, 1, 2, 3), Truth.ofRelevant(1, 1, 2, 3));

        assertThat(tied).isCloseTo(0.8660254037844387, within(1e-9));
    }

    @Test
    void likedItemsThatAreNotInTheListStandBehindItOrAreLeftOut() {
        RankedList list = RankedList.ofItems(1, 2, 1);
        Truth truth = Truth.ofRelevant(1, 1, 2, 4, 5);
        Pru after = new Pru(POPULARITY, LikedRanks.defaults());
        Pru without = new Pru(POPULARITY, LikedRanks.defaults().withUnlisted(Unlisted.LEFT_OUT));

        // Popularity 100, 40, 10, 5 at ranks 2, 1, 3, 3: ranks 4 3 2 1 and 2 1 3.5 3.5, r = -3.5 / sqrt(5 * 4.5).
        assertThat(after.of(list, truth)).isCloseTo(3.5 / Math.sqrt(22.5), within(1e-12));
        assertThat(without.of(list, truth)).isCloseTo(-1, within(1e-12));
        assertThat(after.variant()).contains("liked items not in it at the place after the last");
        assertThat(without.variant()).contains("liked items not in it left out");
    }

    @Test
    void theBasisOfRanksIsAnOption() {
        // Item 1 is second of 2 and first of 10, item 2 is third of 10: mean places 1.5 and 3, mean shares 0.55 and
        // 0.3.
        List<RankedList> lists =
                List.of(RankedList.ofItems(1, 11, 1), RankedList.ofItems(2, 1, 11, 2, 12, 13, 14, 15, 16, 17, 18));
        List<Truth> truths = List.of(Truth.ofRelevant(1, 1), Truth.ofRelevant(2, 1, 2));
        Pri places = new Pri(POPULARITY, LikedRanks.defaults());
        Pri shares = new Pri(POPULARITY, LikedRanks.defaults().withBasis(RankBasis.SHARE_OF_LIST));

        assertThat(judge(places, lists, truths).value()).isCloseTo(1, within(1e-12));
        assertThat(judge(shares, lists, truths).value()).isCloseTo(-1, within(1e-12));
        assertThat(judge(shares, lists, truths).variant()).contains("place divided by the length of the list");
    }

    @Test
    void whoSaysNothingIsCountedByReason() {
        Pru pru = new Pru(POPULARITY, LikedRanks.defaults().withUnlisted(Unlisted.LEFT_OUT));
        MetricResult result = judge(
                pru.named("pru"),
                List.of(
                        RankedList.ofItems(1, 1, 2),
                        RankedList.ofItems(2, 1),
                        RankedList.ofItems(3, 2, 3),
                        RankedList.empty(4)),
                List.of(
                        Truth.ofRelevant(1),
                        Truth.ofRelevant(2, 1, 4),
                        Truth.ofRelevant(3, 2, 3),
                        Truth.ofRelevant(4, 1, 4)));

        assertThat(result.value()).isNaN();
        assertThat(result.leftOut())
                .isEqualTo(Map.of(
                        "no relevant items", 1, "fewer than 2 liked items", 2, "liked items all equally popular", 1));
        assertThat(new Pru(POPULARITY, LikedRanks.defaults())
                        .whyUndefined(RankedList.empty(4), Truth.ofRelevant(4, 1, 4)))
                .isEqualTo("liked items all at one rank");
    }

    @Test
    void forItemsItIsUndefinedWhereAllAreEquallyPopular() {
        ItemPopularity constant = ItemPopularity.ofCounts(0, 7, 7, 7, 7, 7);

        MetricResult pri = judge(new Pri(constant, LikedRanks.defaults()), LISTS, TRUTHS);

        assertThat(pri.value()).isNaN();
        assertThat(pri.users().size()).isZero();
        assertThat(pri.leftOut()).isEqualTo(Map.of("liked items all equally popular", 5));
    }

    @Test
    void forItemsUsersWhoLikeNothingOfTheListAreCounted() {
        MetricResult pri = judge(
                new Pri(POPULARITY, LikedRanks.defaults().withUnlisted(Unlisted.LEFT_OUT)),
                List.of(LISTS.get(0), RankedList.ofItems(2, 11), RankedList.ofItems(3, 1)),
                List.of(TRUTHS.get(0), TRUTHS.get(1), Truth.ofRelevant(3)));

        assertThat(pri.users().size()).isEqualTo(1);
        assertThat(pri.leftOut()).isEqualTo(Map.of("no liked item in the list", 1, "no relevant items", 1));
    }
}
