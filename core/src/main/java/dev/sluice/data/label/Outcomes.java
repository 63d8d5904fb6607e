package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/** What came of exposures, as far as the events say. */
final class Outcomes {
    private final IntToDoubleFunction seconds;
    private final boolean knowsImpressions;
    private final BitSet clicked = new BitSet();
    private final BitSet purchased = new BitSet();
    private final BitSet returned = new BitSet();
    private final Sums watched = new Sums();

    /** @param knowsImpressions whether an exposure that nothing came of is known for one */
    Outcomes(Interactions log, boolean knowsImpressions) {
        this.seconds = Columns.seconds(log, Exposures.WATCH_SECONDS);
        this.knowsImpressions = knowsImpressions;
    }

    /** An event of an exposure. */
    void add(EventRole role, int event, int exposure) {
        switch (role) {
            case CLICK -> clicked.set(exposure);
            case WATCH -> watch(seconds.applyAsDouble(event), exposure);
            case PURCHASE -> purchased.set(exposure);
            case RETURN -> returned.set(exposure);
            default -> {} // that it was shown is known
        }
    }

    private void watch(double more, int exposure) {
        if (!Double.isNaN(more)) {
            watched.add(exposure, more);
        }
    }

    /** The exposures with what came of them. */
    Interactions in(Interactions exposures) {
        return exposures
                .with(Exposures.CLICKED, column(exposures, row -> happened(clicked.get(row), knowsImpressions)))
                .with(Exposures.WATCH_SECONDS, new NumberColumn(watched.of(exposures.size())))
                .with(
                        Exposures.PURCHASED,
                        column(exposures, row -> happened(purchased.get(row), knowsImpressions || clicked.get(row))))
                .with(Exposures.RETURNED, column(exposures, row -> happened(returned.get(row), purchased.get(row))));
    }

    private static double happened(boolean did, boolean couldBeTold) {
        if (did) {
            return 1;
        }
        return couldBeTold ? 0 : Double.NaN;
    }

    private static NumberColumn column(Interactions exposures, IntToDoubleFunction number) {
        return new NumberColumn(Columns.each(exposures, number));
    }
}
