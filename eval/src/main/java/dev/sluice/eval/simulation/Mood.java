package dev.sluice.eval.simulation;

/** How users feel about the place, and when they leave it. */
final class Mood {
    /** The mood of a user who has not been here yet. */
    static final double NEUTRAL = 0;

    private Mood() {}

    static double after(double mood, double satisfaction) {
        return (1 - Law.MOOD_WEIGHT) * mood + Law.MOOD_WEIGHT * satisfaction;
    }

    static double hazard(double mood) {
        return Math.min(1, Law.HAZARD * StrictMath.exp(-Law.HAZARD_FALL * mood));
    }
}
