package dev.sluice.eval.tuning;

/**
 * How much a trial may take.
 *
 * @param units epochs, say
 * @param most what the trials of the last rung get
 */
public record Budget(int units, int most) {
    /** The part of the whole, in (0, 1]: of the data, say. */
    public double share() {
        return (double) units / most;
    }
}
