package dev.sluice.eval.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.Interaction;
import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Metric;
import dev.sluice.eval.metric.HitRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Planted systems get the verdicts they deserve. Items are i1 to i100, i1 the most popular; even ones are of kind a.
 */
class BehaviourSuiteTest {
    private static final List<String> ITEMS =
            IntStream.rangeClosed(1, 100).mapToObj(item -> "i" + item).toList();

    private static final Set<String> HEAD = Set.copyOf(ITEMS.subList(0, 20));

    /** Users with ten events each. */
    private static final List<Request> REQUESTS = IntStream.rangeClosed(1, 40)
            .mapToObj(user -> Request.forUser("u" + user)
                    .history(IntStream.range(0, 10)
                            .mapToObj(event -> Interaction.of(
                                    ITEMS.get((user * 7 + event * 13) % 100), Instant.ofEpochSecond(event)))
                            .toList())
                    .limit(20)
                    .build())
            .toList();

    private static final Change MORE_OF_KIND_A = new Change("three more events are of kind a", request -> {
        List<Interaction> history = new ArrayList<>(request.history().orElseThrow());
        List.of("i96", "i98", "i100").forEach(item -> history.add(Interaction.of(item, Instant.ofEpochSecond(99))));
        return request.toBuilder().history(history).build();
    });

    /** The same for everybody. */
    private static Optional<List<String>> popular(Request request) {
        return Optional.of(ITEMS.subList(0, request.limit()));
    }

    /** Neighbours of what the history holds, of the last events first; the popular ones for strangers. */
    private static Optional<List<String>> near(Request request) {
        List<String> items = new ArrayList<>();
        List<Interaction> history = new ArrayList<>(request.history().orElse(List.of()));
        Collections.reverse(history);
        for (int step = 2; step <= 4; step += 2) {
            for (Interaction event : history) {
                String near = ITEMS.get((number(event.item()) - 1 + step) % 100);
                if (!items.contains(near)) {
                    items.add(near);
                }
            }
        }
        return items.isEmpty() ? popular(request) : Optional.of(items.subList(0, Math.min(items.size(), 20)));
    }

    private static Optional<List<String>> random(Request request) {
        List<String> items = new ArrayList<>(ITEMS);
        Collections.shuffle(items, new Random(request.history().hashCode()));
        return Optional.of(items.subList(0, 20));
    }

    private static int number(String item) {
        return Integer.parseInt(item.substring(1));
    }

    private static double kindA(List<String> items) {
        return items.stream().filter(item -> number(item) % 2 == 0).count() / (double) items.size();
    }

    private static final BehaviourSuite SUITE = BehaviourSuite.of(
            new LongTail(REQUESTS, HEAD, 10).atLeast(0.3),
            new Invariance("stability@10", REQUESTS, Noise.dropping(1), 10).atLeast(0.6),
            new Direction("kind-a@10", REQUESTS, MORE_OF_KIND_A, BehaviourSuiteTest::kindA, 10).atLeast(0.5),
            new ColdStart(
                            List.of(
                                    Request.forAnyone().build(),
                                    Request.forUser("nobody").build()),
                            10)
                    .atLeast(1));

    private static List<Verdict> verdicts(Subject subject) {
        return SUITE.run(subject).outcomes().stream().map(Outcome::verdict).toList();
    }

    @Test
    void whatIsPopularIsStableAndKnowsNoLongTail() {
        assertThat(verdicts(BehaviourSuiteTest::popular))
                .containsExactly(Verdict.FAIL, Verdict.PASS, Verdict.FAIL, Verdict.PASS);
    }

    @Test
    void whatListensToHistoriesBehaves() {
        assertThat(verdicts(BehaviourSuiteTest::near)).containsOnly(Verdict.PASS);
    }

    @Test
    void chanceIsNotStable() {
        assertThat(verdicts(BehaviourSuiteTest::random)).startsWith(Verdict.PASS, Verdict.FAIL);
    }

