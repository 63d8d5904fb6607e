package dev.sluice.eval.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.prepare.Availability;
import dev.sluice.eval.CandidateRule;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.HitRate;
import dev.sluice.eval.split.LeaveLastOut;
import dev.sluice.eval.split.RandomSplit;
import dev.sluice.eval.split.Split;
import dev.sluice.eval.split.UserDisjointSplit;
import dev.sluice.eval.split.UserRandomSplit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the rules that say which items a user could have been recommended. */
class CandidateProperties {
    private static final int USERS = 6;
    private static final int ITEMS = 12;

    @Provide
    Arbitrary<Split> splits() {
        return Combinators.combine(
                        Combinators.combine(
                                        Arbitraries.integers().between(1, USERS),
                                        Arbitraries.integers().between(1, ITEMS),
                                        Arbitraries.integers().between(0, 30))
                                .as((user, item, time) -> new int[] {user, item, time})
                                .list()
                                .ofMinSize(12)
                                .ofMaxSize(60),
                        Arbitraries.longs())
                .as((events, seed) -> split(events, seed));
    }

    private static Split split(List<int[]> events, long seed) {
        Interactions log = log(events);
        try {
            return seed % 2 == 0
                    ? new RandomSplit(0.4, seed).split(log)
                    : new UserDisjointSplit(0.5, new UserRandomSplit(0.4, 2, seed), seed).split(log);
        } catch (IllegalArgumentException e) {
            return new RandomSplit(0.4, seed).split(log);
        }
    }

    private static Interactions log(List<int[]> events) {
        Interactions.Builder builder = new Interactions.Builder();
        events.forEach(event -> builder.add(event[0], event[1], event[2], 1));
        return builder.build(USERS + 1, ITEMS + 1);
    }

    private static Interactions log(int... numbers) {
        return log(IntStream.range(0, numbers.length / 3)
                .mapToObj(i -> Arrays.copyOfRange(numbers, 3 * i, 3 * i + 3))
                .toList());
    }

    private static boolean isKnown(Split split, int user, int item) {
        return Stream.of(split.train(), split.history())
                .anyMatch(part -> IntStream.range(0, part.size())
                        .anyMatch(event -> part.user(event) == user && part.item(event) == item));
    }

    private static boolean isTested(Split split, int user, int item) {
        Interactions test = split.test();
        return IntStream.range(0, test.size()).anyMatch(event -> test.user(event) == user && test.item(event) == item);
    }

