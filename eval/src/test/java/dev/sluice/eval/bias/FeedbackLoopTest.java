package dev.sluice.eval.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.simulation.WorldSettings;
import dev.sluice.eval.statistics.Interval;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of recommenders that learn from what they show. */
class FeedbackLoopTest {
    private static final int USERS = 200;
    private static final int ITEMS = 80;
    private static final World WORLD = World.of(WorldSettings.defaults()
            .withUsers(USERS)
            .withItems(ITEMS)
            .withDays(2)
            .withSlots(8));
    private static final FeedbackLoop LOOP = FeedbackLoop.of(WORLD).withRounds(6);
    private static final Interactions START = start();
    private static final List<FeedbackRound> POPULAR = LOOP.run(START, FeedbackLoopTest::popular);

    /** Every user has met two items, each item alike. */
    private static Interactions start() {
        Random random = new Random(5);
        Interactions.Builder events = new Interactions.Builder();
        for (int event = 0; event < 2 * USERS; event++) {
            events.add(1 + event % USERS, 1 + random.nextInt(ITEMS), 0, 1);
        }
        return events.build(USERS + 1, ITEMS + 1);
    }

    private static Stream<RankedList> popular(Interactions events) {
        int[] falling = ItemPopularity.ofEvents(events).falling().limit(20).toArray();
        return IntStream.rangeClosed(1, USERS).mapToObj(user -> RankedList.ofItems(user, falling));
    }

    private static Function<Interactions, Stream<RankedList>> random() {
        Random random = new Random(7);
        return events -> IntStream.rangeClosed(1, USERS)
                .mapToObj(user -> RankedList.ofItems(
                        user, random.ints(1, ITEMS + 1).distinct().limit(20).toArray()));
    }

    private static double value(FeedbackRound round, String metric) {
        return round.evaluation().result(metric).value();
    }

    @Test
    void popularityConcentratesWhatIsTrainedOnAndNeverSpreadsWhatIsShown() {
        for (int i = 1; i < POPULAR.size(); i++) {
            assertThat(POPULAR.get(i).trainedGini())
                    .isGreaterThan(POPULAR.get(i - 1).trainedGini());
            assertThat(value(POPULAR.get(i), "giniConcentration@8"))
                    .isGreaterThanOrEqualTo(value(POPULAR.get(i - 1), "giniConcentration@8"));
        }
        assertThat(POPULAR.get(5).trainedGini()).isGreaterThan(POPULAR.get(0).trainedGini() + 0.2);
        assertThat(value(POPULAR.get(5), "coverage@8")).isEqualTo(8.0 / ITEMS);
        assertThat(value(POPULAR.get(5), "pri")).isGreaterThan(0.5);
    }

    @Test
    void chanceStaysFlatWithinItsInterval() {
        List<FeedbackRound> rounds = LOOP.run(START, random());
        MetricResult first = rounds.get(0).evaluation().result("giniConcentration@8");
        Interval interval = first.interval().orElseThrow();

        assertThat(rounds)
                .allSatisfy(round ->
                        assertThat(value(round, "giniConcentration@8")).isBetween(interval.low(), interval.high()));
        assertThat(rounds)
                .allSatisfy(round ->
                        assertThat(value(round, "pri")).isLessThan(value(POPULAR.get(round.number() - 1), "pri")));
    }

    @Test
    void clicksJoinTheTrainingOfTheNextRound() {
        assertThat(POPULAR).extracting(FeedbackRound::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(POPULAR.get(0).events()).isEqualTo(START.size());
        for (int i = 1; i < POPULAR.size(); i++) {
            assertThat(POPULAR.get(i).events())
                    .isEqualTo(POPULAR.get(i - 1).events() + POPULAR.get(i - 1).clicks());
        }
        assertThat(POPULAR).allSatisfy(round -> assertThat(round.clicks()).isBetween(1, USERS * 8));
    }

    @Test
    void equalRecommendersHaveEqualRoundsAndTrueTasteSatisfiesMore() {
        List<FeedbackRound> again = LOOP.withRounds(2).run(START, FeedbackLoopTest::popular);
        List<FeedbackRound> oracle = LOOP.withRounds(2)
                .run(START, events -> IntStream.rangeClosed(1, USERS).mapToObj(FeedbackLoopTest::favourites));

        assertThat(again.get(1).clicks()).isEqualTo(POPULAR.get(1).clicks());
        assertThat(value(again.get(1), "satisfaction@8")).isEqualTo(value(POPULAR.get(1), "satisfaction@8"));
        assertThat(value(oracle.get(1), "satisfaction@8")).isGreaterThan(value(POPULAR.get(1), "satisfaction@8"));
    }

    private static RankedList favourites(int user) {
        long moment = WORLD.settings().start().toEpochMilli();
        return RankedList.ofItems(
                user,
                IntStream.rangeClosed(1, ITEMS)
                        .boxed()
                        .sorted((one, other) ->
                                Double.compare(WORLD.interest(user, other, moment), WORLD.interest(user, one, moment)))
                        .mapToInt(item -> item)
                        .limit(20)
                        .toArray());
    }

    @Test
    void whoGetsNoListIsNotShownAnything() {
        List<FeedbackRound> rounds = LOOP.withRounds(1).run(START, events -> Stream.of(RankedList.ofItems(3, 1, 2)));

        assertThat(rounds.get(0).clicks()).isLessThanOrEqualTo(2);
        assertThat(rounds.get(0).evaluation().withoutList()).isEqualTo(USERS - 1);
    }

    @Test
    void settingsAndRowsAreChecked() {
        assertThatThrownBy(() -> LOOP.withRounds(0)).hasMessage("rounds must be at least 1: 0");
        assertThatThrownBy(() -> LOOP.withSlots(0)).hasMessage("slots must be at least 1: 0");
        assertThatThrownBy(() -> new FeedbackLoop(WORLD, 1, 1, 1.5))
                .hasMessage("likedFrom must be above 0 and at most 1: 1.5");
        Interactions other = new Interactions.Builder().add(1, 1, 0, 1).build(2, ITEMS + 1);
        assertThatThrownBy(() -> LOOP.run(other, FeedbackLoopTest::popular))
                .hasMessage("events have 2 rows of users, the world has 201");
    }
}
