package dev.sluice.eval.statistics;

import java.util.SplittableRandom;

/** The users that one resample draws: each as likely as any other, and the same for equal seeds and numbers. */
final class Draws {
    private final SplittableRandom random;
    private final long users;

    private Draws(long seed, int users) {
        this.random = new SplittableRandom(seed);
        this.users = users;
    }

    /** A stream of draws for each resample, so that they can be drawn in any order. */
    static Draws[] of(long seed, int resamples, int users) {
        return new SplittableRandom(seed)
                .longs(resamples)
                .mapToObj(each -> new Draws(each, users))
                .toArray(Draws[]::new);
    }

    /** A user from 0 on. The product's high half in place of a remainder: no division, and a bias below 2^-32. */
    int next() {
        return (int) Math.multiplyHigh(random.nextLong() >>> 1, 2 * users);
    }
}
