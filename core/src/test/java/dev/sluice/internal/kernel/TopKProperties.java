package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the selection: it is a sort by score, then index, cut at k. */
class TopKProperties {
    @Property
    void selectsWhatASortWould(
            @ForAll @Size(max = 200) List<@IntRange(min = -5, max = 5) Integer> scores,
            @ForAll @IntRange(min = 0, max = 50) int k) {
        TopK best = new TopK(k);
        for (int index = 0; index < scores.size(); index++) {
            best.offer(index, scores.get(index));
        }
        int[] expected = IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.<Integer, Integer>comparing(scores::get)
                        .reversed()
                        .thenComparing(index -> index))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();

        int[] indexes = new int[k];
        float[] found = new float[k];
        int count = best.drain(indexes, found);

        assertThat(Arrays.copyOf(indexes, count)).isEqualTo(expected);
        for (int i = 0; i < count; i++) {
            assertThat(found[i]).isEqualTo((float) scores.get(indexes[i]));
        }
        assertThat(best.size()).isZero();
    }
}
