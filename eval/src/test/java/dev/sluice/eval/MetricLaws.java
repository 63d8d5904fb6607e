package dev.sluice.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of a metric of a list that judges by order and says 0 to 1. Implement it in a test of the metric. */
public interface MetricLaws {
    /** The metric to test. */
    ListMetric metric();

    @Property
    default void saysZeroToOneUnlessThereIsNothingRelevant(@ForAll(supplier = JudgedList.Any.class) JudgedList judged) {
        double value = metric().of(judged.list(), judged.truth());
        if (judged.truth().relevant() == 0) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isBetween(0.0, 1.0);
        }
    }

    @Property
    default void onlyOrderMatters(@ForAll(supplier = JudgedList.Any.class) JudgedList judged) {
        Assume.that(judged.truth().relevant() > 0);
        RankedList list = judged.list();
        double[] others = IntStream.range(0, list.size())
                .mapToDouble(place -> Math.exp(list.score(place) / 7) - 3)
                .toArray();
        RankedList mapped = RankedList.of(list.user(), list.items().toArray(), others);

        assertThat(metric().of(mapped, judged.truth())).isEqualTo(metric().of(list, judged.truth()));
    }

    @Property
    default void anEmptyListScoresNothing(@ForAll(supplier = JudgedList.Any.class) JudgedList judged) {
        Assume.that(judged.truth().relevant() > 0);

        assertThat(metric().of(RankedList.empty(judged.list().user()), judged.truth()))
                .isZero();
    }

    @Property
    default void aRelevantItemMovedUpNeverHurts(@ForAll(supplier = JudgedList.Any.class) JudgedList judged) {
        Assume.that(judged.truth().relevant() > 0);
        double before = metric().of(judged.list(), judged.truth());
        int[] items = judged.list().items().toArray();
        for (int place = 1; place < items.length; place++) {
            if (judged.truth().grade(items[place]) > judged.truth().grade(items[place - 1])) {
                int up = items[place];
                items[place] = items[place - 1];
                items[place - 1] = up;
                RankedList moved = RankedList.ofItems(judged.list().user(), items);
                assertThat(metric().of(moved, judged.truth())).isGreaterThanOrEqualTo(before - 1e-12);
                return;
            }
        }
    }
}
