package dev.sluice.benchmarks.training;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * Implicit feedback of the size and shape of MovieLens 20M: numbers of events of a user are log-normal, items' shares
 * fall by a power of their rank, and users prefer some of 64 groups of items. For timing; the preferences are too
 * simple to tell models apart.
 */
final class MadeUpEvents {
    private static final int GROUPS = 64;
    private static final double PREFERRED = 0.6;
    private static final double FEW_GROUPS = 0.08;
    private static final double MEDIAN = 68;
    private static final double SPREAD = 1.05;
    private static final int LEAST = 20;
    private static final int MOST = 6000;

    private final int users;
    private final int items;
    private final SplittableRandom random;
    private final GammaDistribution gamma;
    private final Drawn all;
    private final Drawn[] ofGroup;

    private MadeUpEvents(int users, int items, long seed) {
        this.users = users;
        this.items = items;
        this.random = new SplittableRandom(seed);
        this.gamma = new GammaDistribution(new Well19937c(seed), FEW_GROUPS, 1);
        double[] shares = shares();
        int[] groups =
                IntStream.range(0, items).map(item -> random.nextInt(GROUPS)).toArray();
        this.all = new Drawn(IntStream.range(0, items).toArray(), shares);
        this.ofGroup = IntStream.range(0, GROUPS)
                .mapToObj(group -> new Drawn(
                        IntStream.range(0, items)
                                .filter(item -> groups[item] == group)
                                .toArray(),
                        shares))
                .toArray(Drawn[]::new);
    }

    /**
     * Makes them up, each pair of user and item once.
     *
     * @param size about how many
     */
    static Interactions of(int users, int items, int size, long seed) {
        return new MadeUpEvents(users, items, seed).draw(size);
    }

    private double[] shares() {
        double[] shares = IntStream.range(0, items)
                .mapToDouble(rank -> Math.pow(rank + 60.0, -1.15))
                .toArray();
        for (int last = items - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            double share = shares[last];
            shares[last] = shares[other];
            shares[other] = share;
        }
        return shares;
    }

    private Interactions draw(int size) {
        double[] wanted = IntStream.range(0, users)
                .mapToDouble(user -> Math.min(MOST, Math.max(LEAST, MEDIAN * Math.exp(SPREAD * random.nextGaussian()))))
                .toArray();
        double scale = size / Arrays.stream(wanted).sum();
        Interactions.Builder events = new Interactions.Builder();
        for (int user = 0; user < users; user++) {
            int row = user + 1;
            items((int) Math.min(items / 2.0, Math.max(LEAST, wanted[user] * scale)))
                    .forEach(item -> events.add(row, item + 1, 0, 1));
        }
        return events.build(users + 1, items + 1);
    }

    private IntOpenHashSet items(int count) {
        Drawn preferred = new Drawn(IntStream.range(0, GROUPS).toArray(), gamma.sample(GROUPS));
        IntOpenHashSet items = new IntOpenHashSet(2 * count);
        for (int tries = 0; items.size() < count && tries < 20 * count; tries++) {
            boolean ownTaste = random.nextDouble() < PREFERRED;
            items.add((ownTaste ? ofGroup[preferred.next(random)] : all).next(random));
        }
        return items;
    }

    /** Things drawn in proportion to their shares. */
    private static final class Drawn {
        private final int[] things;
        private final double[] sums;

        Drawn(int[] things, double[] shares) {
            this.things = things;
            this.sums = new double[things.length];
            double sum = 0;
            for (int i = 0; i < things.length; i++) {
                sum += shares[things[i]];
                sums[i] = sum;
            }
        }

        int next(SplittableRandom random) {
            double at = random.nextDouble() * sums[sums.length - 1];
            int place = Arrays.binarySearch(sums, at);
            return things[Math.min(place < 0 ? -place - 1 : place, things.length - 1)];
        }
    }
}
