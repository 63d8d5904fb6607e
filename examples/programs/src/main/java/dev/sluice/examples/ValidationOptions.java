package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.train.EarlyStopping;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a training is judged on the way, and when it stops. */
final class ValidationOptions {
    private static final int PATIENCE = 3;

    @Option(
            names = "--validate",
            paramLabel = "SHARE",
            description = "hold out this share of each user's events, judge every epoch by them and keep the best")
    private @Nullable Double share;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "stop after so many epochs that are no better than the best before (3)")
    private @Nullable Integer patience;

    @Mixin
    private MetricOption metric = new MetricOption("ndcg@20");

    /**
     * Refuses what is wrong whatever the data.
     *
     * @throws IllegalArgumentException if it is
     */
    ValidationOptions checked(Model model, ModelOptions settings) {
        metric.of(1);
        if (share == null) {
            if (patience != null) {
                throw new IllegalArgumentException("--patience goes with --validate");
            }
            return this;
        }
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("--validate must be between 0 and 1: " + share);
        }
        if (!ModelOptions.hasEpochs(model)) {
            throw new IllegalArgumentException("--validate goes with a model that is trained in epochs: " + model);
        }
        if (settings.learnsFromServed(model)) {
            throw new IllegalArgumentException(
                    "--validate goes without --served-epochs: what is held out is among the exposures");
        }
        stopping(model, Optional.empty(), Path.of(""));
        return this;
    }

    /** What is held out, if anything is. */
    Optional<HeldOut> holdOut(Dataset data, long seed) {
        return Optional.ofNullable(share).map(part -> HeldOut.of(data, part, seed));
    }

    /**
     * Stops by what is held out.
     *
     * @param directory where models stand while they are judged
     */
    EarlyStopping stopping(Model model, Optional<HeldOut> heldOut, Path directory) {
        EarlyStopping patient =
                EarlyStopping.NEVER.withPatience(Optional.ofNullable(patience).orElse(PATIENCE));
        return heldOut.map(held -> EarlyStopping.by(
                                new ModelJudge(model, held.training(), held.judgements(), metric, directory))
                        .withPatience(patient.patience()))
                .orElse(EarlyStopping.NEVER);
    }
}
