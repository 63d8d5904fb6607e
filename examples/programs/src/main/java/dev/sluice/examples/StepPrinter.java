package dev.sluice.examples;

import dev.sluice.data.prepare.Size;
import dev.sluice.data.prepare.StepReport;

/** Prints what the steps of a preparation do, one after the other, from when it is made. Belongs to one preparation. */
final class StepPrinter {
    private final Console console;
    private int steps;
    private long began = System.nanoTime();

    StepPrinter(Console console) {
        this.console = console;
    }

    /** Prints the next step. */
    void print(StepReport report) {
        steps++;
        Size before = report.before();
        Size after = report.after();
        console.say("@|bold %d %s|@: %s", steps, report.name(), report.description());
        console.say(
                "  events %,d -> %,d, users %,d -> %,d, items %,d -> %,d",
                before.events(), after.events(), before.users(), after.users(), before.items(), after.items());
        report.leftOut().forEach((reason, events) -> console.say("  %,12d events left out: %s", events, reason));
        report.notes().forEach((note, count) -> console.say("  %,12d %s", count, note));
        console.json(
                "step", steps,
                "name", report.name(),
                "description", report.description(),
                "events_before", before.events(),
                "events", after.events(),
                "users_before", before.users(),
                "users", after.users(),
                "items_before", before.items(),
                "items", after.items(),
                "left_out", report.leftOut(),
                "notes", report.notes(),
                "seconds", (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
    }
}
