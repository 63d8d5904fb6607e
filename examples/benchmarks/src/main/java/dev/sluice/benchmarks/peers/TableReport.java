package dev.sluice.benchmarks.peers;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** A table for people; whoever is left out has a line as well. */
final class TableReport implements Report {
    private static final String LINE = "%-14s %-26s %-36s %5s %7s %10s %10s %9s %9s %9s %8s%n";

    private final PrintWriter out;

    TableReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(Map<String, Object> circumstances) {
        circumstances.forEach((what, value) ->
                out.println(what + ": " + (value instanceof Double number ? number("%.1f", number) : value)));
        out.println("q/cpu-s: queries a second of the asking thread's CPU time; q/s: by the clock");
        out.println();
        out.printf(
                LINE,
                "peer",
                "system",
                "settings",
                "k",
                "recall",
                "q/cpu-s",
                "q/s",
                "build cpu",
                "build s",
                "MB",
                "queries");
    }

    @Override
    public void add(Measurement line) {
        out.printf(
                LINE,
                line.peer(),
                line.built().system(),
                line.settings(),
                line.k(),
                number("%.4f", line.recall()),
                number("%.1f", 1 / line.perQuery().cpuSeconds()),
                number("%.1f", 1 / line.perQuery().wallSeconds()),
                number("%.1f", line.built().cost().cpuSeconds()),
                number("%.1f", line.built().cost().wallSeconds()),
                number("%.1f", line.built().bytes() / 1e6),
                line.queries());
        out.flush();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    @Override
    public void leaveOut(String peer, String reason) {
        out.printf("%-14s left out: %s%n", peer, reason);
        out.flush();
    }
}
