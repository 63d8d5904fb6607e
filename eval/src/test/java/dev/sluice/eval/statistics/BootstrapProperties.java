package dev.sluice.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

class BootstrapProperties {
    @Property(tries = 100)
    void theIntervalContainsTheMeanAndStaysWithinTheValues(
            @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = -1, max = 1) Double> sample) {
        double[] values = sample.stream().mapToDouble(value -> value).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();

        Interval interval = Bootstrap.defaults().mean(values);

        assertThat(interval.low()).isBetween(Arrays.stream(values).min().orElseThrow() - 1e-12, mean + 1e-12);
        assertThat(interval.high())
                .isBetween(mean - 1e-12, Arrays.stream(values).max().orElseThrow() + 1e-12);
    }

    @Property(tries = 20)
    void columnsDrawTheSameUsers(@ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1, max = 1) Double> sample) {
        double[] values = sample.stream().mapToDouble(value -> value).toArray();
        double[] shifted = Arrays.stream(values).map(value -> 2 * value + 1).toArray();
        Bootstrap bootstrap = Bootstrap.defaults().withResamples(200);

        List<Interval> both = bootstrap.means(List.of(values, shifted));

        assertThat(both).containsExactly(bootstrap.mean(values), bootstrap.mean(shifted));
        assertThat(both.get(1).low()).isCloseTo(2 * both.get(0).low() + 1, Offset.offset(1e-12));
    }

    @Example
    void everyUserIsDrawnAsOftenAsAnyOther() {
        int users = 1000;
        double[] often = new double[users];
        Draws[] draws = Draws.of(7, 1000, users);
        for (Draws resample : draws) {
            for (int i = 0; i < users; i++) {
                often[resample.next()]++;
            }
        }

        // A million draws: 1000 each, with a variance of 1000 * .999. Chi-square has 999 degrees of freedom.
        double chiSquare = Arrays.stream(often)
                .map(count -> (count - 1000) * (count - 1000) / 1000)
                .sum();
        assertThat(chiSquare).isBetween(820.0, 1180.0);
    }

    @Example
    void resamplesAreNotAlike() {
        int users = 100_000;
        Draws[] draws = Draws.of(7, 2, users);
        int[] one = IntStream.range(0, users).map(i -> draws[0].next()).toArray();
        int[] other = IntStream.range(0, users).map(i -> draws[1].next()).toArray();

        // Streams that were one stream shifted would share nearly all runs of three.
        Set<List<Integer>> runs = IntStream.range(2, users)
                .mapToObj(i -> List.of(one[i - 2], one[i - 1], one[i]))
                .collect(Collectors.toSet());
        assertThat(IntStream.range(2, users).filter(i -> runs.contains(List.of(other[i - 2], other[i - 1], other[i]))))
                .isEmpty();
    }
}
