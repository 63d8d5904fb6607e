package dev.sluice.observation;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A version came into service. */
@Name("dev.sluice.Swap")
@Label("Swap")
@Category("Sluice")
@Description("A version took the place of another")
@StackTrace(false)
final class SwapEvent extends Event {
    @Label("Funnel")
    String funnel = "";

    @Label("Version before")
    String from = "";

    @Label("Version")
    String to = "";

    @Label("Time to prepare")
    @Timespan(Timespan.NANOSECONDS)
    long took;
}
