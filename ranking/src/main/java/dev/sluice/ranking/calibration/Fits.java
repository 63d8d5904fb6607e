package dev.sluice.ranking.calibration;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What fits of calibrators have in common. */
final class Fits {
    private static final Logger LOG = LoggerFactory.getLogger(Calibrator.class);

    private Fits() {}

    /** What a fit gives, or {@link Identity} where there is nothing to tell apart. */
    static Calibrator unlessOfOneClass(String what, Outcomes outcomes, Function<Outcomes, Calibrator> fit) {
        if (outcomes.isOfOneClass()) {
            LOG.warn(
                    "{} learned nothing, scores stay as they are: all outcomes that count have the label {}",
                    what,
                    outcomes.positives() == 0 ? 0 : 1);
            return new Identity();
        }
        return fit.apply(outcomes);
    }

    static void warn(String what, String why) {
        LOG.warn("{}: {}", what, why);
    }
}
