package dev.sluice.ranking.calibration;

/** Makes a score into a probability. Immutable and safe for use by many threads. */
@FunctionalInterface
public interface Calibrator {
    /**
     * How often what has this score comes true.
     *
     * @param score NaN where it is missing
     * @return from 0 to 1; NaN where the score is
     */
    double calibrate(double score);
}
