package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Laws of random numbers that are asked by name. */
class LuckTest {
    private static final int DRAWS = 100_000;

    @Test
    void neighboursAreUniformAndIndependent() {
        int cells = 20;
        double[] even = new double[cells * cells];
        Arrays.fill(even, 1.0 / even.length);
        for (Luck luck :
                new Luck[] {Luck.of(0, "a"), Luck.of(1, "a"), Luck.of(0, "b").at(7)}) {
            long[] pairs = new long[cells * cells];
            for (int id = 0; id < DRAWS; id++) {
                pairs[luck.at(id).below(cells) * cells + luck.at(id + 1).below(cells)]++;
            }
            assertThat(Fit.pValue(pairs, even)).isGreaterThan(Fit.REFUTED);
        }
    }

    @Test
    void parentsAndChildrenAreIndependent() {
        int cells = 20;
        double[] even = new double[cells * cells];
        Arrays.fill(even, 1.0 / even.length);
        long[] pairs = new long[cells * cells];
        for (int id = 0; id < DRAWS; id++) {
            Luck luck = Luck.of(3, "c").at(id);
            pairs[luck.below(cells) * cells + luck.at(0).below(cells)]++;
        }

        assertThat(Fit.pValue(pairs, even)).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void everyPathHasItsOwn() {
        Set<Luck> all = new HashSet<>();
        for (long a = -20; a < 20; a++) {
            for (long b = -20; b < 20; b++) {
                all.add(Luck.of(a, "d").at(b));
                all.add(Luck.of(a, "d").at(b).at(1));
                all.add(Luck.of(a, "e").at(b));
            }
        }

        assertThat(all).hasSize(3 * 40 * 40);
    }

    @Test
    void normalsAreNormal() {
        Luck luck = Luck.of(5, "normal");
        double[] normals = LongStream.range(0, DRAWS)
                .mapToDouble(id -> luck.at(id).normal())
                .toArray();

        double error = 5 / Math.sqrt(DRAWS);
        assertThat(Arrays.stream(normals).average().orElseThrow()).isCloseTo(0, within(error));
        assertThat(Arrays.stream(normals).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(error * Math.sqrt(2)));
        assertThat(Arrays.stream(normals).filter(x -> x > 1.96).count() / (double) DRAWS)
                .isCloseTo(0.025, within(0.0025));
        assertThat(new Luck(0).normal()).isFinite();
        assertThat(new Luck(-1).normal()).isFinite();
    }

    @Test
    void exponentialsHaveTheMeanOne() {
        Luck luck = Luck.of(5, "exponential");

        assertThat(LongStream.range(0, DRAWS)
                        .mapToDouble(id -> luck.at(id).exponential())
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(5 / Math.sqrt(DRAWS)));
    }

    @Test
    void uniformsAreNeitherZeroNorOne() {
        assertThat(new Luck(0).uniform()).isPositive();
        assertThat(new Luck(-1).uniform()).isLessThan(1);
        assertThat(new Luck(-1).below(Integer.MAX_VALUE)).isLessThan(Integer.MAX_VALUE);
    }
}
