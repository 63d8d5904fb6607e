package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How much two lists are alike. */
class ListOverlapTest {
    @Example
    void goldenValues() {
        ListOverlap overlap = ListOverlap.of(List.of("a", "b", "c"), List.of("b", "a", "d", "c"));

        // common down to each place: 0, 2, 2, 3
        assertThat(overlap.share()).isEqualTo(3 / 4.0);
        // .1/.9 * (.9*0/1 + .81*2/2 + .729*2/3 + .6561*3/4 + .6561*2*1/(3*4)) + ((3-2)/4 + 2/3) * .6561
        double sum = 0.81 + 0.729 * 2 / 3 + 0.6561 * 3 / 4 + 0.6561 * 2 / 12;
        assertThat(overlap.rankBiased(0.9)).isCloseTo(sum / 9 + (0.25 + 2 / 3.0) * 0.6561, within(1e-12));
    }

    @Example
    void edges() {
        ListOverlap none = ListOverlap.of(List.of(), List.of());
        assertThat(none.share()).isEqualTo(1);
        assertThat(none.rankBiased(0.9)).isEqualTo(1);
        ListOverlap half = ListOverlap.of(List.of("a"), List.of());
        assertThat(half.share()).isZero();
        assertThat(half.rankBiased(0.9)).isZero();
    }

    @Property(tries = 300)
    void agreesWithACountOfSets(
            @ForAll @IntRange(max = 12) int one, @ForAll @IntRange(max = 12) int other, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> first = drawn(one, random);
        List<String> second = drawn(other, random);
        ListOverlap overlap = ListOverlap.of(first, second);

        int longer = Math.max(one, other);
        assertThat(overlap.share()).isEqualTo(longer == 0 ? 1 : (double) common(first, second, longer) / longer);
        assertThat(overlap.rankBiased(0.9))
                .isBetween(0.0, 1.0)
                .isCloseTo(ListOverlap.of(second, first).rankBiased(0.9), within(1e-12))
                .isCloseTo(naive(first, second, 0.9), within(1e-12));
        assertThat(ListOverlap.of(first, first).rankBiased(0.9)).isCloseTo(1, within(1e-12));
    }

    private static double naive(List<String> first, List<String> second, double p) {
        int s = Math.min(first.size(), second.size());
        int l = Math.max(first.size(), second.size());
        if (s == 0) {
            return l == 0 ? 1 : 0;
        }
        double sum = 0;
        for (int d = 1; d <= l; d++) {
            sum += Math.pow(p, d) * common(first, second, d) / d;
        }
        double atShorter = common(first, second, s);
        for (int d = s + 1; d <= l; d++) {
            sum += Math.pow(p, d) * atShorter * (d - s) / (s * d);
        }
        return (1 - p) / p * sum + ((common(first, second, l) - atShorter) / l + atShorter / s) * Math.pow(p, l);
    }

    private static int common(List<String> first, List<String> second, int depth) {
        Set<String> both = new HashSet<>(first.subList(0, Math.min(depth, first.size())));
        both.retainAll(second.subList(0, Math.min(depth, second.size())));
        return both.size();
    }

    private static List<String> drawn(int size, Random random) {
        return IntStream.generate(() -> random.nextInt(15))
                .distinct()
                .limit(size)
                .mapToObj(String::valueOf)
                .toList();
    }
}
