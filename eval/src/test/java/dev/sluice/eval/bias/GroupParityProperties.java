package dev.sluice.eval.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.AccumulatorLaws;
import dev.sluice.eval.JudgedList;
import dev.sluice.eval.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of parity and opportunity of groups. */
class GroupParityProperties {
    private static final int ITEMS = 40;

    /** Some items are in two groups, some in none. */
    private static ItemGroups groups(int count) {
        Map<String, int[]> members = new LinkedHashMap<>();
        for (int group = 0; group < count; group++) {
            int step = group + 1;
            members.put(
                    "every " + step,
                    IntStream.rangeClosed(1, ITEMS)
                            .filter(item -> item % step == 0)
                            .toArray());
        }
        return ItemGroups.of("divisors", ITEMS + 1, members);
    }

    private static InteractionMatrix training(long seed) {
        Random random = new Random(seed);
        Interactions.Builder events = new Interactions.Builder();
        for (int event = 0; event < 60; event++) {
            events.add(1 + random.nextInt(20), 1 + random.nextInt(ITEMS), 0, 1);
        }
        return InteractionMatrix.of(events.build(21, ITEMS + 1));
    }

    @Group
    class ParityAccumulators implements AccumulatorLaws {
        private final Metric metric = new Rsp(5, groups(4), training(1));

        @Override
        public Metric metric() {
            return metric;
        }
    }

    @Group
    class OpportunityAccumulators implements AccumulatorLaws {
        private final Metric metric = new Reo(5, groups(4), training(1));

        @Override
        public Metric metric() {
            return metric;
        }
    }

    @Property(tries = 200)
    void bothAgreeWithTheirDefinitions(
            @ForAll @IntRange(min = 1, max = 30) int users,
            @ForAll @IntRange(min = 1, max = 10) int k,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll long seed) {
        ItemGroups groups = groups(count);
        InteractionMatrix training = training(seed);
        Accumulator rsp = new Rsp(k, groups, training).begin();
        Accumulator reo = new Reo(k, groups, training).begin();
        double[][] sums = new double[4][count];
        for (int user = 1; user <= users; user++) {
            JudgedList judged = JudgedList.random(user, seed + user);
            rsp.add(judged.list(), judged.truth());
            reo.add(judged.list(), judged.truth());
            List<Integer> shown = judged.list().items().limit(k).boxed().toList();
            for (int item = 1; item <= ITEMS; item++) {
                if (user < training.rows() && training.contains(user, item)) {
                    continue;
                }
                for (int group = 0; group < count; group++) {
                    if (item % (group + 1) == 0) {
                        int liked = judged.truth().isRelevant(item) ? 1 : 0;
                        int found = shown.contains(item) ? 1 : 0;
                        sums[0][group] += found;
                        sums[1][group]++;
                        sums[2][group] += found * liked;
                        sums[3][group] += liked;
                    }
                }
            }
        }

        assertSame(rsp.result().value(), spread(sums[0], sums[1]), count);
        assertSame(reo.result().value(), spread(sums[2], sums[3]), count);
    }

    private static double spread(double[] hits, double[] chances) {
        double[] rates = IntStream.range(0, hits.length)
                .filter(group -> chances[group] > 0)
                .mapToDouble(group -> hits[group] / chances[group])
                .toArray();
        double mean = Arrays.stream(rates).average().orElse(0);
        double variance = Arrays.stream(rates)
                .map(rate -> (rate - mean) * (rate - mean))
                .average()
                .orElse(0);
        return rates.length < 2 || mean == 0 ? Double.NaN : Math.sqrt(variance) / mean;
    }

    private static void assertSame(double value, double naive, int groups) {
        if (Double.isNaN(naive)) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isCloseTo(naive, within(1e-9)).isBetween(0.0, Math.sqrt(groups - 1) + 1e-12);
        }
    }
}
