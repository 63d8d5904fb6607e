package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.OptionalDouble;

/** What combinations of labels share. */
final class Signals {
    private Signals() {}

    /** A label, with another number where it is absent if there is one. */
    static double[] of(Label label, OptionalDouble ifAbsent, Interactions exposures) {
        double[] signal = label.of(exposures);
        if (ifAbsent.isPresent()) {
            double otherwise = ifAbsent.getAsDouble();
            for (int row = 0; row < signal.length; row++) {
                signal[row] = Double.isNaN(signal[row]) ? otherwise : signal[row];
            }
        }
        return signal;
    }

    static void requireFinite(double number, String what) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " must be finite: " + number);
        }
    }

    static void requireNotNegative(double number, String what) {
        if (number < 0) {
            throw new IllegalArgumentException(what + " must not be negative: " + number);
        }
    }
}
