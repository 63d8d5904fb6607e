package dev.sluice.examples;

import dev.sluice.eval.tuning.Halving;
import dev.sluice.eval.tuning.RandomSearch;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is searched, and where. */
final class TuningOptions {
    @Option(names = "--trials", paramLabel = "N", description = "how many settings are drawn (${DEFAULT-VALUE})")
    private int trials = 27;

    @Option(
            names = "--eta",
            description =
                    "of models that are trained in epochs, one in so many settings goes on, with so many times the"
                            + " epochs (${DEFAULT-VALUE})")
    private int eta = 3;

    @Option(
            names = "--least",
            paramLabel = "EPOCHS",
            description = "what every trial gets at the least, since what is best after too few is not best after many"
                    + " (a quarter of --epochs)")
    private @Nullable Integer least;

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
     * @throws IllegalArgumentException if there is nowhere
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
        if (whole.parameters().containsKey("epochs") && settings.hasEpochs(model)) {
            throw new IllegalArgumentException("epochs are what trials get more and more of: see --epochs");
        }
        return whole;
    }

    /**
     * How to look.
     *
     * @throws IllegalArgumentException if the options do not fit
     */
    RandomSearch search(Model model, ModelOptions settings, SearchSpace where) {
        requireTrials();
        int drawn = where.draw(trials, settings.seed()).size();
        Halving plan = settings.hasEpochs(model) ? halving(drawn, settings.epochs(model)) : Halving.none(drawn, 1);
        RandomSearch search = new RandomSearch(plan, settings.seed());
        return minutes == null ? search : search.within(limit(minutes));
    }

    private Halving halving(int drawn, int epochs) {
        return Halving.of(drawn, eta, Optional.ofNullable(least).orElse(Math.max(1, epochs / 4)), epochs);
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
