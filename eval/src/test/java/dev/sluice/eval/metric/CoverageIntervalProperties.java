package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Resampled;
import dev.sluice.eval.Truth;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How far coverage moves when other users are asked. */
class CoverageIntervalProperties {
    private static final int ITEMS = 1000;
    private static final CatalogueCoverage COVERAGE = new CatalogueCoverage(10, ITEMS);

    /** Lists of 12 items, low rows more often than high ones. */
    private static Accumulator randomLists(int users, long seed) {
        Random random = new Random(seed);
        Accumulator accumulator = COVERAGE.begin();
        for (int user = 1; user <= users; user++) {
            int[] items = random.doubles()
                    .mapToInt(uniform -> 1 + (int) (ITEMS * uniform * uniform))
                    .distinct()
                    .limit(12)
                    .toArray();
            add(accumulator, user, items);
        }
        return accumulator;
    }

    private static void add(Accumulator accumulator, int user, int... items) {
        accumulator.add(RankedList.ofItems(user, items), Truth.ofRelevant(user));
    }

    private static Interval interval(Accumulator accumulator) {
        return ((Resampled) accumulator).interval(Bootstrap.defaults());
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    @Property(tries = 50)
    void containsTheValueAndStaysWithinZeroAndOne(@ForAll @IntRange(min = 1, max = 60) int users, @ForAll long seed) {
        Accumulator accumulator = new CatalogueCoverage(3, 40).begin();
        Random random = new Random(seed);
        IntStream.rangeClosed(1, users)
                .forEach(user -> add(
                        accumulator,
                        user,
                        random.ints(1, 41).distinct().limit(random.nextInt(5)).toArray()));

        Interval interval = interval(accumulator);

        assertThat(interval.low()).isBetween(0.0, accumulator.result().value());
        assertThat(interval.high()).isBetween(accumulator.result().value(), 1.0);
    }

    @Example
    void containsTheValueWhereSeldomAResampleDiffers() {
        // Nobody of the four who see other items is drawn in 1.8 % of resamples: less than either tail.
        Accumulator accumulator = COVERAGE.begin();
        IntStream.rangeClosed(1, 200).forEach(user -> add(accumulator, user, user <= 4 ? 1 : 2));

        Interval interval = interval(accumulator);

        assertThat(interval.contains(accumulator.result().value())).isTrue();
    }

    @Example
    void isSomewhatWiderThanCoverageVariesBetweenSamples() {
        double[] values = IntStream.range(0, 400)
                .mapToDouble(seed -> randomLists(200, seed).result().value())
                .sorted()
                .toArray();
        double spread = values[389] - values[10];
        double mean = IntStream.range(0, 20)
                .mapToDouble(seed -> width(interval(randomLists(200, seed))))
                .average()
                .orElseThrow();

        // Some users are drawn twice, others not at all: that varies more than a new sample would.
        assertThat(mean).isBetween(spread, 1.6 * spread);
    }

    @Example
    void moreUsersMakeItNarrower() {
        double few = width(interval(randomLists(100, 1)));
        double more = width(interval(randomLists(600, 1)));
        double many = width(interval(randomLists(1500, 1)));

        assertThat(more).isBetween(0.01, few / 2);
        assertThat(many).isLessThan(more / 2);
    }

    @Property(tries = 20)
    void isAPointWhereEverybodySeesTheSame(@ForAll @IntRange(min = 1, max = 10) int size) {
        Accumulator accumulator = COVERAGE.begin();
        int[] items = IntStream.rangeClosed(1, size).toArray();
        IntStream.rangeClosed(1, 300).forEach(user -> add(accumulator, user, items));

        assertThat(interval(accumulator)).isEqualTo(new Interval(size / 1000.0, size / 1000.0, 0.95));
    }

    @Example
    void refusesNobodyAndTwoListsOfAUser() {
        Accumulator accumulator = COVERAGE.begin();
        assertThatThrownBy(() -> interval(accumulator)).hasMessage("an interval needs at least one value");
        add(accumulator, 3, 1);
        add(accumulator, 3, 2);
        assertThatThrownBy(() -> interval(accumulator)).hasMessage("user 3 has two values");
    }
}
