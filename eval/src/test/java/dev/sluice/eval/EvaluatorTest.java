package dev.sluice.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eval.metric.AveragePrecision;
import dev.sluice.eval.metric.CatalogueCoverage;
import dev.sluice.eval.metric.Denominator;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everybody is judged, or left out and counted. */
class EvaluatorTest {
    /** 1 if the first item is relevant; undefined without relevant items. */
    private static final ListMetric FIRST = (list, truth) ->
            truth.relevant() == 0 ? Double.NaN : list.size() > 0 && truth.isRelevant(list.item(0)) ? 1 : 0;

    private static final Evaluator EVALUATOR = Evaluator.of(List.of(FIRST.named("first"), FIRST.summed("firsts")));

    /** Users 1 to 4; nothing is relevant to user 4. */
    private static final Judgements JUDGEMENTS = new Judgements.Builder()
            .add(1, 10, 1)
            .add(2, 20, 1)
            .add(3, 30, 1)
            .add(4, 40, 0)
            .build();

    private static Stream<RankedList> lists() {
        return Stream.of(
                RankedList.ofItems(9, 10),
                RankedList.ofItems(4, 10),
                RankedList.ofItems(2, 10, 20),
                RankedList.ofItems(1, 10, 20));
    }

    @Test
    void aMissingListCountsAsEmpty() {
        Evaluation evaluation = EVALUATOR.evaluate("system", JUDGEMENTS, lists());

        MetricResult first = evaluation.result("first");
        assertThat(first.value()).isEqualTo(1 / 3.0);
        assertThat(first.users().values()).containsExactly(1, 0, 0);
        assertThat(first.users().user(2)).isEqualTo(3);
        assertThat(first.leftOut()).isEqualTo(Map.of("no relevant items", 1, "no judgements", 1));
        assertThat(evaluation.result("firsts").value()).isEqualTo(1);
        assertThat(evaluation)
                .extracting(Evaluation::judged, Evaluation::withoutList, Evaluation::unjudged)
                .containsExactly(4, 1, 1);
    }

    @Test
    void aMissingListIsLeftOutAndCounted() {
        MetricResult first = EVALUATOR
                .withMissing(MissingLists.LEFT_OUT)
                .evaluate("system", JUDGEMENTS, lists())
                .result("first");

        assertThat(first.value()).isEqualTo(0.5);
        assertThat(first.leftOut()).isEqualTo(Map.of("no relevant items", 1, "no judgements", 1, "no list", 1));
    }

    @Test
    void aSystemThatReturnsNothingScoresNothing() {
        assertThat(EVALUATOR
                        .evaluate("system", JUDGEMENTS, Stream.of())
                        .result("first")
                        .value())
                .isZero();
    }

    @Test
    void meansHaveIntervalsAndSumsHaveNone() {
        Evaluation with = EVALUATOR.evaluate("system", JUDGEMENTS, lists());
        Evaluation without = EVALUATOR.withoutIntervals().evaluate("system", JUDGEMENTS, lists());
        Evaluation wider =
                EVALUATOR.withIntervals(Bootstrap.defaults().withLevel(0.99)).evaluate("system", JUDGEMENTS, lists());

        assertThat(with.result("first").interval().orElseThrow().contains(1 / 3.0))
                .isTrue();
        assertThat(with.result("firsts").interval()).isEmpty();
        assertThat(without.result("first").interval()).isEmpty();
        assertThat(wider.result("first").interval().orElseThrow().level()).isEqualTo(0.99);
    }

    @Test
    void coverageHasAnIntervalAroundItsValue() {
        Evaluator evaluator = Evaluator.of(List.of(new CatalogueCoverage(2, 40)));

        MetricResult coverage =
                evaluator.evaluate("system", JUDGEMENTS, lists()).result("coverage@2");
        MetricResult nobody = evaluator
                .withMissing(MissingLists.LEFT_OUT)
                .evaluate("system", JUDGEMENTS, Stream.of())
                .result("coverage@2");

        assertThat(coverage.value()).isEqualTo(2 / 40.0);
        assertThat(coverage.interval().orElseThrow().low()).isLessThan(2 / 40.0);
        assertThat(coverage.interval().orElseThrow().high()).isGreaterThan(2 / 40.0);
        assertThat(evaluator
                        .withoutIntervals()
                        .evaluate("system", JUDGEMENTS, lists())
                        .result("coverage@2")
                        .interval())
                .isEmpty();
        assertThat(nobody.value()).isZero();
        assertThat(nobody.interval()).isEmpty();
    }

