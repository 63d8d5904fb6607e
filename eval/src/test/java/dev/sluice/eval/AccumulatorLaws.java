package dev.sluice.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eval.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the accumulators of a metric. Implement it in a test of the metric. */
public interface AccumulatorLaws {
    /** The metric to test; it must bear items 1 to 40. */
    Metric metric();

    /** A list of a user, everything drawn by this seed; items 1 to 40, and scores the metric bears. */
    default JudgedList judged(int user, long seed) {
        return JudgedList.random(user, seed);
    }

    @Property(tries = 300)
    default void mergesToTheSameBitsInAnyOrder(
            @ForAll @IntRange(max = 60) int users, @ForAll @IntRange(min = 1, max = 6) int parts, @ForAll long seed) {
        List<JudgedList> lists = lists(users, seed);
        Random random = new Random(seed);
        Accumulator whole = metric().begin();
        lists.forEach(judged -> whole.add(judged.list(), judged.truth()));

        Collections.shuffle(lists, random);
        List<Accumulator> accumulators =
                IntStream.range(0, parts).mapToObj(part -> metric().begin()).toList();
        lists.forEach(judged -> accumulators.get(random.nextInt(parts)).add(judged.list(), judged.truth()));
        Accumulator merged = metric().begin();
        accumulators.forEach(merged::merge);

        assertSame(merged.result(), whole.result());
        if (whole.result().users().size() > 0 && whole instanceof Resampled one && merged instanceof Resampled other) {
            Bootstrap bootstrap = Bootstrap.defaults().withResamples(100);
            assertThat(other.interval(bootstrap)).isEqualTo(one.interval(bootstrap));
        }
    }

    @Example
    default void refusesTwoListsOfAUserAndAnotherMetric() {
        Accumulator accumulator = metric().begin();
        RankedList list = RankedList.ofItems(3, 1);
        accumulator.add(list, Truth.ofRelevant(3, 1));
        accumulator.add(list, Truth.ofRelevant(3, 1));
        ListMetric constant = (any, truth) -> 1;

        assertThatThrownBy(accumulator::result).hasMessageContaining("user 3");
        assertThatThrownBy(() -> accumulator.merge(constant.named("other").begin()))
                .hasMessage("not an accumulator of " + metric().name());
    }

    private List<JudgedList> lists(int users, long seed) {
        List<JudgedList> lists = new ArrayList<>();
        for (int user = 1; user <= users; user++) {
            lists.add(judged(user, seed + user));
        }
        return lists;
    }

    private static void assertSame(MetricResult one, MetricResult other) {
        assertThat(Double.doubleToRawLongBits(one.value())).isEqualTo(Double.doubleToRawLongBits(other.value()));
        assertThat(one.users().sameUsers(other.users())).isTrue();
        assertThat(one.users().values()).isEqualTo(other.users().values());
        assertThat(one.leftOut()).isEqualTo(other.leftOut());
        assertThat(one.variant()).isEqualTo(other.variant());
    }
}
