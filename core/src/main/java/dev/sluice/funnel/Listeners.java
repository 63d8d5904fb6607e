package dev.sluice.funnel;

import dev.sluice.StageReport;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happened, without letting them harm the request. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(FunnelListener.class);

    private Listeners() {}

    static void tell(List<FunnelListener> listeners, List<StageReport> reports) {
        for (FunnelListener listener : listeners) {
            for (StageReport report : reports) {
                tell(listener, report);
            }
        }
    }

    private static void tell(FunnelListener listener, StageReport report) {
        try {
            listener.stageEnded(report);
        } catch (RuntimeException e) {
            LOG.warn("a funnel's listener failed over stage {}", report.stage(), e);
        }
    }
}