    @Test
    void listsPassByOneAfterTheOther() {
        List<String> log = new ArrayList<>();
        ListMetric logging = (list, truth) -> {
            log.add("judged " + list.user());
            return 1;
        };

        Evaluator.of(List.of(logging.named("any")))
                .evaluate("system", JUDGEMENTS, Stream.of(1, 2).map(user -> {
                    log.add("made " + user);
                    return RankedList.ofItems(user, 10);
                }));

        assertThat(log).startsWith("made 1", "judged 1", "made 2", "judged 2");
    }

    @Test
    void theOrderOfListsChangesNothing() {
        List<RankedList> reversed = lists().sorted((one, other) -> -1).toList();
        MetricResult one = EVALUATOR.evaluate("one", JUDGEMENTS, lists()).result("first");
        MetricResult other =
                EVALUATOR.evaluate("other", JUDGEMENTS, reversed.stream()).result("first");

        assertThat(one.interval()).isEqualTo(other.interval());
        assertThat(one.users().values()).isEqualTo(other.users().values());
    }

    @Test
    void aParallelStreamGivesTheSameBits() {
        Judgements.Builder judgements = new Judgements.Builder();
        List<RankedList> many = IntStream.rangeClosed(1, 3000)
                .mapToObj(user -> JudgedList.random(user, user))
                .peek(judged -> judged.truth()
                        .items()
                        .forEach(item -> judgements.add(
                                judged.truth().user(), item, judged.truth().grade(item))))
                .map(JudgedList::list)
                .toList();
        Evaluator evaluator = Evaluator.of(List.of(
                FIRST.named("first"),
                new AveragePrecision(5, Denominator.CAPPED).named("map"),
                new CatalogueCoverage(2, 40)));

        Evaluation one = evaluator.evaluate("one", judgements.build(), many.stream());
        Evaluation other = evaluator.evaluate("one", judgements.build(), many.parallelStream());

        assertThat(other).usingRecursiveComparison().isEqualTo(one);
        assertThat(one.result("map").value()).isBetween(0.1, 0.9);
    }

    @Test
    void aParallelStreamIsRefusedTwoListsOfAUserAsWell() {
        List<RankedList> twice = IntStream.range(0, 2000)
                .mapToObj(i -> RankedList.ofItems(1 + i % 1999, 10))
                .toList();

        assertThatThrownBy(() -> EVALUATOR.evaluate("system", JUDGEMENTS, twice.parallelStream()))
                .hasMessageContaining("user 1 has two lists");
    }

    @Test
    void comparesAmongCandidatesAndCountsTheOthers() {
        CandidateRule rule = new CandidateRule() {
            @Override
            public IntPredicate candidates(int user) {
                return item -> item != 10;
            }

            @Override
            public String description() {
                return "items but the tenth";
            }
        };

        Evaluation evaluation = EVALUATOR.withCandidates(rule).evaluate("system", JUDGEMENTS, lists());

        MetricResult first = evaluation.result("first");
        assertThat(first.users().values()).as("users 2 and 3").containsExactly(1, 0);
        assertThat(first.variant()).endsWith("; among items but the tenth");
        assertThat(first.leftOut()).containsEntry("no relevant items", 2);
        assertThat(evaluation.outside()).isEqualTo(new Outside(3, 1));
        assertThat(EVALUATOR.evaluate("system", JUDGEMENTS, lists()).outside()).isEqualTo(Outside.NONE);
    }

    @Test
    void aMetricThatIsDefinedForNobodyHasNoValue() {
        Judgements nothing = new Judgements.Builder().add(4, 40, 0).build();

        MetricResult result = EVALUATOR.evaluate("system", nothing, lists()).result("first");

        assertThat(result.value()).isNaN();
        assertThat(result.interval()).isEmpty();
        assertThat(result.leftOut()).containsEntry("no relevant items", 1);
    }

