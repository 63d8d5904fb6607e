package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.boxed;
import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.dropping;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.range;
import static dev.sluice.funnel.Stages.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateFilter;
import dev.sluice.Candidates;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the last filters drop is made up for from the reserve, and nobody is lost on the way. */
class BackfillTest {
    /** Notes the batches it is shown, and of each those that it had not seen before. */
    private static final class Watching implements CandidateFilter {
        private final List<int[]> batches = new ArrayList<>();
        private final List<int[]> newcomers = new ArrayList<>();
        private final IntOpenHashSet seen = new IntOpenHashSet();

        @Override
        public void restrict(Query query, Candidates candidates, Mask keep) {
            int[] items = candidates.items();
            batches.add(items);
            newcomers.add(IntStream.of(items).filter(seen::add).toArray());
        }
    }

    private static FunnelRun seventy(Watching watching, int slate) {
        return funnel().generator("g", proposing(range(1, 70)), 70)
                .ranker("select", byItem(), 70)
                .lastFilter("watch", watching)
                .lastFilter("policy", dropping(boxed(1, 20)))
                .slate(slate)
                .withoutFallback()
                .build()
                .run(query(100).limit(35).explained().build());
    }

    /** Items are counted from 1 here, where the example that this follows counts from 0. */
    @Test
    void ofFiftySelectedTwentyAreDroppedAndFiveComeFromTheReserve() {
        Watching watching = new Watching();
        FunnelRun run = seventy(watching, 50);

        assertThat(run.candidates().items()).isEqualTo(range(21, 55));
        assertThat(dropped(run, "policy")).isEqualTo(range(1, 20));
        assertThat(dropped(run, "select")).isEqualTo(range(56, 70));
        assertThat(watching.newcomers).containsExactly(range(1, 50), range(51, 55));
        assertThat(watching.batches).containsExactly(range(1, 50), range(21, 55));
        assertThat(report(run, "policy").in()).isEqualTo(55);
        assertThat(report(run, "policy").out()).isEqualTo(35);
        assertThat(run.degradations()).isEmpty();
    }

    @Test
    void withoutASlateNoMoreAreJudgedThanItTakes() {
        Watching watching = new Watching();
        FunnelRun run = seventy(watching, 1);

        assertThat(run.candidates().items()).isEqualTo(range(21, 55));
        assertThat(watching.newcomers).containsExactly(range(1, 35), range(36, 55));
        assertThat(watching.batches).containsExactly(range(1, 35), range(21, 55));
    }

    @Test
    void whenNothingIsDroppedTheReserveIsNotTouched() {
        Watching watching = new Watching();
        FunnelRun run = funnel().generator("g", proposing(range(1, 70)), 70)
                .lastFilter("watch", watching)
                .withoutFallback()
                .build()
                .run(query(100).limit(35).build());

        assertThat(run.candidates().items()).isEqualTo(range(1, 35));
        assertThat(watching.batches).containsExactly(range(1, 35));
    }

    @Test
    void whenAllAreDroppedTheWholeReserveIsSpentAndTheShortfallStated() {
        FunnelRun run = funnel().generator("g", proposing(range(1, 70)), 70)
                .lastFilter("all", dropping(boxed(1, 70)))
                .withoutFallback()
                .build()
                .run(query(100).limit(35).build());

        assertThat(run.shortfall()).isEqualTo(35);
        assertThat(report(run, "all").in()).isEqualTo(70);
        assertThat(report(run, "all").outcome()).isEqualTo(StageOutcome.EMPTY);
    }

    /** A filter may compare candidates, so a newcomer can cost one that had passed its place. */
    @Test
    void aNewcomerMayOustOneThatHadPassed() {
        CandidateFilter oneOfAPair = (query, slate, keep) -> {
            IntOpenHashSet items = new IntOpenHashSet(slate.items());
            for (int position = 0; position < slate.size(); position++) {
                if (items.contains(slate.item(position) + 5)) {
                    keep.clear(position);
                }
            }
        };
        FunnelRun run = funnel().generator("g", proposing(range(1, 10)), 10)
                .lastFilter("one", dropping(1))
                .lastFilter("pairs", oneOfAPair)
                .withoutFallback()
                .build()
                .run(query(20).limit(5).explained().build());

        assertThat(run.candidates().items()).doesNotContain(1).hasSizeLessThanOrEqualTo(5);
        assertThat(accountedFor(run)).isEqualTo(range(1, 10));
    }

    @Property(tries = 300)
    void selectedFilteredAndTheRestAreTheInputEachOnce(
            @ForAll long seed, @ForAll @IntRange(max = 40) int limit, @ForAll @IntRange(min = 1, max = 60) int slate) {
        Random random = new Random(seed);
        int found = random.nextInt(70);
        boolean[] bad = new boolean[71];
        double share = random.nextDouble();
        for (int item = 1; item <= 70; item++) {
            bad[item] = random.nextDouble() < share;
        }
        Integer[] unwanted =
                IntStream.rangeClosed(1, 70).filter(item -> bad[item]).boxed().toArray(Integer[]::new);
        FunnelRun run = funnel().generator("g", proposing(range(1, found)), 70)
                .ranker("r", byItem(), 70)
                .lastFilter("l", dropping(unwanted))
                .slate(slate)
                .withoutFallback()
                .build()
                .run(query(100).limit(limit).explained().build());

        int[] good = IntStream.rangeClosed(1, found)
                .filter(item -> !bad[item])
                .limit(limit)
                .toArray();
        assertThat(run.candidates().items()).isEqualTo(good);
        if (limit > 0) {
            assertThat(accountedFor(run)).isEqualTo(range(1, found));
            assertThat(IntStream.of(dropped(run, "l"))).allMatch(item -> bad[item]);
        }
    }

    /** The items of the answer and those that were dropped, sorted; a duplicate would show. */
    private static int[] accountedFor(FunnelRun run) {
        return IntStream.concat(
                        IntStream.of(run.candidates().items()),
                        run.dropped().stream().mapToInt(FunnelRun.Drop::item))
                .sorted()
                .toArray();
    }

    private static int[] dropped(FunnelRun run, String stage) {
        return run.dropped().stream()
                .filter(drop -> drop.stage().equals(stage))
                .mapToInt(FunnelRun.Drop::item)
                .sorted()
                .toArray();
    }

    @Test
    void aSlateHoldsAtLeastOne() {
        assertThatThrownBy(() -> funnel().slate(0)).hasMessage("limit of the slate must be at least 1: 0");
    }
}
