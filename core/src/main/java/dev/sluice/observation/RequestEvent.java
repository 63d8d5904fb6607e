package dev.sluice.observation;

import dev.sluice.Degradation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A request, or the run of a funnel, ended. */
@Name("dev.sluice.Request")
@Label("Request")
@Category("Sluice")
@Description(
        "A request for recommendations that has ended; the events of its stages stand before it, in the same thread")
@StackTrace(false)
final class RequestEvent extends Event {
    @Label("Funnel")
    String funnel = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Version")
    String version = "";

    @Label("Items asked for")
    int requested;

    @Label("Items answered")
    int answered;

    @Label("Reasons of degradation")
    String degradations = "";

    @Label("Failure")
    String failure = "";

    @Label("Time taken")
    @Timespan(Timespan.NANOSECONDS)
    long took;

    /** Takes over what an answer says of itself. */
    void describe(List<Degradation> reasons, int items, int missing) {
        outcome = AnswerOutcome.of(!reasons.isEmpty()).label();
        answered = items;
        requested = items + missing;
        degradations = reasons.stream()
                .map(degradation -> degradation.reason().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