    @Test
    void refusesWhatCannotBeJudged() {
        assertThatThrownBy(() -> EVALUATOR.evaluate(
                        "system", JUDGEMENTS, Stream.of(RankedList.ofItems(1, 10), RankedList.ofItems(1, 20))))
                .hasMessage("user 1 has two lists");
        assertThatThrownBy(() -> EVALUATOR.evaluate("system", new Judgements.Builder().build(), lists()))
                .hasMessage("nobody has judgements to judge system by");
        assertThatThrownBy(() -> EVALUATOR.evaluate("system", JUDGEMENTS, Stream.of(RankedList.ofItems(9, 10))))
                .hasMessage("none of the 1 lists of system is of a user with judgements");
        assertThatThrownBy(() -> Evaluator.of(List.of())).hasMessage("an evaluation needs at least one metric");
        assertThatThrownBy(() -> Evaluator.of(List.of(FIRST.named("a"), FIRST.summed("a"))))
                .hasMessage("two metrics have the name a");
        assertThatThrownBy(
                        () -> EVALUATOR.evaluate("system", JUDGEMENTS, lists()).result("last"))
                .hasMessage("system was not judged by last, but by [first, firsts]");
        assertThatThrownBy(() -> FIRST.named("a").begin().add(RankedList.ofItems(1, 2), Truth.ofRelevant(2, 2)))
                .hasMessage("list of user 1, judgements of user 2");
        ListMetric infinite = (list, truth) -> Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> Evaluator.of(List.of(infinite.named("a"))).evaluate("system", JUDGEMENTS, lists()))
                .hasMessage("a of user 4 must be finite or NaN: Infinity");
    }

    @Test
    void comparesUserByUser() {
        Judgements.Builder judgements = new Judgements.Builder();
        IntStream.rangeClosed(1, 200).forEach(user -> judgements.add(user, 1, 1));
        Evaluation good = evaluate("good", judgements.build(), user -> user % 4 != 0);
        Evaluation fair = evaluate("fair", judgements.build(), user -> user % 2 != 0);

        Comparison comparison = Comparison.of(good, fair, "first", Bootstrap.defaults());
        Comparison same = Comparison.of(good, good, "first", Bootstrap.defaults());
        Comparison reverse = Comparison.of(fair, good, "first", Bootstrap.defaults());

        assertThat(comparison.difference()).isEqualTo(0.25);
        assertThat(comparison.users()).isEqualTo(200);
        // A share of 1/4 of 200 users: half the interval is about 1.96 sqrt(0.25 * 0.75 / 200) = 0.06.
        assertThat(comparison.interval().low()).isBetween(0.17, 0.21);
        assertThat(comparison.interval().high()).isBetween(0.29, 0.33);
        assertThat(same.interval()).isEqualTo(new Interval(0, 0, 0.95));
        assertThat(reverse.difference()).isEqualTo(-0.25);
    }

    @Test
    void refusesToCompareDifferentUsers() {
        Evaluation all = EVALUATOR.evaluate("all", JUDGEMENTS, lists());
        Evaluation some = EVALUATOR.withMissing(MissingLists.LEFT_OUT).evaluate("some", JUDGEMENTS, lists());

        assertThatThrownBy(() -> Comparison.of(all, some, "first", Bootstrap.defaults()))
                .hasMessage("first of all and of some must be of the same users: 3 and 2, not all the same");
        assertThatThrownBy(() -> Comparison.of(all, all, "firsts", Bootstrap.defaults()))
                .hasMessage("only means over users can be compared in pairs, not firsts");
    }

    @Test
    void refusesToCompareNobody() {
        Judgements nothing = new Judgements.Builder().add(4, 40, 0).build();
        Evaluation none = EVALUATOR.evaluate("none", nothing, lists());

        assertThatThrownBy(() -> Comparison.of(none, none, "first", Bootstrap.defaults()))
                .hasMessage("first of none and of none must be of at least 1 user: 0");
    }

    @Test
    void refusesToCompareVariants() {
        Evaluation capped = evaluateMap("capped", Denominator.CAPPED);
        Evaluation all = evaluateMap("all", Denominator.ALL_RELEVANT);

        assertThatThrownBy(() -> Comparison.of(capped, all, "map", Bootstrap.defaults()))
                .hasMessageStartingWith("map of capped and of all must be computed alike: precision at")
                .hasMessageContaining("divided by min(k, relevant)")
                .hasMessageContaining("divided by all relevant");
    }

    @Test
    void comparesOneUser() {
        Judgements one = new Judgements.Builder().add(1, 10, 1).build();
        Evaluation hit = EVALUATOR.evaluate("hit", one, Stream.of(RankedList.ofItems(1, 10)));
        Evaluation miss = EVALUATOR.evaluate("miss", one, Stream.of());

        Comparison comparison = Comparison.of(hit, miss, "first", Bootstrap.defaults());

        assertThat(comparison.difference()).isEqualTo(1);
        assertThat(comparison.interval()).isEqualTo(new Interval(1, 1, 0.95));
    }

    private static Evaluation evaluateMap(String system, Denominator denominator) {
        return Evaluator.of(List.of(new AveragePrecision(5, denominator).named("map")))
                .evaluate(system, JUDGEMENTS, lists());
    }

    private static Evaluation evaluate(String system, Judgements judgements, IntPredicate hit) {
        return EVALUATOR.evaluate(
                system,
                judgements,
                IntStream.rangeClosed(1, 200).mapToObj(user -> RankedList.ofItems(user, hit.test(user) ? 1 : 2)));
    }
}
