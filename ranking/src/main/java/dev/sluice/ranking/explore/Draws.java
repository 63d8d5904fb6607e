package dev.sluice.ranking.explore;

import dev.sluice.Query;
import java.util.SplittableRandom;

/** The random numbers of one request, a sequence for each item or place. */
final class Draws {
    private final long seed;

    /** @param salt so that two rankers do not draw the same */
    Draws(Query query, long salt) {
        this.seed = mixed(query.seed() + mixed(salt));
    }

    SplittableRandom of(int which) {
        return new SplittableRandom(mixed(seed + which));
    }

    /** One step of SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2714064.2660195). */
    private static long mixed(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
