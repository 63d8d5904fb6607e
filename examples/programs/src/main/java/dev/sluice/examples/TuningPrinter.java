package dev.sluice.examples;

import dev.sluice.eval.tuning.Halving;
import dev.sluice.eval.tuning.Rung;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.eval.tuning.TrialResult;
import dev.sluice.examples.model.Model;
import java.util.stream.Collectors;

/** Says what a search is going to try, and what came of each trial. */
final class TuningPrinter {
    private final Model model;
    private final MetricOption metric;
    private final boolean epochs;
    private final Halving plan;
    private final Console console;
    private int done;

    /** @param epochs whether the plan's budgets are epochs */
    TuningPrinter(Model model, MetricOption metric, boolean epochs, Halving plan, Console console) {
        this.model = model;
        this.metric = metric;
        this.epochs = epochs;
        this.plan = plan;
        this.console = console;
    }

    void announce(SearchSpace space, int users) {
        console.say(
                "Tuning %s by %s of %,d users, over %s",
                model.toString(),
                metric.toString(),
                users,
                String.join(", ", space.parameters().keySet()));
        if (epochs) {
            console.say(
                    "%d trials: %s; at most %,d epochs together",
                    plan.trials(),
                    plan.rungs().stream().map(TuningPrinter::text).collect(Collectors.joining(", then the best ")),
                    plan.budget());
        } else {
            console.say("%d trials", plan.trials());
        }
        console.json(
                "tune", model.toString(),
                "trials", plan.trials(),
                "settings", plan.settings(),
                "rungs", plan.rungs().size(),
                "budget", plan.budget(),
                "judged_users", users);
    }

    private static String text(Rung rung) {
        return rung.settings() + " for " + rung.budget() + (rung.budget() == 1 ? " epoch" : " epochs");
    }

    void print(TrialResult trial) {
        done++;
        console.say(
                "%3d of %d: %s%s in %.2f s%s, %s",
                done,
                plan.trials(),
                trial.judged() ? Console.format("%s %.4f", metric.toString(), trial.quality()) : "failed",
                epochs ? Console.format(", epochs %d,", trial.budget()) : "",
                trial.cost().seconds(),
                trial.judged() ? "" : " (" + trial.reason() + ")",
                trial.settings().toString());
        console.json(
                "trial", done,
                "number", trial.number(),
                "values", trial.settings().values(),
                "rung", trial.rung(),
                "budget", trial.budget(),
                "quality", trial.quality(),
                "seconds", trial.cost().seconds(),
                "cpu_s", trial.cost().cpuSeconds());
        if (!trial.judged()) {
            console.json("failed", done, "reason", trial.reason());
        }
    }
}