    @Test
    void savedListsCannotBeAskedEverything() {
        Subject lists = Subject.ofLists(Map.of("u1", ITEMS.subList(30, 50)));
        Request known = Request.forUser("u1").limit(5).excluding(Set.of("i31")).build();

        assertThat(lists.items(known).orElseThrow()).containsExactly("i32", "i33", "i34", "i35", "i36");
        assertThat(lists.items(Request.forUser("u2").build()).orElseThrow()).isEmpty();
        assertThat(lists.items(Request.forAnyone().build())).isEmpty();
        SuiteResult result = SUITE.run(lists);
        assertThat(result.outcomes())
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.SKIP, Verdict.SKIP, Verdict.SKIP, Verdict.FAIL);
        assertThat(result.outcomes().get(1).reason())
                .isEqualTo(
                        "has 0 cases, needs 1; 40 without: nothing changes, the system cannot be asked, or has nothing for them");
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.count(Verdict.SKIP)).isEqualTo(3);
    }

    @Test
    void aSystemThatThrowsFailsAndTheOthersAreCheckedStill() {
        Subject broken = request -> {
            if (request.user().equals(Optional.of("u7"))) {
                throw new IllegalStateException("no table of users");
            }
            return popular(request);
        };

        List<Outcome> outcomes = SUITE.run(broken).outcomes();

        assertThat(outcomes.get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(outcomes.get(0).reason())
                .isEqualTo("the system failed: java.lang.IllegalStateException: no table of users");
        assertThat(outcomes.get(3).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatMissesMayLieNear() {
        LessWrong.Similarity kind = (one, other) -> number(other) > 90
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(one) % 2 == number(other) % 2 ? 1 : 0);
        List<Liked> liked = List.of(
                new Liked(Request.forUser("a").build(), Set.of("i40")),
                new Liked(Request.forUser("b").build(), Set.of("i1", "i40")),
                new Liked(Request.forUser("c").build(), Set.of("i95")));

        Observation observed = new LessWrong(liked, kind, 3).observe(BehaviourSuiteTest::popular);

        // b hits, of c's item nothing is known; of i1, i2, i3 one is as even as a's.
        assertThat(observed.value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(observed.cases()).isEqualTo(1);
        assertThat(observed.unusable()).startsWith("1 without");
    }

    @Test
    void qualityAndItsGaps() {
        List<Liked> liked = IntStream.rangeClosed(1, 30)
                .mapToObj(user -> new Liked(
                        Request.forUser((user <= 10 ? "young" : "old") + user).build(),
                        Set.of(user <= 10 ? "i50" : "i1")))
                .toList();
        Metric hit = new HitRate(5).named("hit@5");
        SliceGap.Slice age = request -> request.user().orElseThrow().replaceAll("\\d", "");
        Subject popular = BehaviourSuiteTest::popular;

        assertThat(new Quality(hit, liked).observe(popular).value()).isCloseTo(2 / 3.0, within(1e-12));
        Observation gap = new SliceGap("age", hit, liked, age, 10).observe(popular);
        assertThat(gap.value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(gap.cases()).isEqualTo(10);
        assertThat(gap.examples().get(0)).startsWith("young: 0.0, all: 0.66");
        assertThat(new SliceGap("age", hit, liked, age, 31).observe(popular).cases())
                .isZero();
        assertThat(new Quality(hit, liked).observe(request -> Optional.empty()).unusable())
                .isEqualTo("30 without: the system cannot be asked");
    }

    @Test
    void whatDoesNotChangeIsNoCase() {
        List<Request> strangers = List.of(Request.forUser("u").build());

        Observation observed =
                new Invariance("stability", strangers, Noise.dropping(1), 10).observe(BehaviourSuiteTest::popular);

        assertThat(observed.cases()).isZero();
    }

    @Test
    void theHeadIsTheMostPopularShareOfItems() {
        Interactions.Builder builder = new Interactions.Builder();
        int[] items = {1, 1, 1, 2, 2, 3, 4, 5, 5};
        for (int item : items) {
            builder.add(1, item, 0, 1);
        }
        Interactions events = builder.build(2, 7);
        IdIndex ids = IdIndex.of(List.of("a", "b", "c", "d", "e", "never"));

        assertThat(LongTail.head(events, ids, 0.2)).containsExactly("a");
        assertThat(LongTail.head(events, ids, 0.5)).containsExactlyInAnyOrder("a", "b", "e");
        assertThatThrownBy(() -> LongTail.head(events, ids, 1)).hasMessage("share must be between 0 and 1: 1.0");
    }

    @Test
    void aTestRepeats() {
        Change dropping = Noise.dropping(3);
        Request changed = dropping.of(REQUESTS.get(0));

        assertThat(dropping.of(REQUESTS.get(0)).history()).isEqualTo(changed.history());
        assertThat(changed.history().orElseThrow()).hasSize(9);
        assertThat(changed.excluded()).hasSize(1);
        assertThat(Noise.adding(ITEMS, 3).of(REQUESTS.get(0)).history().orElseThrow())
                .hasSize(11);
        assertThat(dropping.of(Request.forAnyone().build()).history()).isEmpty();
    }

    @Test
    void aFailureSaysWhatWasExpectedAndFound() {
        Outcome outcome = SUITE.run(BehaviourSuiteTest::popular).outcomes().get(0);

        assertThatThrownBy(outcome::require)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "FAIL long-tail@10: 0.0000 of 40 cases, must be at least 0.3\n  user u1 gets [i1,");
    }

    @Test
    void refusesSuitesThatMakeNoSense() {
        Expectation tail = new LongTail(REQUESTS, HEAD, 10).atLeast(0.3);

        assertThatThrownBy(BehaviourSuite::of).hasMessage("a suite needs at least one expectation");
        assertThatThrownBy(() -> BehaviourSuite.of(tail, tail)).hasMessage("two behaviours have the name long-tail@10");
        assertThatThrownBy(() -> tail.ofAtLeast(0)).hasMessage("cases must be at least 1: 0");
        assertThatThrownBy(() -> new ColdStart(REQUESTS, 0)).hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> new ColdStart(REQUESTS, 1).atMost(Double.NaN))
                .hasMessage("a limit must be finite: NaN");
        assertThat(tail.ofAtLeast(41).check(BehaviourSuiteTest::popular).verdict())
                .isEqualTo(Verdict.SKIP);
    }

    /** As an application does it in tests of its own. */
    @TestFactory
    Stream<DynamicTest> theSystemBehaves() {
        return SUITE.run(BehaviourSuiteTest::near).outcomes().stream()
                .map(outcome -> dynamicTest(outcome.name(), () -> {
                    assumeTrue(outcome.verdict() != Verdict.SKIP, outcome.reason());
                    outcome.require();
                }));
    }
}
