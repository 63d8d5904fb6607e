package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the coverage curve. */
class CoverageCurveProperties {
    private static CoverageCurve curve(List<Integer> counts) {
        return CoverageCurve.ofCounts(
                counts.stream().mapToInt(Integer::intValue).toArray());
    }

    @Property
    void agreesWithTakingItemsUntilItIsEnough(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 9) Integer> counts,
            @ForAll @IntRange(min = 1, max = 1000) int thousandths) {
        counts.set(0, counts.get(0) + 1);
        int[] falling = counts.stream()
                .sorted(Collections.reverseOrder())
                .mapToInt(Integer::intValue)
                .toArray();
        long all = Arrays.stream(falling).sum();
        int items = 0;
        for (long taken = 0; taken * 1000 < thousandths * all; items++) {
            taken += falling[items];
        }

        assertThat(curve(counts).itemsFor(thousandths / 1000.0)).isEqualTo(items);
    }

    @Property
    void orderOfItemsDoesNotMatterAndMoreTakesNoFewer(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 9) Integer> counts, @ForAll long seed) {
        counts.set(0, counts.get(0) + 1);
        CoverageCurve curve = curve(counts);
        Collections.shuffle(counts, new Random(seed));

        assertThat(curve(counts).points()).isEqualTo(curve.points());
        assertThat(curve.points())
                .extracting(CoverageCurve.Point::items)
                .isSorted()
                .endsWith(curve.items());
    }
}
