package dev.sluice.examples;

import dev.sluice.eval.tuning.Halving;
import dev.sluice.eval.tuning.Parameter;
import dev.sluice.eval.tuning.RandomSearch;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.eval.tuning.Settings;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.ranker.RankerKind;
import dev.sluice.examples.ranker.RankerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is searched, and where. */
final class TuningOptions {
    private static final int ETA = 3;
    private static final int PERCENT = 100;

    @Option(names = "--trials", paramLabel = "N", description = "how many settings are drawn (${DEFAULT-VALUE})")
    private int trials = 27;

    @Option(
            names = "--eta",
            description = "one in so many settings goes on, with so many times the epochs or users (3)")
    private @Nullable Integer eta;

    @Option(
            names = "--least",
            paramLabel = "EPOCHS",
            description = "what every trial gets at the least, since what is best after too few is not best after many"
                    + " (a quarter of --epochs)")
    private @Nullable Integer least;

    @Option(
            names = "--least-share",
            paramLabel = "SHARE",
            description = "of models that are computed in one go: try on this share of the users first, and go on with"
                    + " the best on more (all users at once)")
    private @Nullable Double leastShare;

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = "where to look, beside and instead of where the model's best are looked for by default:"
                    + " name=low..high, name=low..high:log or name=a/b/c, apart by commas; names are those of options")
    private @Nullable String space;

    @Option(names = "--minutes", description = "after so long no further trial begins")
    private @Nullable Double minutes;

    /**
     * Where to look.
     *
     * @throws IllegalArgumentException if there is nowhere, or the model has no such options
     */
    SearchSpace space(Model model, ModelOptions settings) {
        SearchSpace byDefault = settings.space(model);
        SearchSpace whole = Optional.ofNullable(space)
                .map(SearchSpace::parse)
                .map(byDefault::with)
                .orElse(byDefault);
        if (whole.parameters().isEmpty()) {
            throw new IllegalArgumentException(model + " has nothing to tune by default: see --space");
        }
        whole.parameters().forEach((name, parameter) -> require(model, name, parameter));
        return whole;
    }

    /**
     * Where to look for the settings of a ranker.
     *
     * @throws IllegalArgumentException if the ranker has no such options, or an option is for models that get more and
     *     more of something
     */
    SearchSpace space(RankerKind kind) {
        if (eta != null || least != null || leastShare != null) {
            throw new IllegalArgumentException(
                    "--eta, --least and --least-share go with a model that proposes: " + kind);
        }
        SearchSpace whole = Optional.ofNullable(space)
                .map(SearchSpace::parse)
                .map(kind.space()::with)
                .orElse(kind.space());
        whole.parameters().forEach((name, parameter) -> {
            if (!kind.heeds(name)) {
                throw new IllegalArgumentException("--space must be of options of " + kind + ": " + name);
            }
            RankerOptions.parse(TuningTrial.words(new Settings(Map.of(name, parameter.at(0)))));
        });
        return whole;
    }

    /** How to look where every trial gets all there is. */
    RandomSearch search(ModelOptions settings, SearchSpace where) {
        requireTrials();
        int drawn = where.draw(trials, settings.seed()).size();
        RandomSearch search = new RandomSearch(Halving.none(drawn, 1), settings.seed());
        return minutes == null ? search : search.within(limit(minutes));
    }

    /** Refuses what is no option of the model, and no value. What only the trainer refuses is a trial that fails. */
    private static void require(Model model, String name, Parameter parameter) {
        if (!ModelOptions.namesFor(model).contains("--" + name)) {
            throw new IllegalArgumentException("--space must be of options of " + model + ": " + name);
        }
        if (name.equals("epochs")) {
            throw new IllegalArgumentException("epochs are what trials get more and more of: see --epochs");
        }
        try {
            ModelOptions.parse(TuningTrial.words(new Settings(Map.of(name, parameter.at(0)))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--space must be of values of options: " + e.getMessage(), e);
        }
    }

    /**
     * What trials get more and more of.
     *
     * @throws IllegalArgumentException if an option says how, and there is nothing
     */
    Budgets budgets(Model model) {
        if (ModelOptions.hasEpochs(model)) {
            require(leastShare == null, "--least-share goes with a model that is computed in one go", model);
            return Budgets.EPOCHS;
        }
        require(least == null, "--least goes with a model that is trained in epochs", model);
        require(eta == null || leastShare != null, "--eta goes with --least-share, or with a model of epochs", model);
        return leastShare == null ? Budgets.WHOLE : Budgets.USERS;
    }

    private static void require(boolean fits, String otherwise, Model model) {
        if (!fits) {
            throw new IllegalArgumentException(otherwise + ": " + model);
        }
    }

    /**
     * How to look.
     *
     * @throws IllegalArgumentException if the options do not fit
     */
    RandomSearch search(Model model, ModelOptions settings, SearchSpace where) {
        requireTrials();
        int drawn = where.draw(trials, settings.seed()).size();
        RandomSearch search = new RandomSearch(plan(budgets(model), drawn, settings.epochs(model)), settings.seed());
        return minutes == null ? search : search.within(limit(minutes));
    }

    private Halving plan(Budgets budgets, int drawn, int epochs) {
        int every = Optional.ofNullable(eta).orElse(ETA);
        return switch (budgets) {
            case EPOCHS -> Halving.of(drawn, every, Optional.ofNullable(least).orElse(Math.max(1, epochs / 4)), epochs);
            case USERS ->
                Halving.of(drawn, every, percent(Optional.ofNullable(leastShare).orElse(1.0)), PERCENT);
            case WHOLE -> Halving.none(drawn, 1);
        };
    }

    private static int percent(double share) {
        if (!(share >= 1.0 / PERCENT && share <= 1)) {
            throw new IllegalArgumentException("--least-share must be from 0.01 to 1: " + share);
        }
        return (int) Math.round(share * PERCENT);
    }

    private void requireTrials() {
        if (trials < 1) {
            throw new IllegalArgumentException("--trials must be at least 1: " + trials);
        }
    }

    private static Duration limit(double minutes) {
        if (!(minutes > 0 && minutes < 1e6)) {
            throw new IllegalArgumentException("--minutes must be above 0 and below a million: " + minutes);
        }
        return Duration.ofMillis(Math.max(1, Math.round(minutes * 60_000)));
    }
}
