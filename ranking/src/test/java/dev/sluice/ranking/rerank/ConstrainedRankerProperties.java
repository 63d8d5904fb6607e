package dev.sluice.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of lists that keep to rules, and those of rankers. */
class ConstrainedRankerProperties extends RerankLawsFixture {
    @Override
    public Ranker ranker() {
        return ConstrainedRanker.of(
                world.snapshot(),
                ListRule.spacing("author", 1, 3),
                ListRule.atMost("genres", 4),
                ListRule.atLeastOf("author", "a1", 2));
    }

    @Property(tries = 200)
    void whatIsForbiddenIsNeverThere(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int limit,
            @ForAll @IntRange(min = 1, max = 3) int most,
            @ForAll @IntRange(min = 4, max = 6) int window) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);
        Ranking ranking = ConstrainedRanker.of(
                        world.snapshot(),
                        ListRule.spacing("author", most, window),
                        ListRule.atMost("genres", 5),
                        ListRule.atMostOf("genres", "g1", most),
                        ListRule.atLeastOf("author", "a2", most))
                .rank(query(random), candidates, limit);
        int[] items = candidates.select(ranking).items();

        assertThat(brokenSpacing(items, most, window)).isFalse();
        assertThat(IntStream.of(items)
                        .filter(item -> RerankWorld.genres(item).contains("g1"))
                        .count())
                .isLessThanOrEqualTo(most);
        for (String genre : List.of("g0", "g1", "g2", "g3", "g4")) {
            assertThat(IntStream.of(items)
                            .filter(item -> RerankWorld.genres(item).contains(genre))
                            .count())
                    .isLessThanOrEqualTo(5);
        }
    }

    private static boolean brokenSpacing(int[] items, int most, int window) {
        for (int from = 0; from < items.length; from++) {
            Map<String, Integer> counts = new HashMap<>();
            for (int place = from; place < Math.min(items.length, from + window); place++) {
                counts.merge(RerankWorld.author(items[place]), 1, Integer::sum);
            }
            counts.remove("");
            if (counts.values().stream().anyMatch(count -> count > most)) {
                return true;
            }
        }
        return false;
    }

    /** Of all lists of a few items the longest that a rule of spacing allows is found. */
    @Property(tries = 300)
    void theListIsAsLongAsAnyCanBe(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 7) int size,
            @ForAll @IntRange(min = 1, max = 2) int most,
            @ForAll @IntRange(min = 1, max = 3) int more) {
        Candidates candidates = few(new Random(seed), size);
        int longest = longest(candidates, new ArrayList<>(), most, most + more);
        Ranking ranking = ConstrainedRanker.of(world.snapshot(), ListRule.spacing("author", most, most + more))
                .rank(world.query().build(), candidates, size);

        assertThat(ranking.size()).isEqualTo(longest);
        assertThat(ranking.shortfalls()).hasSize(longest < size ? 1 : 0);
    }

    private static int longest(Candidates candidates, List<Integer> items, int most, int window) {
        int longest = items.size();
        for (int position = 0; position < candidates.size(); position++) {
            int item = candidates.item(position);
            if (!items.contains(item)) {
                items.add(item);
                if (!brokenSpacing(items.stream().mapToInt(Integer::intValue).toArray(), most, window)) {
                    longest = Math.max(longest, longest(candidates, items, most, window));
                }
                items.remove(items.size() - 1);
            }
        }
        return longest;
    }

    /** Items of two or three authors and of nobody, in any order. */
    private static Candidates few(Random random, int size) {
        int authors = 2 + random.nextInt(2);
        int[] items = random.ints(1, RerankWorld.ITEMS + 1)
                .filter(item -> item % 7 <= authors)
                .filter(item -> item % 7 != 0 || random.nextInt(3) == 0)
                .distinct()
                .limit(size)
                .toArray();
        return RerankWorld.sorted(items);
    }

    /** Of all lists of quotas at both ends, the best sum of scores is found, and what must be there where it can. */
    @Property(tries = 300)
    void noListOfTheSameNumbersIsBetter(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int size,
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll @IntRange(min = 1, max = 3) int most,
            @ForAll @IntRange(min = 1, max = 3) int least) {
        Candidates candidates = few(new Random(seed), size);
        Query query = world.query().limit(limit).build();
        Ranking ranking = ConstrainedRanker.of(
                        world.snapshot(),
                        ListRule.atMost("author", most),
                        ListRule.atLeastOf("author", "a1", least),
                        ListRule.atLeastOf("author", "a2", 1))
                .rank(query, candidates, limit);
        int chosen = 0;
        for (int position : ranking.positions()) {
            chosen |= 1 << position;
        }

        assertThat(worth(candidates, chosen, limit, most, least)).isEqualTo(best(candidates, limit, most, least));
    }

    private static double best(Candidates candidates, int limit, int most, int least) {
        return IntStream.range(0, 1 << candidates.size())
                .mapToDouble(set -> worth(candidates, set, limit, most, least))
                .max()
                .orElseThrow();
    }

    /** First what must be there counts, then the length, then the scores; nothing if a quota is broken. */
    private static double worth(Candidates candidates, int set, int limit, int most, int least) {
        Map<String, Integer> counts = new HashMap<>();
        double scores = 0;
        for (int position = 0; position < candidates.size(); position++) {
            if ((set >> position & 1) != 0) {
                counts.merge(RerankWorld.author(candidates.item(position)), 1, Integer::sum);
                scores += candidates.score(position);
            }
        }
        boolean forbidden = Integer.bitCount(set) > limit
                || counts.entrySet().stream()
                        .anyMatch(author -> !author.getKey().isEmpty() && author.getValue() > most);
        int served = Math.min(least, counts.getOrDefault("a1", 0)) + Math.min(1, counts.getOrDefault("a2", 0));
        return forbidden ? -1 : served * 1e6 + Integer.bitCount(set) * 1e3 + scores;
    }
}
