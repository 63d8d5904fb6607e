package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of memory that is used again: it changes nothing but what is collected. */
class BatchMemoryProperties {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final int RUNS = 5;

    private final BatchMemory memory = BatchMemory.reusable();

    @Property
    void whatIsMadeInUsedMemoryIsWhatIsMadeOnTheHeap(@ForAll long seed) {
        for (int run = 0; run < RUNS; run++) {
            Candidates kept = journey(new Random(seed + run), memory).copiedTo(BatchMemory.HEAP);
            memory.reuse();
            Candidates fresh = journey(new Random(seed + run), BatchMemory.HEAP);

            assertThat(kept.items()).isEqualTo(fresh.items());
            assertThat(kept.scores()).isEqualTo(fresh.scores());
            assertThat(kept.features()).isEqualTo(fresh.features());
            assertThat(kept.feature(AGE)).isEqualTo(fresh.feature(AGE));
            assertThat(kept.sources()).containsExactlyElementsOf(fresh.sources());
            for (int position = 0; position < kept.size(); position++) {
                assertThat(kept.proposers(position)).isEqualTo(fresh.proposers(position));
            }
        }
    }

    @Property
    void noBatchOfARunIsChangedByTheBatchesAfterIt(@ForAll long seed) {
        Random random = new Random(seed);
        Candidates first = batch(random, memory);
        Candidates copy = first.copiedTo(BatchMemory.HEAP);
        for (int run = 0; run < RUNS; run++) {
            journey(random, memory);
        }

        assertThat(first.items()).isEqualTo(copy.items());
        assertThat(first.feature(AGE)).isEqualTo(copy.feature(AGE));
        memory.reuse();
    }

    @Example
    void aBatchThatHasEndedSaysSo() {
        BatchMemory own = BatchMemory.reusable();
        Candidates ended = Candidates.of(new int[] {1, 2}, new float[] {2, 1}, 2, own);
        own.reuse();

        List<Runnable> readings = List.of(
                () -> ended.item(0),
                () -> ended.score(1),
                ended::items,
                ended::scores,
                ended::byScore,
                () -> ended.first(1),
                () -> ended.feature(AGE),
                () -> ended.sourceScores("als", new float[2]),
                () -> ended.withFeature(AGE, new float[2]),
                () -> ended.select(Ranking.of(new int[] {0}, new float[] {1})),
                () -> ended.copiedTo(BatchMemory.HEAP));
        for (Runnable reading : readings) {
            assertThatIllegalStateException()
                    .isThrownBy(reading::run)
                    .withMessage("the run that these candidates belonged to is over; copy what is to stay");
        }
    }

    @Example
    void repeatedRunsNeedNoMoreMemory() {
        BatchMemory own = BatchMemory.reusable();
        journey(new Random(7), own);
        own.reuse();
        long once = own.bytes();
        for (int run = 0; run < 100; run++) {
            journey(new Random(7), own);
            own.reuse();
        }

        assertThat(own.bytes()).isEqualTo(once).isPositive();
        assertThat(BatchMemory.HEAP.bytes()).isZero();
    }

    @Example
    void whatIsVeryLargeIsNotKept() {
        BatchMemory own = BatchMemory.reusable();

        assertThat(own.floats(1 << 21)).hasSizeGreaterThanOrEqualTo(1 << 21);
        assertThat(own.bytes()).isZero();
    }

    /** What a funnel does: chooses, adds, drops, orders. */
    private static Candidates journey(Random random, BatchMemory memory) {
        Candidates all = batch(random, memory);
        Mask mask = Mask.keepingAll(all.size());
        IntStream.range(0, all.size())
                .filter(position -> random.nextInt(4) == 0)
                .forEach(mask::clear);
        Candidates kept = all.keep(mask).byScore();
        float[] doubled = memory.floats(kept.size());
        for (int position = 0; position < kept.size(); position++) {
            doubled[position] = 2 * kept.feature(AGE, position);
        }
        Candidates changed = kept.withFeatures(List.of(AGE), List.of(doubled));
        return changed.select(Ranking.byScore(changed, doubled, 1 + random.nextInt(20)))
                .first(10);
    }

    private static Candidates batch(Random random, BatchMemory memory) {
        int size = 1 + random.nextInt(200);
        int[] items = random.ints(1, 10_000).distinct().limit(size).toArray();
        List<float[]> columns = new ArrayList<>();
        for (int column = 0; column < 4; column++) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = column > 1 && random.nextBoolean() ? Float.NaN : random.nextInt(50);
            }
            columns.add(values);
        }
        return Candidates.of(items, columns.get(0), size, memory)
                .withFeature(AGE, columns.get(1))
                .withSources(List.of("als", "popular"), columns.subList(2, 4));
    }
}
