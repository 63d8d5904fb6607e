package dev.sluice.examples;

import dev.sluice.eval.Comparison;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.statistics.Interval;
import java.util.Collection;
import java.util.List;

/** Prints several systems side by side. */
final class SystemsPrinter {
    private final Console console;

    SystemsPrinter(Console console) {
        this.console = console;
    }

    /** A table of systems by metrics for people, a line for each pair of them for programs. */
    void table(Collection<Evaluation> evaluations) {
        StringBuilder head = new StringBuilder(Console.format("%-12s", "system"));
        evaluations.iterator().next().results().keySet().forEach(name -> head.append(Console.format("%14s", name)));
        console.say("");
        console.say("@|bold %s|@", head);
        for (Evaluation evaluation : evaluations) {
            StringBuilder row = new StringBuilder(Console.format("%-12s", evaluation.system()));
            evaluation.results().values().forEach(result -> row.append(cell(result)));
            console.say("%s", row);
            evaluation.results().values().forEach(result -> json(evaluation.system(), result));
        }
        console.say("The half width of the 95 %% interval, from resampling users, stands behind each value.");
        console.say("");
    }

    /** How much better one system is than others. */
    void comparisons(List<Comparison> comparisons) {
        for (Comparison comparison : comparisons) {
            Interval interval = comparison.interval();
            console.say(
                    "%s of %s, less that of %s: %+.4f (%+.4f to %+.4f)",
                    comparison.metric(),
                    comparison.better(),
                    comparison.than(),
                    comparison.difference(),
                    interval.low(),
                    interval.high());
            console.json(
                    "better", comparison.better(),
                    "than", comparison.than(),
                    "metric", comparison.metric(),
                    "difference", comparison.difference(),
                    "low", interval.low(),
                    "high", interval.high());
        }
    }

    private static String cell(MetricResult result) {
        return result.interval()
                .map(interval -> Console.format("%8.4f ±%.3f", result.value(), (interval.high() - interval.low()) / 2))
                .orElseGet(() -> Console.format("%8.4f      ", result.value()));
    }

    private void json(String system, MetricResult result) {
        console.json(
                "system", system,
                "metric", result.name(),
                "value", result.value(),
                "low", result.interval().map(Interval::low).orElse(Double.NaN),
                "high", result.interval().map(Interval::high).orElse(Double.NaN),
                "users", result.users().size());
    }
}
