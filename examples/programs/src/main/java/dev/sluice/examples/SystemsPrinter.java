package dev.sluice.examples;

import dev.sluice.eval.Comparison;
import dev.sluice.eval.Comparisons;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.ranking.linear.FeatureWeight;
import java.util.ArrayList;
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
        evaluations.iterator().next().results().keySet().forEach(name -> head.append(Console.format("%16s", name)));
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
    void comparisons(Comparisons comparisons) {
        for (Comparisons.Row row : comparisons.rows()) {
            Comparison comparison = row.comparison();
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

    /** How far the items came that users went on to like. */
    void survival(Outcome outcome) {
        Survival survival = outcome.survival();
        StringBuilder passed = new StringBuilder();
        List<Object> line = new ArrayList<>(List.of(
                "liked",
                survival.liked(),
                "users",
                survival.users(),
                "proposed",
                survival.proposed(),
                "listed",
                survival.listed()));
        survival.passed().forEach((stage, items) -> {
            if (outcome.rankers().has(stage)) {
                passed.append(Console.format("%.1f %% passed the %s ranker, ", survival.percent(items), stage.label()));
                line.addAll(List.of(stage.label(), items));
            }
        });
        console.say("");
        console.say(
                "Of %,d items that %,d users went on to like, %.1f %% were proposed, %s%.1f %% are in the list",
                survival.liked(),
                survival.users(),
                survival.percent(survival.proposed()),
                passed,
                survival.percent(survival.listed()));
        console.json(line.toArray());
    }

    /** What the light ranker looks at. */
    void weights(List<FeatureWeight> light) {
        console.say("The light ranker weighs, per standard deviation:");
        for (FeatureWeight weight : light) {
            console.say("%24s %+8.4f", weight.feature().name(), weight.weight());
            console.json(
                    "feature", weight.feature().name(), "weight", weight.weight(), "if_missing", weight.ifMissing());
        }
    }

    private static String cell(MetricResult result) {
        return result.interval()
                .map(interval -> Console.format("%10.4f ±%.3f", result.value(), (interval.high() - interval.low()) / 2))
                .orElseGet(() -> Console.format("%10.4f      ", result.value()));
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
