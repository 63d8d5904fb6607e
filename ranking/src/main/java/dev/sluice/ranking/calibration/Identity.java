package dev.sluice.ranking.calibration;

/**
 * Leaves scores as they are. It is what a fit gives that had nothing to learn from, so that whoever needs probabilities
 * asks whether it is one.
 */
public record Identity() implements Calibrator {
    @Override
    public double calibrate(double score) {
        return score;
    }

    @Override
    public String toString() {
        return CalibratorText.print(this);
    }
}
