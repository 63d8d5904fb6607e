package dev.sluice.examples.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When requests come, and whose they are: drawn ahead, so that a slow answer delays none of them. Gaps are exponential,
 * as those between visits of many users are who know nothing of each other; users are drawn alike.
 */
final class Arrivals {
    private final long[] nanos;
    private final int[] users;

    private Arrivals(long[] nanos, int[] users) {
        this.nanos = nanos;
        this.users = users;
    }

    /**
     * Draws them.
     *
     * @param rate requests a second, above 0
     * @param seconds for how long, at least 0
     * @param ofUsers how many users there are
     */
    static Arrivals poisson(double rate, double seconds, int ofUsers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] nanos = new long[16];
        int count = 0;
        double moment = gap(rate, random);
        while (moment < seconds) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = (long) (moment * 1e9);
            moment += gap(rate, random);
        }
        int[] users = random.ints(count, 1, ofUsers + 1).toArray();
        return new Arrivals(Arrays.copyOf(nanos, count), users);
    }

    private static double gap(double rate, SplittableRandom random) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    int size() {
        return nanos.length;
    }

    /** Nanoseconds from the beginning to a request. */
    long nanos(int request) {
        return nanos[request];
    }

    /** The row of the user who asks. */
    int user(int request) {
        return users[request];
    }
}
