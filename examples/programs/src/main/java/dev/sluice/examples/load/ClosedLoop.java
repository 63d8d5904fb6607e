package dev.sluice.examples.load;

import java.util.SplittableRandom;

/** Asks one request after the other in the thread that calls it: what an answer takes when nothing else runs. */
final class ClosedLoop {
    private final Asking asking;

    ClosedLoop(Asking asking) {
        this.asking = asking;
    }

    /**
     * Asks for as long as that.
     *
     * @param ofUsers how many users there are, of whom each is as likely
     * @return nanoseconds that it took
     */
    long run(double seconds, int ofUsers, long seed, Tally tally) {
        SplittableRandom random = new SplittableRandom(seed);
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        for (long now = start; now < end; now = System.nanoTime()) {
            asking.ask(1 + random.nextInt(ofUsers), now, tally);
        }
        return System.nanoTime() - start;
    }
}
