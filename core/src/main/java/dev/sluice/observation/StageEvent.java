package dev.sluice.observation;

import dev.sluice.StageReport;
import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A stage of a funnel ended. */
@Name("dev.sluice.Stage")
@Label("Stage")
@Category("Sluice")
@Description("A stage of a funnel, told when its request has ended")
@StackTrace(false)
final class StageEvent extends Event {
    /** Asked whether events are wanted: to make one for that would be garbage with every stage. */
    private static final StageEvent PROBE = new StageEvent();

    @Label("Funnel")
    String funnel = "";

    @Label("Stage")
    String stage = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Candidates in")
    int in;

    @Label("Candidates out")
    int out;

    @Label("Time taken")
    @Timespan(Timespan.NANOSECONDS)
    long took;

    @Label("Detail")
    String detail = "";

    static void emit(String funnel, StageReport report) {
        if (!PROBE.isEnabled()) {
            return;
        }
        StageEvent event = new StageEvent();
        event.funnel = funnel;
        event.stage = report.stage();
        event.outcome = report.outcome().name().toLowerCase(Locale.ROOT);
        event.in = report.in();
        event.out = report.out();
        event.took = report.nanos();
        event.detail = report.detail();
        event.commit();
    }
}
