package dev.sluice.ranking.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Blends swapped while requests are served. */
class LiveBlendTest {
    private static final int ITEMS = 200;
    private static final int THREADS = 4;
    private static final int REQUESTS = 2000;
    private static final Query QUERY =
            Query.of(new ModelVersion("v1"), ItemSet.all(ITEMS + 1)).build();
    private static final Candidates CANDIDATES =
            Candidates.of(IntStream.rangeClosed(1, ITEMS).toArray(), new float[ITEMS]);

    /** Predicts 1 for every item and head, so that the part of a head is its weight in the blend. */
    private static FixedScorer ones(List<String> heads) {
        float[] ones = new float[ITEMS];
        Arrays.fill(ones, 1);
        return FixedScorer.of(heads, ones, ones, ones);
    }

    @Test
    void noRequestMixesTwoBlends() throws Exception {
        List<String> heads = List.of("a", "b", "c");
        Map<String, Float> weightOf = new HashMap<>();
        List<Blend> blends = new ArrayList<>();
        for (int weight = 1; weight <= 50; weight++) {
            Blend blend = Blend.parse("%1$d*a + %1$d*b + %1$d*c".formatted(weight));
            blends.add(blend);
            weightOf.put(blend.id() + ": " + blend, (float) weight);
        }
        LiveBlend live = new LiveBlend(blends.get(0), heads);
        BlendedRanker ranker = new BlendedRanker(ones(heads), live);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            Future<?> swapper = threads.submit(() -> {
                for (int i = 0; !done.get(); i++) {
                    live.swap(blends.get(i % blends.size()));
                }
            });
            List<Future<Set<Float>>> seen = threads.invokeAll(
                    Collections.nCopies(THREADS, (Callable<Set<Float>>) () -> weightsSeen(ranker, weightOf)));
            done.set(true);
            swapper.get();
            Set<Float> all = new HashSet<>();
            for (Future<Set<Float>> one : seen) {
                all.addAll(one.get());
            }
            assertThat(all).as("blends met").hasSizeGreaterThan(1);
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
    }

    /** Each request's weights, all of the one blend that its ranking names. */
    private static Set<Float> weightsSeen(BlendedRanker ranker, Map<String, Float> weightOf) {
        Set<Float> seen = new HashSet<>();
        for (int request = 0; request < REQUESTS; request++) {
            Ranking ranking = ranker.rank(QUERY, CANDIDATES, ITEMS);
            Candidates ranked = CANDIDATES.select(ranking);
            assertThat(weightOf).containsKey(ranking.formula());
            float weight = weightOf.get(ranking.formula());
            for (int position = 0; position < ITEMS; position++) {
                assertThat(ranked.score(position)).isEqualTo(3 * weight);
            }
            for (String head : List.of("a", "b", "c")) {
                assertThat(ranked.feature(FeatureKey.number(head + ".part"))).containsOnly(weight);
            }
            seen.add(weight);
        }
        return seen;
    }

    @Test
    void whatBeginsAfterASwapHasTheNewBlend() {
        LiveBlend live = new LiveBlend(Blend.parse("a"), List.of("a", "b", "c"));
        BlendedRanker ranker = new BlendedRanker(ones(live.heads()), live);

        assertThat(ranker.rank(QUERY, CANDIDATES, 1).score(0)).isEqualTo(1);
        assertThat(live.swap(Blend.parse("a + 2*b"))).isEqualTo(Blend.parse("a"));
        assertThat(ranker.rank(QUERY, CANDIDATES, 1).score(0)).isEqualTo(3);
        assertThat(live.current()).isEqualTo(Blend.parse("a + 2*b"));
    }

    @Test
    void aBlendThatCannotBeServedIsRefusedAndTheOneBeforeStays() {
        LiveBlend live = new LiveBlend(Blend.parse("a"), List.of("a", "b"));

        assertThatThrownBy(() -> live.swap(Blend.parse("a + c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a blend needs head c, the scorer has [a, b]: a + c");
        assertThat(live.current()).isEqualTo(Blend.parse("a"));
        assertThatThrownBy(() -> new LiveBlend(Blend.parse("c"), List.of("a")))
                .hasMessage("a blend needs head c, the scorer has [a]: c");
    }
}
