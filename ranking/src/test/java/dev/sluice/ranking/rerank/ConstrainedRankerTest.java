package dev.sluice.ranking.rerank;

import static dev.sluice.ranking.rerank.ListRule.atLeastOf;
import static dev.sluice.ranking.rerank.ListRule.atMost;
import static dev.sluice.ranking.rerank.ListRule.atMostOf;
import static dev.sluice.ranking.rerank.ListRule.spacing;
import static dev.sluice.ranking.rerank.RerankWorld.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.Mask;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.VersionMismatchException;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelRun;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Items 1, 8, 15, 22 are by author a1, items 2, 9, 16 by a2, item 3 by a3, and items 7 and 14 by nobody. */
class ConstrainedRankerTest {
    @SuppressWarnings("NullAway.Init")
    private static RerankWorld world;

    @BeforeAll
    static void publish() {
        world = RerankWorld.publish();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Ranking rank(Query query, int limit, Candidates candidates, ListRule... rules) {
        return ConstrainedRanker.of(world.snapshot(), rules).rank(query, candidates, limit);
    }

    private static int[] items(Candidates candidates, Ranking ranking) {
        return candidates.select(ranking).items();
    }

    private static int[] listed(Candidates candidates, int limit, ListRule... rules) {
        Ranking ranking = rank(world.query().build(), limit, candidates, rules);
        assertThat(ranking.shortfalls()).isEmpty();
        return items(candidates, ranking);
    }

    @Test
    void spacingPutsOthersBetween() {
        assertThat(listed(sorted(1, 8, 15, 2, 9, 3, 7), 6, spacing("author", 1, 3)))
                .containsExactly(1, 2, 3, 8, 9, 7);
        assertThat(listed(sorted(1, 8, 15, 2, 9, 3, 7), 4, spacing("author", 2, 3)))
                .containsExactly(1, 8, 2, 15);
    }

    @Test
    void nobodyIsNotSpaced() {
        assertThat(listed(sorted(7, 14, 21), 3, spacing("author", 1, 3))).containsExactly(7, 14, 21);
    }

    @Test
    void itLooksAheadSoThatTheListCanBeFilled() {
        // By score 2, 3, 1 would come first, and then there were only two of a1 left.
        assertThat(listed(sorted(2, 3, 1, 8), 4, spacing("author", 1, 2))).containsExactly(2, 1, 3, 8);
    }

    @Test
    void quotasHoldForTheList() {
        assertThat(listed(sorted(1, 8, 15, 2, 9, 3), 4, atMost("author", 2))).containsExactly(1, 8, 2, 9);
        assertThat(listed(sorted(1, 8, 15, 2, 9, 3), 4, atMostOf("author", "a1", 1)))
                .containsExactly(1, 2, 9, 3);
        assertThat(listed(sorted(1, 8, 2), 1, atMostOf("author", "a1", 0))).containsExactly(2);
        assertThat(listed(sorted(1, 8, 2), 3, atMostOf("author", "nobody knows", 0)))
                .containsExactly(1, 8, 2);
    }

    @Test
    void whatMustBeThereIsThereAsLateAsItMay() {
        assertThat(listed(sorted(1, 8, 15, 2, 9, 3), 4, atLeastOf("author", "a2", 2)))
                .containsExactly(1, 8, 2, 9);
        // Two of a2 with three places between them have to begin at the first.
        assertThat(listed(sorted(1, 3, 7, 14, 2, 9), 5, atLeastOf("author", "a2", 2), spacing("author", 1, 4)))
                .containsExactly(2, 1, 3, 7, 9);
    }

    @Test
    void oneItemMayMeetTwoRules() {
        int both = both("g1", "g2");
        int first = only("g1", "g2");
        int second = only("g2", "g1");

        assertThat(listed(sorted(first, second, both), 1, atLeastOf("genres", "g1", 1), atLeastOf("genres", "g2", 1)))
                .containsExactly(both);
    }

    private static int both(String one, String other) {
        return firstItem(item -> RerankWorld.genres(item).contains(one)
                && RerankWorld.genres(item).contains(other));
    }

    private static int only(String one, String not) {
        return firstItem(item -> RerankWorld.genres(item).contains(one)
                && !RerankWorld.genres(item).contains(not));
    }

    private static int firstItem(IntPredicate wanted) {
        return IntStream.rangeClosed(1, RerankWorld.ITEMS)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatCannotBeMetIsToldAndNothingIsBroken() {
        Candidates candidates = sorted(1, 8, 15, 2);
        Ranking few =
                rank(world.query().build(), 10, candidates, spacing("author", 1, 2), atLeastOf("author", "a2", 2));

        assertThat(items(candidates, few)).containsExactly(1, 2, 8);
        assertThat(few.shortfalls())
                .containsExactly(
                        "at least 2 of author a2: 1", "at most 1 of each author in any 2 places: 3 of 4 places filled");
        assertThat(rank(world.query().build(), 2, candidates, atLeastOf("author", "nobody knows", 1))
                        .shortfalls())
                .containsExactly("at least 1 of author nobody knows: 0");
    }

    @Test
    void theReserveKeepsToWhatIsForbiddenAndNeedsNothing() {
        Query two = world.query().limit(2).build();
        Candidates candidates = sorted(1, 8, 2, 15, 9, 3);
        Ranking ranking = rank(two, 5, candidates, atLeastOf("author", "a2", 1), atMost("author", 2));

        assertThat(items(candidates, ranking)).containsExactly(1, 2, 8, 9, 3);
        assertThat(ranking.shortfalls()).isEmpty();
    }

    @Test
    void scoresAndColumnsStay() {
        FeatureKey age = FeatureKey.number("age");
        Candidates candidates = sorted(1, 8, 2).withFeature(age, new float[] {10, Float.NaN, 30});
        Candidates list = candidates.select(rank(world.query().build(), 3, candidates, spacing("author", 1, 2)));

        assertThat(list.items()).containsExactly(1, 2, 8);
        assertThat(list.scores()).containsExactly(3, 1, 2);
        assertThat(list.feature(age)).containsExactly(10, 30, Float.NaN);
    }

    @Test
    void withoutRulesNothingChanges() {
        assertThat(listed(sorted(1, 8, 2), 2)).containsExactly(1, 8);
    }

    @Test
    void nothingToRankAndNothingWantedAreOrdinary() {
        ListRule rule = atLeastOf("author", "a1", 1);

        assertThat(rank(world.query().build(), 0, sorted(1, 2), rule).size()).isZero();
        assertThat(rank(world.query().build(), 0, sorted(1, 2), rule).shortfalls())
                .isEmpty();
        assertThat(rank(world.query().limit(0).build(), 2, sorted(1, 2), rule).shortfalls())
                .isEmpty();
        assertThat(rank(world.query().build(), 3, Candidates.NONE, rule).shortfalls())
                .containsExactly("at least 1 of author a1: 0");
        assertThat(listed(sorted(1), 3, rule, spacing("author", 1, 2))).containsExactly(1);
    }

    @Test
    void theFilterHoldsBackWhatComesTooClose() {
        Candidates candidates = sorted(1, 2, 8, 9, 15, 7);
        Mask keep = Mask.keepingAll(6);
        keep.clear(1);

        ConstrainedRanker.of(world.snapshot(), spacing("author", 1, 2), atLeastOf("author", "a5", 3))
                .filter()
                .restrict(world.query().build(), candidates, keep);

        assertThat(candidates.keep(keep).items()).containsExactly(1, 9, 15, 7);
    }

    @Test
    void aFunnelTellsTheShortfall() {
        ConstrainedRanker rules = ConstrainedRanker.of(world.snapshot(), spacing("author", 1, 2));
        FunnelRun run = Funnel.of(world.snapshot().version())
                .generator("g", (query, limit) -> sorted(1, 8, 15), 10)
                .ranker("rules", rules, 10)
                .lastFilter("kept", rules.filter())
                .fallback("any", (query, limit) -> sorted(22, 2, 29).first(limit))
                .build()
                .run(world.query().limit(3).build());

        assertThat(run.candidates().items()).containsExactly(1, 2);
        assertThat(run.degradations())
                .contains(new Degradation(
                        Degradation.Reason.RULE_UNMET,
                        "rules: at most 1 of each author in any 2 places: 1 of 3 places filled"));
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> spacing("author", 0, 3)).hasMessage("most must be at least 1: 0");
        assertThatThrownBy(() -> spacing("author", 3, 3)).hasMessage("window must be above most, 3: 3");
        assertThatThrownBy(() -> atMost("author", 0)).hasMessage("most must be at least 1: 0");
        assertThatThrownBy(() -> atMostOf("author", "a", -1)).hasMessage("most must be at least 0: -1");
        assertThatThrownBy(() -> atLeastOf("author", "a", 0)).hasMessage("least must be at least 1: 0");
        assertThatThrownBy(() -> ConstrainedRanker.of(world.snapshot(), atMost("producer", 1)))
                .hasMessageContaining("there is no column producer");
        assertThatThrownBy(() -> ConstrainedRanker.of(world.snapshot(), atMost("published", 1)))
                .hasMessageContaining("must hold texts or tags");
    }

    @Test
    void otherVersionsAreRefusedAndItStopsWhenNobodyWaits() {
        ConstrainedRanker ranker = ConstrainedRanker.of(world.snapshot(), atMost("author", 1));
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(61)).build();
        Query unwanted = world.query().cancellation(() -> true).build();

        assertThatThrownBy(() -> ranker.rank(other, sorted(1), 1)).isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> ranker.filter().restrict(other, sorted(1), Mask.keepingAll(1)))
                .isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> ranker.rank(unwanted, sorted(1), 1)).isInstanceOf(CancellationException.class);
    }
}
