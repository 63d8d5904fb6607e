package dev.sluice.eval.checklist;

import java.util.List;
import java.util.stream.Stream;

/**
 * The items that a model is checked for.
 *
 * @param checks in the order of the report
 */
public record Checklist(List<Check> checks) {
    public Checklist {
        checks = List.copyOf(checks);
    }

    /** These items. */
    public static Checklist of(Check... checks) {
        return new Checklist(List.of(checks));
    }

    /** These and one more. */
    public Checklist with(Check check) {
        return new Checklist(Stream.concat(checks.stream(), Stream.of(check)).toList());
    }

    /** Looks at all of them, one after the other. */
    public ChecklistReport run() {
        return new ChecklistReport(checks.stream().map(Check::run).toList());
    }
}
