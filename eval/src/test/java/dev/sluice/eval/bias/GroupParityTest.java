package dev.sluice.eval.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Resampled;
import dev.sluice.eval.Truth;
import dev.sluice.eval.statistics.Bootstrap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RSP and REO at known values. Items and users of the paper's notation are one higher here. */
class GroupParityTest {
    private static final ItemGroups GROUPS =
            groups(Map.of("g1", new int[] {1, 2, 3}), Map.of("g2", new int[] {4, 5, 6}));
    private static final InteractionMatrix TRAINING = InteractionMatrix.of(new Interactions.Builder()
            .add(1, 1, 0, 1)
            .add(2, 4, 0, 1)
            .add(3, 2, 0, 1)
            .build(4, 7));
    private static final List<RankedList> LISTS =
            List.of(RankedList.ofItems(1, 2, 4, 6), RankedList.ofItems(2, 1, 5, 2), RankedList.ofItems(3, 3, 6, 1));
    private static final List<Truth> TRUTHS =
            List.of(Truth.ofRelevant(1, 2, 5), Truth.ofRelevant(2, 2, 5), Truth.ofRelevant(3, 3, 4));

    private static final Judgements JUDGEMENTS = new Judgements.Builder()
            .add(1, 2, 1)
            .add(1, 5, 1)
            .add(2, 2, 1)
            .add(2, 5, 1)
            .add(3, 3, 1)
            .add(3, 4, 1)
            .build();

    @SafeVarargs
    private static ItemGroups groups(Map<String, int[]>... groups) {
        Map<String, int[]> members = new LinkedHashMap<>();
        for (Map<String, int[]> group : groups) {
            members.putAll(group);
        }
        return ItemGroups.of("groups", 7, members);
    }

    private static Accumulator judged(Metric metric) {
        Accumulator accumulator = metric.begin();
        for (int i = 0; i < LISTS.size(); i++) {
            accumulator.add(LISTS.get(i), TRUTHS.get(i));
        }
        return accumulator;
    }

    private static MetricResult judge(Metric metric) {
        return judged(metric).result();
    }

    @Test
    void parityIsThatOfThePaper() {
        Rsp rsp = new Rsp(2, GROUPS, TRAINING);

        assertThat(judge(rsp).value()).isCloseTo(0.0666666667, within(1e-9));
        assertThat(judge(rsp).users().size()).isEqualTo(3);
        assertThat(rsp.rates(JUDGEMENTS, LISTS.stream()))
                .containsExactly(new GroupRate("g1", 3, 3, 7), new GroupRate("g2", 3, 3, 8));
    }

    @Test
    void opportunityIsThatOfThePaper() {
        Reo reo = new Reo(2, GROUPS, TRAINING);

        assertThat(judge(reo).value()).isCloseTo(0.3333333333, within(1e-9));
        assertThat(reo.rates(JUDGEMENTS, LISTS.stream()))
                .containsExactly(new GroupRate("g1", 3, 2, 3), new GroupRate("g2", 3, 1, 3));
    }

    @Test
    void ratesCountMissingListsAsEmptyAndOthersNotAtAll() {
        Rsp rsp = new Rsp(2, GROUPS, TRAINING);

        assertThat(rsp.rates(JUDGEMENTS, Stream.of(LISTS.get(0), RankedList.ofItems(77, 1, 2))))
                .containsExactly(new GroupRate("g1", 3, 1, 7), new GroupRate("g2", 3, 1, 8));
    }

    @Test
    void theDeviationIsThatOfAPopulation() {
        // One user, groups of 2, 4 and 8 items, one of each recommended: rates .5, .25, .125.
        ItemGroups sizes = ItemGroups.of(
                "sizes",
                15,
                new LinkedHashMap<>(Map.of("two", new int[] {1, 2}, "four", new int[] {3, 4, 5, 6}, "eight", new int[] {
                    7, 8, 9, 10, 11, 12, 13, 14
                })));
        Accumulator rsp = new Rsp(3, sizes, InteractionMatrix.of(new Interactions.Builder().build(2, 15))).begin();
        rsp.add(RankedList.ofItems(1, 1, 3, 7), Truth.ofRelevant(1));

        assertThat(rsp.result().value()).isCloseTo(.5345224838, within(1e-9));
    }

    @Test
    void aGroupWithoutItemsIsLeftOutAndNamed() {
        ItemGroups three = groups(
                Map.of("g1", new int[] {1, 2, 3}), Map.of("none", new int[0]), Map.of("g2", new int[] {4, 5, 6}));
        Rsp rsp = new Rsp(2, three, TRAINING);

        assertThat(judge(rsp).value()).isCloseTo(0.0666666667, within(1e-9));
        assertThat(judge(rsp).variant()).contains("; no item in none");
        assertThat(rsp.rates(JUDGEMENTS, LISTS.stream()).get(1)).isEqualTo(new GroupRate("none", 0, 0, 0));
        assertThat(rsp.rates(JUDGEMENTS, LISTS.stream()).get(1).rate()).isNaN();
        assertThat(judge(new Reo(2, three, TRAINING)).value()).isCloseTo(0.3333333333, within(1e-9));
    }

    @Test
    void oneGroupIsNoneToCompareAndCountedSo() {
        ItemGroups one = groups(Map.of("g1", new int[] {1, 2, 3}));

        MetricResult rsp = judge(new Rsp(2, one, TRAINING));

        assertThat(rsp.value()).isNaN();
        assertThat(rsp.users().size()).isZero();
        assertThat(rsp.leftOut()).isEqualTo(Map.of("fewer than 2 groups with items", 3));
    }

    @Test
    void whatIsNeverRecommendedHasNoMean() {
        Accumulator reo = new Reo(1, GROUPS, TRAINING).begin();
        reo.add(RankedList.ofItems(1, 6), Truth.ofRelevant(1, 2, 5));
        reo.add(RankedList.ofItems(2, 6), Truth.ofRelevant(2));

        assertThat(reo.result().value()).isNaN();
        assertThat(reo.result().leftOut())
                .isEqualTo(Map.of("no item of any group shown", 1, "no relevant item of any group", 1));
    }

    @Test
    void seenItemsNeitherCountNorGiveTheirPlaceAway() {
        Judgements one = new Judgements.Builder().add(1, 5, 1).build();

        assertThat(new Rsp(2, GROUPS, TRAINING)
                        .rates(one, Stream.of(RankedList.ofItems(1, 1, 4, 2, 3)))
                        .get(0))
                .isEqualTo(new GroupRate("g1", 3, 0, 2));
    }

    @Test
    void usersAndItemsTrainingDoesNotKnowCountAsUnseen() {
        Judgements stranger = new Judgements.Builder().add(99, 500, 1).build();

        assertThat(new Rsp(3, GROUPS, TRAINING)
                        .rates(stranger, Stream.of(RankedList.ofItems(99, 1, 500, 2)))
                        .get(0)
                        .rate())
                .isEqualTo(2 / 3.0);
    }

    @Test
    void thereIsAnInterval() {
        Accumulator rsp = judged(new Rsp(2, GROUPS, TRAINING));

        assertThat(((Resampled) rsp)
                        .interval(Bootstrap.defaults())
                        .contains(rsp.result().value()))
                .isTrue();
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new Rsp(0, GROUPS, TRAINING)).hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> new Reo(0, GROUPS, TRAINING)).hasMessage("k must be at least 1: 0");
    }
}
