package dev.sluice.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.CandidateFilter;
import dev.sluice.CandidateGenerator;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.StageReport;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the whole funnel, over random worlds: what is excluded stays out, and as many come back as there are. */
class FunnelProperties {
    private static final int ROWS = 200;

    @Property(tries = 500)
    void asManyComeBackAsAreAllowedAndNoneThatIsNot(
            @ForAll long seed, @ForAll @IntRange(max = 60) int limit, @ForAll @IntRange(max = 3) int emptiness) {
        Random random = new Random(seed);
        ItemSet allowed = random(random, emptiness == 0 ? 1 : 0.2 * emptiness);
        ItemSet early = random(random, 0.8);
        ItemSet late = random(random, 0.7);
        Query query = Query.of(Stages.VERSION, allowed).limit(limit).build();

        FunnelRun run = funnel(random, early, late).run(query);

        int reachable = allowed.and(early).and(late).size();
        int[] answer = run.candidates().items();
        assertThat(answer).hasSize(Math.min(limit, reachable)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(answer).boxed())
                .allMatch(item -> allowed.contains(item) && early.contains(item) && late.contains(item));
        for (int position = 0; position < answer.length; position++) {
            assertThat(run.candidates().proposers(position)).isNotEmpty();
        }
    }

    @Property(tries = 200)
    void everyStageReportsOnceAndEveryCandidateIsShownOrDropped(@ForAll long seed) {
        Random random = new Random(seed);
        ItemSet allowed = random(random, 0.5);
        FunnelRun run = funnel(random, random(random, 0.8), random(random, 0.7))
                .run(Query.of(Stages.VERSION, allowed).limit(30).explained().build());

        assertThat(Stages.names(run.stages())).isEqualTo("a b merge early light late popular");
        Set<Integer> proposed = IntStream.concat(
                        Arrays.stream(run.candidates().items()),
                        run.dropped().stream().mapToInt(FunnelRun.Drop::item))
                .boxed()
                .collect(Collectors.toSet());
        assertThat(proposed).hasSize(run.candidates().size() + run.dropped().size());
        assertThat(proposed.size()).isBetween(out(run, "merge"), out(run, "merge") + out(run, "popular"));
    }

    private static int out(FunnelRun run, String stage) {
        return run.stages().stream()
                .filter(report -> report.stage().equals(stage))
                .mapToInt(StageReport::out)
                .sum();
    }

    private static Funnel funnel(Random random, ItemSet early, ItemSet late) {
        return Funnel.of(Stages.VERSION)
                .generator("a", some(random), 20)
                .generator("b", some(random), 40)
                .filter("early", keeping(early))
                .ranker("light", Stages.byItem(), 25)
                .lastFilter("late", keeping(late))
                .fallback("popular", Stages.proposing(Stages.range(1, ROWS - 1)))
                .build();
    }

    private static CandidateGenerator some(Random random) {
        return Stages.proposing(
                random.ints(random.nextInt(60), 1, ROWS).distinct().toArray());
    }

    private static CandidateFilter keeping(ItemSet items) {
        return (query, candidates, keep) -> {
            for (int position = 0; position < candidates.size(); position++) {
                if (!items.contains(candidates.item(position))) {
                    keep.clear(position);
                }
            }
        };
    }

    private static ItemSet random(Random random, double share) {
        return ItemSet.matching(ROWS, item -> random.nextDouble() < share);
    }
}
