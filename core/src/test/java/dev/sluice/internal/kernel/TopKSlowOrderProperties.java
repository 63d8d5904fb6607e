package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Orders of arrival made to be slow: whatever the selection takes as its pivot, it can set only two apart by it, so
 * that it has to give up and sort.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-024X(199708)27:8%3C983::AID-SPE117%3E3.0.CO;2-%23">Musser 1997,
 *     Introspective Sorting and Selection Algorithms</a>
 */
class TopKSlowOrderProperties {
    /** At least this many, so that after 64 rounds of two there is something left on either side. */
    private static final int LEAST = 140;

    @Property(tries = 200)
    void keepsTheGreatestWhenTheGreatestAreSetApartTwoByTwo(@ForAll @IntRange(min = LEAST, max = 2_000) int k) {
        TopK best = new TopK(k);
        requireGreatest(best, k, greatestFirst(best.room()));
    }

    @Property(tries = 200)
    void keepsTheGreatestWhenTheLeastAreSetApartTwoByTwo(@ForAll @IntRange(min = LEAST, max = 2_000) int k) {
        TopK best = new TopK(k);
        requireGreatest(best, k, leastFirst(best.room()));
    }

    /** To set so many apart two by two would take about a minute. */
    @Example
    void givesUpInTime() {
        TopK best = new TopK(500_000);
        float[] scores = greatestFirst(best.room());

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> offer(best, scores));

        assertThat(best.size()).isEqualTo(500_000);
        assertThat(best.threshold()).isEqualTo(best.room() - 500_000 + 1f);
    }

    private static void offer(TopK best, float[] scores) {
        for (int index = 0; index < scores.length; index++) {
            best.offer(index, scores[index]);
        }
    }

    /** Offers as many as there is room for, by which they are thinned out once. */
    private static void requireGreatest(TopK best, int k, float[] scores) {
        int[] expected = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(index -> -scores[index]))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
        offer(best, scores);

        assertThat(best.size()).isEqualTo(k);
        assertThat(best.threshold()).isEqualTo(scores[expected[k - 1]]);
        int[] indexes = new int[k];
        best.indexes(indexes);
        assertThat(indexes).containsExactlyInAnyOrder(expected);
        best.drain(indexes, new float[k]);
        assertThat(indexes).isEqualTo(expected);
    }

    /**
     * The first and the middle one are the greatest of those that are left. The median of three is the lesser of them;
     * it changes places with the second, and both are set apart.
     */
    private static float[] greatestFirst(int count) {
        int[] arrivals = IntStream.range(0, count).toArray();
        float[] scores = new float[count];
        int next = count;
        for (int from = 0; from < count - 2; from += 2) {
            int middle = (from + count - 1) >>> 1;
            scores[arrivals[from]] = next--;
            scores[arrivals[middle]] = next--;
            arrivals[middle] = arrivals[from + 1];
        }
        return scores;
    }

    /** The last and the middle one are the least of those that are left. */
    private static float[] leastFirst(int count) {
        int[] arrivals = IntStream.range(0, count).toArray();
        float[] scores = new float[count];
        int next = -count;
        for (int to = count - 1; to > 1; to -= 2) {
            int middle = to >>> 1;
            scores[arrivals[to]] = next++;
            scores[arrivals[middle]] = next++;
            arrivals[middle] = arrivals[to - 1];
        }
        return scores;
    }
}
