package dev.sluice.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

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
}
