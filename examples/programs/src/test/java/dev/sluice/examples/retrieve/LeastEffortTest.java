package dev.sluice.examples.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** How little effort is enough, of an index that finds the one row from some effort on. */
class LeastEffortTest {
    private static final List<int[]> TRUTH = List.of(new int[] {7});

    @Test
    void isTheEffortAtWhichTheRowIsFound() {
        for (double from : new double[] {0.001, 0.03, 0.5}) {
            assertThat(LeastEffort.reaching(0.96, TRUTH, findingFrom(from)) / from)
                    .isBetween(1.0, 1.01);
        }
    }

    @Test
    void isAllWhereLessIsNotEnough() {
        assertThat(LeastEffort.reaching(0.96, TRUTH, findingFrom(1))).isCloseTo(1, within(0.01));
        assertThat(LeastEffort.reaching(0.96, TRUTH, findingFrom(2))).isEqualTo(1);
    }

    private static DoubleFunction<List<int[]>> findingFrom(double least) {
        return effort -> List.of(effort >= least ? new int[] {7} : new int[] {8});
    }
}
