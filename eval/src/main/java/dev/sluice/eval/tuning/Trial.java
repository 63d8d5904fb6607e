package dev.sluice.eval.tuning;

import java.io.IOException;

/** Tries settings: trains with them, say, and judges what came of it. */
@FunctionalInterface
public interface Trial {
    /**
     * Tries settings on a budget. Settings that do well come again on a larger budget, which is the whole and not what
     * is added: a trial either begins anew, or keeps what it made of settings, which are equal by their values, and
     * goes on from there.
     *
     * @return the greater the better; if it is not finite, the trial has failed
     * @throws IllegalArgumentException or {@link ArithmeticException} if these settings do not do; the trial has
     *     failed, and the search goes on
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; the search ends
     */
    double quality(Settings settings, Budget budget) throws IOException;
}
