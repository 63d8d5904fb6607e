package dev.sluice.data.audit;

import dev.sluice.data.MalformedLines;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What checks tell of. Belongs to one thread. */
final class Findings {
    static final String NO_TIMES = "the events have no times";

    private final int mostExamples;
    private final Map<FindingCode, Tally> tallies = new EnumMap<>(FindingCode.class);
    private final Map<FindingCode, String> notChecked = new EnumMap<>(FindingCode.class);

    private static final class Tally {
        private final List<String> examples = new ArrayList<>();
        private long count;
    }

    Findings(int mostExamples) {
        this.mostExamples = mostExamples;
    }

    /** An event is at fault. */
    void event(FindingCode code, Part part, int event, String why) {
        part.fault(event);
        Tally tally = tally(code);
        tally.count++;
        if (tally.examples.size() < mostExamples) {
            tally.examples.add(part.event(event) + why);
        }
    }

    /** A user is at fault. */
    void user(FindingCode code, Part part, int user, String why) {
        Tally tally = tally(code);
        tally.count++;
        if (tally.examples.size() < mostExamples) {
            tally.examples.add(part.user(user) + why);
        }
    }

    /** Lines that are no events are at fault. */
    void lines(FindingCode code, MalformedLines lines) {
        Tally tally = tally(code);
        tally.count += lines.count();
        lines.samples().stream()
                .limit(mostExamples - (long) tally.examples.size())
                .forEach(tally.examples::add);
    }

    /** These data cannot be looked through for such a defect. */
    void notChecked(FindingCode code, String why) {
        notChecked.put(code, why);
    }

    private Tally tally(FindingCode code) {
        return tallies.computeIfAbsent(code, any -> new Tally());
    }

    AuditReport report() {
        notChecked.keySet().removeAll(tallies.keySet());
        return new AuditReport(
                tallies.entrySet().stream()
                        .map(entry -> new Finding(entry.getKey(), entry.getValue().count, entry.getValue().examples))
                        .toList(),
                notChecked);
    }
}
