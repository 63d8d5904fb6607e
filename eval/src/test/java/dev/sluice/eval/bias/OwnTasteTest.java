package dev.sluice.eval.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A list against its user's own history, and who gets the attention. */
class OwnTasteTest {
    /** User 1 has 7 items of a (1 to 7) and 3 of b (8 to 10); user 2 has item 12, of both; user 3 item 13, of none. */
    private static final InteractionMatrix HISTORY = history();

    private static final ItemGroups GROUPS = groups();

    private static InteractionMatrix history() {
        Interactions.Builder events = new Interactions.Builder();
        for (int item = 1; item <= 10; item++) {
            events.add(1, item, 0, 1).add(1, item, 1, 1);
        }
        return InteractionMatrix.of(events.add(2, 12, 0, 1).add(3, 13, 0, 1).build(4, 14));
    }

    private static ItemGroups groups() {
        Map<String, int[]> members = new LinkedHashMap<>();
        members.put("a", new int[] {1, 2, 3, 4, 5, 6, 7, 11, 12});
        members.put("b", new int[] {8, 9, 10, 12});
        return ItemGroups.of("genres", 14, members);
    }

    private static Truth nothing(RankedList list) {
        return Truth.ofRelevant(list.user());
    }

    @Example
    void miscalibrationIsTheDivergenceOfTheMixes() {
        Miscalibration steck = new Miscalibration(2, GROUPS, HISTORY, KullbackLeibler.smoothed());
        Miscalibration lin = new Miscalibration(2, GROUPS, HISTORY, new JensenShannon());
        RankedList one = RankedList.ofItems(1, 11, 13, 8);
        RankedList both = RankedList.ofItems(1, 12, 13);

        assertThat(steck.of(one, nothing(one))).isCloseTo(1.133981751353524, within(1e-12));
        assertThat(steck.of(both, nothing(both))).isCloseTo(0.08069087003563716, within(1e-12));
        assertThat(lin.of(one, nothing(one))).isCloseTo(0.16919485510105411, within(1e-12));
        assertThat(lin.of(both, nothing(both))).isCloseTo(0.030305144839322347, within(1e-12));
        assertThat(steck.variant())
                .isEqualTo(
                        "Kullback-Leibler (natural log, alpha = 0.01) of the mix of genres in the first 2 from that of"
                                + " the user's history");
    }

    @Example
    void whoHasNothingToBeHeldAgainstIsCountedByReason() {
        Miscalibration steck = new Miscalibration(2, GROUPS, HISTORY, KullbackLeibler.smoothed());
        RankedList unknown = RankedList.ofItems(9, 1);
        RankedList ungrouped = RankedList.ofItems(3, 1);
        RankedList empty = RankedList.empty(1);

        assertThat(steck.of(unknown, nothing(unknown))).isNaN();
        assertThat(steck.whyUndefined(unknown, nothing(unknown))).isEqualTo("no history");
        assertThat(steck.of(ungrouped, nothing(ungrouped))).isNaN();
        assertThat(steck.whyUndefined(ungrouped, nothing(ungrouped))).isEqualTo("no item of any group");
        assertThat(steck.of(empty, nothing(empty))).isNaN();
        assertThat(steck.whyUndefined(empty, nothing(empty))).isEqualTo("empty list");
    }

    @Example
    void liftComparesMeanPopularity() {
        ItemPopularity popularity = ItemPopularity.ofCounts(0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 8, 4);
        PopularityLift lift = new PopularityLift(2, popularity, HISTORY);
        RankedList list = RankedList.ofItems(1, 11, 12, 1);
        RankedList cold = RankedList.ofItems(2, 13);
        RankedList unmet = RankedList.ofItems(3, 1);

        assertThat(lift.of(list, nothing(list))).isCloseTo(6 / 2.0 - 1, within(1e-12));
        assertThat(lift.of(cold, nothing(cold))).isEqualTo(-1);
        assertThat(lift.of(unmet, nothing(unmet))).isNaN();
        assertThat(lift.whyUndefined(unmet, nothing(unmet))).isEqualTo("history of items nobody met");
        assertThat(lift.of(RankedList.empty(1), Truth.ofRelevant(1))).isNaN();
    }

    @Example
    void exposureIsDiscountedByPlaceAndSharedByGroups() {
        RankedList list = RankedList.ofItems(1, 13, 8, 12);
        GroupExposure a = new GroupExposure(3, GROUPS, "a");
        GroupExposure b = new GroupExposure(3, GROUPS, "b");

        assertThat(a.of(list, nothing(list))).isCloseTo(0.11731968150568911, within(1e-12));
        assertThat(b.of(list, nothing(list))).isCloseTo(0.41340159247155434, within(1e-12));
        assertThat(a.of(RankedList.empty(1), Truth.ofRelevant(1))).isNaN();
        assertThatThrownBy(() -> new GroupExposure(3, GROUPS, "c")).hasMessageContaining("there is no group c");
    }

    @Property
    void divergencesAreZeroForTheSameAndWithinTheirBounds(
            @ForAll @IntRange(min = 1, max = 12) int groups, @ForAll long seed) {
        Random random = new Random(seed);
        double[] one = mix(random, groups);
        double[] other = mix(random, groups);
        KullbackLeibler kl = new KullbackLeibler(0.05);
        JensenShannon js = new JensenShannon();

        assertThat(kl.of(one, one)).isCloseTo(0, within(1e-12));
        assertThat(js.of(one, one)).isCloseTo(0, within(1e-12));
        // What is found is at least alpha times the target, so the logarithm is at most that of 1 / alpha.
        assertThat(kl.of(one, other)).isBetween(0.0, Math.log(1 / 0.05) + 1e-12);
        assertThat(js.of(one, other)).isBetween(0.0, 1.0).isCloseTo(js.of(other, one), within(1e-12));
    }

    private static double[] mix(Random random, int groups) {
        double[] shares =
                random.doubles(groups).map(share -> share < 0.4 ? 0 : share).toArray();
        shares[random.nextInt(groups)] += 0.1;
        double sum = DoubleStream.of(shares).sum();
        return DoubleStream.of(shares).map(share -> share / sum).toArray();
    }

    @Property
    void exposuresOfAllGroupsAddUpToThatOfGroupedItems(@ForAll long seed) {
        int[] items = new Random(seed).ints(1, 14).distinct().limit(6).toArray();
        RankedList list = RankedList.ofItems(1, items);
        double sum = GROUPS.names().stream()
                .mapToDouble(group -> new GroupExposure(5, GROUPS, group).of(list, nothing(list)))
                .sum();
        boolean all = list.items().limit(5).noneMatch(item -> item == 13);

        assertThat(sum).isBetween(0.0, 1 + 1e-12);
        if (all) {
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @Example
    void settingsAreChecked() {
        assertThatThrownBy(() -> new KullbackLeibler(0)).hasMessage("alpha must be above 0 and below 1: 0.0");
        assertThatThrownBy(() -> new Miscalibration(0, GROUPS, HISTORY, new JensenShannon()))
                .hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> new PopularityLift(0, ItemPopularity.ofCounts(0, 1), HISTORY))
                .hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> new GroupExposure(0, GROUPS, "a")).hasMessage("k must be at least 1: 0");
    }
}
