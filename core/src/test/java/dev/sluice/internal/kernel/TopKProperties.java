package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the selection: it is a sort by score, then index, cut at k. */
class TopKProperties {
    private final TopK reused = new TopK(0);

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

    @Property(tries = 200)
    void keepsTheSameWhenItIsAskedForItsThreshold(
            @ForAll @IntRange(min = 1, max = 2_000) int k,
            @ForAll @IntRange(max = 20_000) int offered,
            @ForAll @IntRange(min = 1, max = 1_000) int values,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] scores = new float[offered];
        for (int index = 0; index < offered; index++) {
            scores[index] = (random.nextInt(values) - values / 2) * 0.37f;
        }
        List<Integer> indexes = IntStream.range(0, offered).boxed().collect(Collectors.toList());
        Collections.shuffle(indexes, random);

        reused.begin(k);
        for (int index : indexes) {
            if (scores[index] >= reused.threshold()) {
                reused.offer(index, scores[index]);
            }
        }

        assertThat(Arrays.stream(indexes(reused)).sorted())
                .containsExactlyElementsOf(indexes.stream()
                        .sorted(Comparator.<Integer>comparingDouble(index -> -scores[index])
                                .thenComparing(index -> index))
                        .limit(k)
                        .sorted()
                        .toList());
    }

    private static int[] indexes(TopK best) {
        int[] indexes = new int[best.size()];
        best.indexes(indexes);
        return indexes;
    }

    @Property(tries = 200)
    void admitsWhatWouldBeAmongTheBest(
            @ForAll @IntRange(max = 100) int k,
            @ForAll @IntRange(max = 500) int offered,
            @ForAll @IntRange(min = 1, max = 100) int values,
            @ForAll long seed) {
        Random random = new Random(seed);
        TopK best = new TopK(k);
        float[] scores = new float[offered + 1];
        for (int index = 0; index <= offered; index++) {
            scores[index] = random.nextInt(values);
            if (index < offered) {
                best.offer(index + 1, scores[index]);
            }
        }
        int index = random.nextInt(2) * (offered + 1); // before all others, or behind them

        boolean admitted = best.admits(index, scores[offered]);
        best.offer(index, scores[offered]);

        assertThat(admitted).isEqualTo(IntStream.of(indexes(best)).anyMatch(kept -> kept == index));
    }

    @Property
    void whatIsNoNumberIsNotKept(@ForAll @IntRange(max = 50) int k, @ForAll int payload) {
        TopK best = new TopK(k);
        best.offer(0, Float.intBitsToFloat(0x7f800001 | payload)); // NaN, of either sign
        best.offer(1, Float.NEGATIVE_INFINITY);

        assertThat(indexes(best)).isEqualTo(k == 0 ? new int[0] : new int[] {1});
    }

    @Property
    void equalScoresAreOrderedByIndexBeTheyZeroOfEitherSign(@ForAll @IntRange(min = 2, max = 300) int count) {
        TopK best = new TopK(count - 1);
        for (int index = count - 1; index >= 0; index--) {
            best.offer(index, index % 2 == 0 ? 0f : -0f);
        }

        int[] indexes = new int[count - 1];
        best.drain(indexes, new float[count - 1]);

        assertThat(indexes).isEqualTo(IntStream.range(0, count - 1).toArray());
    }
}
