package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.model.TrainingRun;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularityTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;

/**
 * Trains models on the same events, and beside them what serving needs: popularity to fall back on, what is trending,
 * and the users' histories.
 */
final class Training {
    private final ModelOptions options;
    private final Optional<Interactions> seen;
    private final Console console;

    /**
     * How models are trained, beside their options.
     *
     * @param less what they learn from, if that is less than what serving knows
     * @param stopping when they stop before the last epoch
     * @param start what they begin with
     * @param memory hears before how many bytes of heap a training takes
     */
    record Way(Optional<Dataset> less, EarlyStopping stopping, WarmStart start, LongConsumer memory) {
        /** From nothing to the last epoch, by all there is. */
        static final Way PLAIN = new Way(
                Optional.empty(), EarlyStopping.NEVER, WarmStart.NONE, bytes -> MemoryNeed.require("models", bytes));
    }

    Training(ModelOptions options, Console console) {
        this(options, Optional.empty(), console);
    }

    /** @param seen what users have seen, if that is more than the events trained on */
    Training(ModelOptions options, Optional<Interactions> seen, Console console) {
        this.options = options;
        this.seen = seen;
        this.console = console;
    }

    /** Trains the models; for the name of each there is a listener that hears of its epochs. */
    List<TrainedModel> train(List<Model> models, Dataset data, Way way, Function<String, TrainingListener> listeners) {
        Interactions events = data.interactions();
        List<TrainedModel> trained = new ArrayList<>();
        for (Model model : models) {
            trained.add(train(model, way.less.orElse(data), way, listeners.apply(model.toString())));
        }
        if (!models.contains(Model.POPULARITY)) {
            trained.add(popularity(events));
        }
        trained.add(trending(events));
        Histories histories = Histories.of(events);
        trained.add(seen.map(histories::withSeen).orElse(histories));
        return trained;
    }

    private TrainedModel train(Model model, Dataset data, Way way, TrainingListener listener) {
        try (ProgressBar bar = console.progress("training " + model, options.epochs(model))) {
            TrainingListener both = report -> {
                bar.step();
                listener.epoch(report);
            };
            return options.train(model, data, new TrainingRun(way.memory, both, way.stopping, way.start));
        }
    }

    /** Every version has popularity, to fall back on. */
    static TrainedModel popularity(Interactions events) {
        return new PopularityTrainer(PopularitySettings.defaults()).train(events);
    }

    /** Popularity in which events fade: after a twentieth of the time that they span, an event counts half. */
    private static TrainedModel trending(Interactions events) {
        Moments moments = Moments.of(events);
        PopularitySettings fading = PopularitySettings.defaults().withRecency(moments.twentieth(), moments.last());
        return new PopularityTrainer(fading).train(events).named(Generators.TRENDING);
    }
}
