package dev.sluice.eval.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.AccumulatorLaws;
import dev.sluice.eval.JudgedList;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.statistics.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of popularity-opportunity bias. */
class PopularityOpportunityProperties {
    private static final int ITEMS = 40;
    /** Some items are equally popular. */
    private static final ItemPopularity POPULARITY = ItemPopularity.ofCounts(
            IntStream.rangeClosed(0, ITEMS).mapToLong(item -> item * 7 % 23).toArray());
    /** No two items are equally popular. */
    private static final ItemPopularity DISTINCT = ItemPopularity.ofCounts(
            IntStream.rangeClosed(0, ITEMS).mapToLong(item -> item * 7 % 41).toArray());

    @Group
    class ItemAccumulators implements AccumulatorLaws {
        @Override
        public Metric metric() {
            return new Pri(POPULARITY, new LikedRanks(RankBasis.SHARE_OF_LIST, Unlisted.LEFT_OUT));
        }
    }

    private record World(List<RankedList> lists, List<Truth> truths) {
        double pru(ItemPopularity popularity) {
            return of(new Pru(popularity, LikedRanks.defaults()).named("pru"));
        }

        double pri(ItemPopularity popularity) {
            return of(new Pri(popularity, LikedRanks.defaults()));
        }

        private double of(Metric metric) {
            Accumulator accumulator = metric.begin();
            for (int i = 0; i < lists.size(); i++) {
                accumulator.add(lists.get(i), truths.get(i));
            }
            return accumulator.result().value();
        }
    }

    /** Everybody likes some items, and has all of them ranked. */
    private static World world(int users, long seed, boolean byPopularity) {
        Random random = new Random(seed);
        List<RankedList> lists = new ArrayList<>();
        List<Truth> truths = new ArrayList<>();
        List<Integer> items = new ArrayList<>(DISTINCT.falling().boxed().toList());
        for (int user = 1; user <= users; user++) {
            if (!byPopularity) {
                Collections.shuffle(items, random);
            }
            lists.add(RankedList.ofItems(
                    user, items.stream().mapToInt(item -> item).toArray()));
            int[] liked = random.ints(1, ITEMS + 1)
                    .distinct()
                    .limit(2 + random.nextInt(6))
                    .toArray();
            truths.add(Truth.ofRelevant(user, liked));
        }
        return new World(lists, truths);
    }

    @Property(tries = 100)
    void theOrderOfPopularityIsOneAndItsReverseMinusOne(
            @ForAll @IntRange(min = 1, max = 30) int users, @ForAll long seed) {
        World popular = world(users, seed, true);
        List<RankedList> turned = popular.lists().stream()
                .map(list -> {
                    List<Integer> items = new ArrayList<>(list.items().boxed().toList());
                    Collections.reverse(items);
                    return RankedList.ofItems(
                            list.user(), items.stream().mapToInt(item -> item).toArray());
                })
                .toList();
        World rare = new World(turned, popular.truths());

        assertThat(popular.pru(DISTINCT)).isCloseTo(1, within(1e-12));
        assertThat(popular.pri(DISTINCT)).isCloseTo(1, within(1e-12));
        assertThat(rare.pru(DISTINCT)).isCloseTo(-1, within(1e-12));
        assertThat(rare.pri(DISTINCT)).isCloseTo(-1, within(1e-12));
    }

    @Example
    void anyOrderIsAboutZero() {
        World random = world(4000, 3, false);

        // Standard errors: less than 1 / sqrt(users) for users, 1 / sqrt(items - 1) for items.
        assertThat(random.pru(DISTINCT)).isBetween(-0.05, 0.05);
        double[] priOfWorlds = IntStream.range(0, 30)
                .mapToDouble(seed -> world(300, seed, false).pri(DISTINCT))
                .toArray();
        assertThat(Arrays.stream(priOfWorlds).average().orElseThrow()).isBetween(-0.1, 0.1);
    }

    @Property(tries = 200)
    void bothAgreeWithTheirDefinitions(@ForAll @IntRange(min = 1, max = 15) int users, @ForAll long seed) {
        List<Double> ofUsers = new ArrayList<>();
        Map<Integer, List<Double>> ranksOfItems = new TreeMap<>();
        Accumulator pru =
                new Pru(POPULARITY, LikedRanks.defaults()).named("pru").begin();
        Accumulator pri = new Pri(POPULARITY, LikedRanks.defaults()).begin();
        for (int user = 1; user <= users; user++) {
            JudgedList judged = JudgedList.random(user, seed + user);
            pru.add(judged.list(), judged.truth());
            pri.add(judged.list(), judged.truth());
            int[] liked =
                    judged.truth().items().filter(judged.truth()::isRelevant).toArray();
            List<Integer> order = judged.list().items().boxed().toList();
            double[] ranks = Arrays.stream(liked)
                    .mapToDouble(item -> order.contains(item) ? order.indexOf(item) + 1 : order.size() + 1)
                    .toArray();
            double each = -Correlation.spearman(
                    Arrays.stream(liked).mapToDouble(POPULARITY::count).toArray(), ranks);
            if (!Double.isNaN(each)) {
                ofUsers.add(each);
            }
            for (int i = 0; i < liked.length; i++) {
                ranksOfItems
                        .computeIfAbsent(liked[i], item -> new ArrayList<>())
                        .add(ranks[i]);
            }
        }
        double items = -Correlation.spearman(
                ranksOfItems.keySet().stream().mapToDouble(POPULARITY::count).toArray(),
                ranksOfItems.values().stream()
                        .mapToDouble(each -> each.stream()
                                .mapToDouble(rank -> rank)
                                .average()
                                .orElseThrow())
                        .toArray());

        assertSame(
                pru.result().value(),
                ofUsers.stream().mapToDouble(each -> each).average().orElse(Double.NaN));
        assertSame(pri.result().value(), items);
    }

    private static void assertSame(double value, double naive) {
        if (Double.isNaN(naive)) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isCloseTo(naive, within(1e-9)).isBetween(-1 - 1e-12, 1 + 1e-12);
        }
    }
}
