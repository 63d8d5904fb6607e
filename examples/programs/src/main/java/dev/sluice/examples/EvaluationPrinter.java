package dev.sluice.examples;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.UserValues;

/** Prints what an evaluation found, a line a number. */
final class EvaluationPrinter {
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
                "judged_users", evaluation.judged(),
                "without_list", evaluation.withoutList(),
                "unjudged_lists", evaluation.unjudged());
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
                result.users().size());
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
