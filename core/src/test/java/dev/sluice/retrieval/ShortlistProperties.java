package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The shortlist keeps the best by score, then by item, in whatever order they come. */
class ShortlistProperties {
    private final Shortlist shortlist = new Shortlist();

    @Property(tries = 200)
    void keepsTheBest(
            @ForAll @IntRange(min = 1, max = 2_000) int wanted,
            @ForAll @IntRange(max = 20_000) int offered,
            @ForAll @IntRange(min = 1, max = 1_000) int values,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] scores = new float[offered];
        for (int item = 0; item < offered; item++) {
            scores[item] = (random.nextInt(values) - values / 2) * 0.37f;
        }
        List<Integer> items = IntStream.range(0, offered).boxed().collect(java.util.stream.Collectors.toList());
        java.util.Collections.shuffle(items, random);

        shortlist.begin(wanted);
        for (int item : items) {
            if (scores[item] >= shortlist.threshold()) {
                shortlist.offer(item, scores[item]);
            }
        }
        shortlist.cut();

        assertThat(IntStream.range(0, shortlist.size()).map(shortlist::item).sorted())
                .containsExactlyElementsOf(items.stream()
                        .sorted(Comparator.<Integer>comparingDouble(item -> -scores[item])
                                .thenComparing(item -> item))
                        .limit(wanted)
                        .sorted()
                        .toList());
    }
}
