package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.eval.tuning.Budget;
import dev.sluice.eval.tuning.NestedEvents;
import dev.sluice.eval.tuning.Settings;
import dev.sluice.eval.tuning.Trial;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.model.TrainingRun;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Trains with settings, from nothing, for as many epochs or on as many users as the budget has, and judges.
 *
 * @param model what to train
 * @param given options that every trial has
 * @param training what to train on
 * @param judge says how good it is
 */
record TuningTrial(Model model, List<String> given, Budgets budgets, Dataset training, ModelJudge judge)
        implements Trial {
    @Override
    public double quality(Settings settings, Budget budget) throws IOException {
        ModelOptions options = options(settings);
        try {
            TrainingRun run = new TrainingRun(
                    bytes -> MemoryNeed.require(model.toString(), bytes),
                    TrainingListener.NONE,
                    EarlyStopping.NEVER,
                    WarmStart.NONE);
            return judge.judge(trained(options, budget, run));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                // A file was closed by it.
                throw (CancellationException) new CancellationException("judging was interrupted").initCause(e);
            }
            throw e;
        }
    }

    private TrainedModel trained(ModelOptions options, Budget budget, TrainingRun run) {
        return budgets == Budgets.EPOCHS
                ? options.train(model, training, run, options.seed(), budget.units())
                : options.train(model, part(budget.share(), options.seed()), run);
    }

    /** Some of the users with all their events; those of a smaller share are among those of a greater. */
    private Dataset part(double share, long seed) {
        NestedEvents nested = new NestedEvents(training.interactions(), seed);
        return share < 1 ? training.with(nested.ofUsers((int) Math.ceil(share * nested.users()))) : training;
    }

    /**
     * All options of a trial.
     *
     * @throws IllegalArgumentException if the trainer would refuse them
     */
    ModelOptions options(Settings settings) {
        List<String> words = new ArrayList<>(given);
        words.addAll(words(settings));
        return ModelOptions.parse(words).checkedFor(List.of(model));
    }

    /** Settings as options of a command line. */
    static List<String> words(Settings settings) {
        return settings.values().entrySet().stream()
                .map(value -> "--" + value.getKey() + "=" + value.getValue())
                .toList();
    }
}
