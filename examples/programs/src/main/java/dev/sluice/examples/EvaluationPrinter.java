package dev.sluice.examples;

import static java.util.stream.Collectors.joining;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.MetricTable;
import dev.sluice.eval.UserValues;
import dev.sluice.eval.slice.Slice;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.eval.statistics.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints what an evaluation found, a line a number. */
final class EvaluationPrinter {
    private static final int SHORT_TABLE = 20;

    private final Console console;

    EvaluationPrinter(Console console) {
        this.console = console;
    }

    /** Says of how many users. */
    void counts(Evaluation evaluation) {
        console.say(
                "%s: %,d users with judgements, %,d of them without a list; %,d lists without judgements",
                evaluation.system(), evaluation.judged(), evaluation.withoutList(), evaluation.unjudged());
        console.json(
                "run", evaluation.system(),
                "judged_users", evaluation.judged(),
                "without_list", evaluation.withoutList(),
                "unjudged_lists", evaluation.unjudged());
    }

    /** Says which metrics are left out of what only means over users can do. */
    void notMeans(String what, Evaluation evaluation) {
        List<String> others = new ArrayList<>(evaluation.results().keySet());
        others.removeAll(evaluation.means());
        if (!others.isEmpty()) {
            console.say("Only what is a mean over users %s, not %s", what, String.join(", ", others));
        }
    }

    /** Prints a metric over all users. */
    void result(MetricResult result) {
        double low = result.interval().map(interval -> interval.low()).orElse(Double.NaN);
        double high = result.interval().map(interval -> interval.high()).orElse(Double.NaN);
        String range = result.interval().isPresent() ? Console.format("  %.4f to %.4f", low, high) : "";
        console.say("@|bold %-14s|@ %10.4f%s  %s", result.name(), result.value(), range, result.variant());
        result.leftOut().forEach((reason, users) -> console.say("%14s %,d users left out: %s", "", users, reason));
        console.json(
                "metric",
                result.name(),
                "user",
                "all",
                "value",
                result.value(),
                "low",
                low,
                "high",
                high,
                "users",
                result.users().size(),
                "left_out",
                result.leftOut());
        result.table().ifPresent(table -> table(result.name(), table));
    }

    /** Prints the table of a metric, a row a line; for people only a short one. */
    private void table(String metric, MetricTable table) {
        boolean isShort = table.rows().size() <= SHORT_TABLE;
        if (isShort) {
            console.say("%14s %s", "", String.join(", ", table.columns()));
        }
        for (List<Double> row : table.rows()) {
            if (isShort) {
                console.say(
                        "%14s %s", "", row.stream().map(EvaluationPrinter::text).collect(joining("  ")));
            }
            List<Object> object = new ArrayList<>(List.of("table", metric));
            for (int column = 0; column < row.size(); column++) {
                object.add(table.columns().get(column).replace(' ', '_'));
                object.add(row.get(column));
            }
            console.json(object.toArray());
        }
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Console.format("%,.0f", number) : Console.format("%.4f", number);
    }

    /** Prints a metric for each value of an attribute, the worst ones marked. */
    void slices(SliceReport report) {
        console.say("@|bold %-14s|@ by %s", report.metric(), report.attribute());
        report.slices().forEach(slice -> slice(report, slice));
        report.suppressed().forEach((value, users) -> {
            console.say("%14s %-16s not shown: %,d users are too few", "", value, users);
            console.json(
                    "metric",
                    report.metric(),
                    "attribute",
                    report.attribute(),
                    "slice",
                    value,
                    "suppressed_users",
                    users);
        });
        gap(report);
    }

    private void gap(SliceReport report) {
        console.json(
                "metric", report.metric(),
                "attribute", report.attribute(),
                "mean_absolute_gap", report.meanAbsoluteGap(),
                "lowest", report.lowest().map(Slice::value).orElse(""),
                "overlap", report.overlap());
    }

    /** Prints the lowest slice of an attribute alone. */
    void lowest(SliceReport report) {
        report.lowest()
                .ifPresent(slice -> console.say(
                        "%s by %s: lowest for %s, %.4f (%+.4f) of %,d users",
                        report.metric(), report.attribute(), slice.value(), slice.mean(), slice.gap(), slice.users()));
        gap(report);
    }

    private void slice(SliceReport report, Slice slice) {
        double low = slice.interval().map(Interval::low).orElse(Double.NaN);
        double high = slice.interval().map(Interval::high).orElse(Double.NaN);
        boolean worst =
                report.slices().size() > 1 && slice.equals(report.lowest().orElse(slice));
        String line = Console.format(
                "%14s %-16s %10.4f  %.4f to %.4f  %+.4f  %,d users",
                "", slice.value(), slice.mean(), low, high, slice.gap(), slice.users());
        if (worst) {
            console.say("%s  @|red lowest|@", line);
        } else {
            console.say("%s", line);
        }
        console.json(
                "metric", report.metric(),
                "attribute", report.attribute(),
                "slice", slice.value(),
                "value", slice.mean(),
                "low", low,
                "high", high,
                "gap", slice.gap(),
                "users", slice.users());
    }

    /** Says how many users or items of a file of attributes nobody else knows. */
    void unknown(Path file, String what, int unknown, int all) {
        if (unknown > 0) {
            console.say(
                    "@|yellow Beware:|@ %s has %,d %s, %,d of them neither in the judgements nor in the run",
                    file.getFileName(), all, what, unknown);
        }
        console.json("slices", file.getFileName().toString(), what, all, "unknown_" + what, unknown);
    }

    /** Prints a metric for each user who has a value alone. */
    void users(MetricResult result, IdIndex ids) {
        UserValues values = result.users();
        for (int place = 0; place < values.size(); place++) {
            if (Double.isNaN(values.value(place))) {
                continue;
            }
            String user = ids.id(values.user(place));
            console.say("%-14s %-12s %10.4f", result.name(), user, values.value(place));
            console.json("metric", result.name(), "user", user, "value", values.value(place));
        }
    }
}
