package dev.sluice.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.CandidateFilter;
import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Contribution;
import dev.sluice.Deadline;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    @Property(tries = 200)
    void anExplanationNamesWhatScoredAnItemAndWhatLeftItOut(@ForAll long seed) {
        Random random = new Random(seed);
        ItemSet early = random(random, 0.8);
        ItemSet late = random(random, 0.7);
        FunnelRun run = funnel(random, early, late)
                .run(Query.of(Stages.VERSION, ItemSet.all(ROWS))
                        .limit(30)
                        .explained()
                        .build());

        for (FunnelRun.Drop drop : run.dropped()) {
            assertThat(drop.stage().equals("early")).as("%s", drop).isEqualTo(!early.contains(drop.item()));
            if (drop.stage().equals("late")) {
                assertThat(late.contains(drop.item())).as("%s", drop).isFalse();
            }
        }
        for (int position = 0; position < run.candidates().size(); position++) {
            List<String> proposers = run.candidates().proposers(position);
            List<String> scored = run.contributions().get(position).stream()
                    .map(Contribution::stage)
                    .toList();
            if (proposers.contains("popular")) {
                assertThat(scored).endsWith("popular").doesNotContain("light");
            } else {
                assertThat(scored).startsWith(proposers.toArray(String[]::new)).endsWith("merge", "light");
                assertThat(scored).hasSize(proposers.size() + 2);
            }
        }
    }

    @Property(tries = 300)
    void everyStageReportsOnceWhateverFails(@ForAll long seed, @ForAll boolean late, @ForAll boolean nothingAllowed) {
        Random random = new Random(seed);
        List<StageReport> heard = new ArrayList<>();
        Funnel funnel = Funnel.of(Stages.VERSION)
                .generator("a", maybe(random, some(random)), 20)
                .generator("b", maybe(random, some(random)), 20)
                .filter("early", failing(random) ? broken() : keeping(random(random, 0.5)))
                .features("source", new Constant(random.nextBoolean()))
                .ranker("light", new Reader(random.nextBoolean()), 25)
                .ranker("heavy", new Reader(random.nextBoolean()), 12)
                .lastFilter("late", failing(random) ? broken() : keeping(random(random, 0.5)))
                .fallback("popular", maybe(random, Stages.proposing(Stages.range(1, ROWS - 1))))
                .listener(heard::add)
                .build();
        Query query = Query.of(Stages.VERSION, nothingAllowed ? ItemSet.of(ROWS) : ItemSet.all(ROWS))
                .limit(random.nextInt(3) * 10)
                .deadline(late ? Deadline.in(Duration.ZERO) : Deadline.NONE)
                .build();

        FunnelRun run = funnel.run(query);

        assertThat(Stages.names(run.stages())).isEqualTo("a b merge early source light heavy late popular");
        assertThat(heard).isEqualTo(run.stages());
        assertThat(run.contributions()).isEmpty();
        assertThat(run.dropped()).isEmpty();
        for (StageReport report : run.stages()) {
            assertThat(report.in()).as("%s", report).isNotNegative();
            assertThat(report.out()).as("%s", report).isNotNegative();
            assertThat(report.detail().isEmpty())
                    .as("%s", report)
                    .isEqualTo(report.outcome() == StageOutcome.OK
                            || report.outcome() == StageOutcome.EMPTY
                            || (report.outcome() == StageOutcome.SKIPPED && isFilter(report)));
        }
    }

    private static boolean isFilter(StageReport report) {
        return report.stage().equals("early") || report.stage().equals("late");
    }

    private static boolean failing(Random random) {
        return random.nextInt(3) == 0;
    }

    private static CandidateGenerator maybe(Random random, CandidateGenerator generator) {
        return switch (random.nextInt(4)) {
            case 0 -> Stages.throwing(new IllegalStateException("broken"));
            case 1 -> (query, limit) -> Candidates.NONE;
            default -> generator;
        };
    }

    private static CandidateFilter broken() {
        return (query, candidates, keep) -> {
            throw new IllegalStateException("broken");
        };
    }

    /** Gives every item the same feature, or breaks. */
    private record Constant(boolean broken) implements FeatureSource {
        @Override
        public FeatureSchema provides() {
            return Reader.READ;
        }

        @Override
        public void fill(Query query, Candidates candidates, float[][] columns) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            Arrays.fill(columns[0], 1);
        }
    }

    /** Ranks lower items first, or breaks. */
    private record Reader(boolean broken) implements Ranker {
        private static final FeatureSchema READ = new FeatureSchema(List.of(FeatureKey.number("constant")));

        @Override
        public FeatureSchema requires() {
            return READ;
        }

        @Override
        public Ranking rank(Query query, Candidates candidates, int limit) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return Stages.byItem().rank(query, candidates, limit);
        }
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
