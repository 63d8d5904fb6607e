package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the distance between two samples. */
class KolmogorovSmirnovProperties {
    @Property
    void isTheLargestDifferenceOfSharesAtOrBelowAnyNumber(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -5, max = 5) Integer> one,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -5, max = 5) Integer> other) {
        double naive = IntStream.rangeClosed(-5, 5)
                .mapToDouble(number -> Math.abs(share(one, number) - share(other, number)))
                .max()
                .orElse(0);

        assertThat(KolmogorovSmirnov.distance(floats(one), floats(other))).isCloseTo(naive, within(1e-12));
        assertThat(KolmogorovSmirnov.distance(floats(other), floats(one))).isCloseTo(naive, within(1e-12));
    }

    private static double share(List<Integer> sample, int number) {
        return (double) sample.stream().filter(value -> value <= number).count() / sample.size();
    }

    private static float[] floats(List<Integer> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }

    @Example
    void knownDistances() {
        assertThat(KolmogorovSmirnov.distance(new float[] {4, 1, 3, 2}, new float[] {6, 5, 4, 3}))
                .isEqualTo(0.5);
        assertThat(KolmogorovSmirnov.distance(new float[] {1}, new float[] {2, 3}))
                .isEqualTo(1);
        assertThat(KolmogorovSmirnov.distance(new float[] {0f}, new float[] {-0f}))
                .isZero();
        assertThat(KolmogorovSmirnov.distance(new float[0], new float[] {1})).isNaN();
    }
}
