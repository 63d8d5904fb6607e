package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.JudgedList;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The mean over ties in closed form is the mean of the values of all orders, written out. */
class TieProperties {
    private static Stream<TieAware> metrics(int k) {
        return Stream.of(
                new Precision(k),
                new Precision(k, Precision.Divisor.ITEMS),
                new Recall(k, Denominator.ALL_RELEVANT),
                new Recall(k, Denominator.CAPPED),
                new HitRate(k),
                new ReciprocalRank(k),
                new ReciprocalRank(Metrics.WHOLE_LIST),
                new AveragePrecision(k, Denominator.CAPPED),
                new AveragePrecision(Metrics.WHOLE_LIST, Denominator.ALL_RELEVANT),
                new Ndcg(k, Gain.EXPONENTIAL, Ideal.CUT),
                new Ndcg(Metrics.WHOLE_LIST, Gain.LINEAR, Ideal.FULL, Discount.LOG2_CLIPPED),
                new RPrecision(),
                new Rbp(0.7),
                new Err(k, Gain.EXPONENTIAL, 3),
                new Err(Metrics.WHOLE_LIST, Gain.BINARY, 1));
    }

    @Property(tries = 400)
    void isTheMeanOfAllOrders(
            @ForAll @IntRange(max = 6) int size, @ForAll @IntRange(min = 1, max = 7) int k, @ForAll long seed) {
        Random random = new Random(seed);
        double[] scores = random.ints(size, 0, 3).sorted().mapToDouble(i -> -i).toArray();
        int[] items = new int[size];
        List<int[]> orders = new ArrayList<>();
        orders(items, scores, 0, new boolean[size], orders);
        Truth truth = truth(random);
        RankedList list = RankedList.of(1, orders.get(random.nextInt(orders.size())), scores);

        assertThat(metrics(k)).allSatisfy(metric -> {
            double mean = orders.stream()
                    .mapToDouble(order -> metric.of(RankedList.of(1, order, scores), truth))
                    .average()
                    .orElseThrow();
            if (truth.relevant() == 0) {
                assertThat(metric.overTies(list, truth)).isNaN();
            } else {
                assertThat(metric.overTies(list, truth)).as(metric.variant()).isCloseTo(mean, within(1e-12));
            }
        });
    }

    private static Truth truth(Random random) {
        int[] items = new int[8];
        double[] grades = new double[8];
        for (int i = 0; i < 8; i++) {
            items[i] = i + 1;
            grades[i] = Math.max(0, random.nextInt(6) - 2);
        }
        return Truth.of(1, items, grades);
    }

    /**
     * Every order of items 1 to n in which those of one score trade places: the place of an item without ties is its
     * own.
     */
    private static void orders(int[] items, double[] scores, int place, boolean[] used, List<int[]> orders) {
        if (place == items.length) {
            orders.add(items.clone());
            return;
        }
        for (int item = 0; item < items.length; item++) {
            if (!used[item] && scores[item] == scores[place]) {
                used[item] = true;
                items[place] = item + 1;
                orders(items, scores, place + 1, used, orders);
                used[item] = false;
            }
        }
    }

    @Property
    void withoutTiesIsTheValueOfTheList(@ForAll(supplier = JudgedList.Any.class) JudgedList judged) {
        assertThat(metrics(5))
                .allSatisfy(metric -> assertThat(metric.overTies(judged.list(), judged.truth()))
                        .as(metric.variant())
                        .isCloseTo(metric.of(judged.list(), judged.truth()), within(1e-12)));
    }

    @Example
    void saysSo() {
        assertThat(new Precision(5).averagingTies().variant())
                .isEqualTo("relevant items among the first 5, divided by 5, mean over all orders of equal scores");
        assertThat(new Precision(5)
                        .averagingTies()
                        .whyUndefined(RankedList.empty(1), Truth.of(1, new int[] {2}, new double[] {0})))
                .isEqualTo("no relevant items");
    }
}
