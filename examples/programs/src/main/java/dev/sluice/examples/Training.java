package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.model.TrainingRun;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularityTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;

/**
 * Trains models on the same events, and beside them what serving needs: popularity to fall back on, what is trending,
 * and the users' histories.
 */
final class Training {
    private final ModelOptions options;
    private final Optional<Interactions> seen;
    private final Console console;

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
    List<TrainedModel> train(List<Model> models, Dataset data, Function<String, TrainingListener> listeners) {
        Interactions events = data.interactions();
        List<TrainedModel> trained = new ArrayList<>();
        for (Model model : models) {
            trained.add(train(model, data, listeners.apply(model.toString())));
        }
        if (!models.contains(Model.POPULARITY)) {
            trained.add(popularity(events));
        }
        trained.add(trending(events));
        Histories histories = Histories.of(events);
        trained.add(seen.map(histories::withSeen).orElse(histories));
        return trained;
    }

    private TrainedModel train(Model model, Dataset data, TrainingListener listener) {
        try (ProgressBar bar = console.progress("training " + model, options.epochs(model))) {
            TrainingListener both = report -> {
                bar.step();
                listener.epoch(report);
            };
            return options.train(model, data, TrainingRun.heardBy(both));
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
        return new PopularityTrainer(fading).train(events).named(Funnels.TRENDING);
    }
}
