package dev.sluice.examples;

import dev.sluice.eval.tuning.Halving;
import dev.sluice.eval.tuning.Rung;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.eval.tuning.TrialResult;
import java.util.stream.Collectors;

/** Says what a search is going to try, and what came of each trial. */
final class TuningPrinter {
    private final String model;
    private final MetricOption metric;
    private final Budgets budgets;
    private final Halving plan;
    private final Console console;
    private int done;

    TuningPrinter(String model, MetricOption metric, Budgets budgets, Halving plan, Console console) {
        this.model = model;
        this.metric = metric;
        this.budgets = budgets;
        this.plan = plan;
        this.console = console;
    }

    void announce(SearchSpace space, int users) {
        console.say(
                "Tuning %s by %s of %,d users, over %s",
                model,
                metric.toString(),
                users,
                String.join(", ", space.parameters().keySet()));
        if (budgets == Budgets.WHOLE) {
            console.say("%d trials", plan.trials());
        } else {
            console.say(
                    "%d trials: %s%s",
                    plan.trials(),
                    plan.rungs().stream().map(this::text).collect(Collectors.joining(", then the best ")),
                    budgets == Budgets.EPOCHS ? Console.format("; at most %,d epochs together", plan.budget()) : "");
        }
        console.json(
                "tune", model,
                "trials", plan.trials(),
                "settings", plan.settings(),
                "rungs", plan.rungs().size(),
                "budget", plan.budget(),
                "judged_users", users);
    }

    private String text(Rung rung) {
        return rung.settings() + " for " + budgets.text(rung.budget());
    }

    private String spent(TrialResult trial) {
        return budgets == Budgets.WHOLE ? "" : Console.format(", %s %d,", budgets.unit(), trial.budget());
    }

    void print(TrialResult trial) {
        done++;
        console.say(
                "%3d of %d: %s%s in %.2f s%s, %s",
                done,
                plan.trials(),
                trial.judged() ? Console.format("%s %.4f", metric.toString(), trial.quality()) : "failed",
                spent(trial),
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