    private static long first(Interactions part, java.util.function.IntUnaryOperator row, int of) {
        return IntStream.range(0, part.size())
                .filter(event -> row.applyAsInt(event) == of)
                .mapToLong(part::time)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static int[] items(CandidateRule rule, int user) {
        return IntStream.range(-1, ITEMS + 3).filter(rule.candidates(user)).toArray();
    }

    @Property
    void unseenItemsAreThoseWithoutAnEventKnown(@ForAll("splits") Split split) {
        CandidateRule rule = UnseenItems.of(split);

        for (int user = 1; user <= USERS; user++) {
            int each = user;
            assertThat(items(rule, user))
                    .isEqualTo(IntStream.rangeClosed(1, ITEMS)
                            .filter(item -> !isKnown(split, each, item))
                            .toArray());
        }
        assertThat(items(rule, 99)).hasSize(ITEMS);
    }

    @Property
    void itemsAsOfTheQueryAreThoseSeenByThen(@ForAll("splits") Split split) {
        CandidateRule rule = ItemsAsOf.firstSeen(split);

        for (int user = 1; user <= USERS; user++) {
            int each = user;
            long asked = first(split.test(), split.test()::user, user);
            assertThat(items(rule, user))
                    .isEqualTo(IntStream.rangeClosed(1, ITEMS)
                            .filter(item -> {
                                long seen = Stream.of(split.train(), split.history(), split.test())
                                        .mapToLong(part -> first(part, part::item, item))
                                        .min()
                                        .orElseThrow();
                                return seen <= asked && seen < Long.MAX_VALUE && !isKnown(split, each, item);
                            })
                            .toArray());
        }
    }

    @Example
    void anItemIsThereWhenTheCatalogueSaysSo() {
        // User 1 asks at moment 5000; item 3 came at 5, item 4 at 6, item 5 went at 5 and item 6 at 6 seconds.
        Split split = LeaveLastOut.of(1).split(log(1, 1, 1000, 1, 2, 5000, 2, 2, 1000, 2, 1, 9000));
        double[] published = new double[ITEMS + 1];
        Arrays.fill(published, Double.NaN);
        published[3] = 5;
        published[4] = 6;
        double[] removed = new double[ITEMS + 1];
        Arrays.fill(removed, Double.NaN);
        removed[5] = 5;
        removed[6] = 6;
        Catalogue catalogue = new Catalogue(
                new Entities(
                        IdIndex.of(IntStream.rangeClosed(1, ITEMS)
                                .mapToObj(item -> "i" + item)
                                .toList()),
                        Map.of("published", new NumberColumn(published), "removed", new NumberColumn(removed))),
                Entities.of(IdIndex.of(List.of("a", "b", "c", "d", "e", "f"))));
        Availability availability = Availability.between("published", "removed");

        ItemsAsOf rule = ItemsAsOf.available(split, availability, catalogue);

        assertThat(items(rule, 1)).containsExactly(2, 3, 6, 7, 8, 9, 10, 11, 12);
        assertThat(items(rule, 2)).containsExactly(1, 3, 4, 7, 8, 9, 10, 11, 12);
        assertThat(items(rule.at(Instant.ofEpochMilli(4999)), 1)).containsExactly(2, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(rule.description())
                .isEqualTo("items available at the user's first tested event, but those the user was trained on");
        assertThat(rule.at(Instant.EPOCH).description())
                .isEqualTo("items available at 1970-01-01T00:00:00Z, but those the user was trained on");
        Catalogue other = Catalogue.of(IdIndex.of(List.of("x")), IdIndex.of(List.of("a")));
        assertThatThrownBy(() -> ItemsAsOf.available(split, availability, other))
                .hasMessage("a split of 13 rows of items has no catalogue of 2");
    }

    @Property
    void aSampleIsTheTestedItemsAndSoManyOthers(
            @ForAll("splits") Split split,
            @ForAll @IntRange(min = 1, max = 14) int negatives,
            @ForAll long seed,
            @ForAll Sampling by) {
        CandidateRule rule = new SampledNegatives(negatives, seed, by).of(split);

        for (int user = 1; user <= USERS; user++) {
            int each = user;
            int[] drawn = IntStream.of(items(rule, user))
                    .filter(item -> !isTested(split, each, item))
                    .toArray();
            long left = IntStream.rangeClosed(1, ITEMS)
                    .filter(item -> !isTested(split, each, item) && !isKnown(split, each, item))
                    .filter(item ->
                            by == Sampling.UNIFORM || first(split.train(), split.train()::item, item) < Long.MAX_VALUE)
                    .count();
            assertThat(drawn).hasSize((int) Math.min(negatives, left));
            assertThat(IntStream.of(drawn)).noneMatch(item -> isKnown(split, each, item));
            assertThat(IntStream.rangeClosed(1, ITEMS)
                            .filter(item -> isTested(split, each, item) && !isKnown(split, each, item)))
                    .allMatch(rule.candidates(user)::test);
        }
    }

    @Property
    void aUsersSampleDependsOnTheSeedAndTheUserAlone(
            @ForAll("splits") Split split, @ForAll long seed, @ForAll Sampling by) {
        CandidateRule one = new SampledNegatives(4, seed, by).of(split);
        CandidateRule other = new SampledNegatives(4, seed, by).of(split);
        int[][] forwards = IntStream.rangeClosed(1, USERS)
                .mapToObj(user -> items(one, user))
                .toArray(int[][]::new);

        for (int user = USERS; user > 0; user--) {
            assertThat(items(other, user)).isEqualTo(forwards[user - 1]);
            assertThat(items(one, user)).isEqualTo(forwards[user - 1]);
        }
    }

    @Example
    void usersOfWhomTheSameIsKnownAreGivenDifferentSamples() {
        Split split = LeaveLastOut.of(1).split(log(1, 1, 1, 1, 2, 2, 2, 1, 1, 2, 2, 2, 3, 1, 1, 3, 2, 2));
        CandidateRule rule = new SampledNegatives(5, 42, Sampling.UNIFORM).of(split);

        assertThat(items(rule, 1)).hasSize(6).isNotEqualTo(items(rule, 2)).isNotEqualTo(items(rule, 3));
    }

    @Property
    void aSampleStaysAmongTheCandidatesOfAnotherRule(@ForAll("splits") Split split, @ForAll long seed) {
        CandidateRule among = ItemsAsOf.firstSeen(split);
        CandidateRule rule = new SampledNegatives(3, seed, Sampling.UNIFORM).of(split, among);

        for (int user = 1; user <= USERS; user++) {
            IntPredicate allowed = among.candidates(user);
            assertThat(IntStream.of(items(rule, user))).allMatch(allowed::test);
        }
    }

    @Example
    void theVariantOfASampledMetricSaysThatItIsBiased() {
        Split split = LeaveLastOut.of(1).split(log(1, 1, 1, 1, 2, 2, 2, 2, 1, 2, 1, 2));
        CandidateRule rule = new SampledNegatives(5, 42, Sampling.POPULARITY).of(split);

        Evaluation evaluation = Evaluator.of(List.of(new HitRate(1).named("hit@1")))
                .withCandidates(rule)
                .evaluate("any", Judgements.of(split.test()), Stream.of(RankedList.ofItems(1, 2)));

        assertThat(evaluation.result("hit@1").variant())
                .endsWith("among the tested items and 5 others drawn by popularity with seed 42 from items the user was"
                        + " not trained on: sampled, so biased and not comparable with a metric over all (Krichene and"
                        + " Rendle 2020)");
    }

    /** Whatever the way in which the urn draws, the first of two is in proportion and so is the second of the rest. */
    @Property(tries = 4)
    void theUrnDrawsInProportion(@ForAll @IntRange(min = 0, max = 3) int which) {
        int[] weights = {0, 1, 2, 3, 4};
        // Where nearly all weight is of what is not wanted, hardly a try succeeds and keys decide.
        int[] mostlyUnwanted = {0, 1, 2, 3, 4, 100_000};
        ItemUrn urn = new ItemUrn(which % 2 == 0 ? weights : mostlyUnwanted);
        int draws = 40_000;
        int[] drawn = new int[6];
        for (int seed = 0; seed < draws; seed++) {
            for (int item : urn.draw(2, item -> item < 5, 1000L * which + seed * 31L)) {
                drawn[item]++;
            }
        }

        for (int item = 1; item < 5; item++) {
            double expected = item / 10.0;
            for (int before = 1; before < 5; before++) {
                expected += before == item ? 0 : before / 10.0 * item / (10.0 - before);
            }
            // Four standard deviations.
            assertThat((double) drawn[item] / draws).isCloseTo(expected, within(0.01));
        }
        assertThat(drawn[5]).isZero();
    }

    @Example
    void anUrnOfNothingGivesNothing() {
        assertThat(new ItemUrn(new int[] {0, 0, 0}).draw(3, item -> true, 1)).isEmpty();
        assertThat(new ItemUrn(new int[] {0, 1, 1}).draw(3, item -> false, 1)).isEmpty();
        assertThatThrownBy(() -> new SampledNegatives(0, 1, Sampling.UNIFORM))
                .hasMessage("negatives must be at least 1: 0");
    }
}
