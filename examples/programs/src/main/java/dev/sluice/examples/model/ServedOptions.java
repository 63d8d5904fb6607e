package dev.sluice.examples.model;

import dev.sluice.data.Interactions;
import dev.sluice.train.softmax.ServedSettings;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a second phase learns from what was served, and how. */
final class ServedOptions {
    private static final ServedSettings DEFAULTS = ServedSettings.defaults();

    @Option(
            names = "--served-epochs",
            description = "softmax, with --label: so many passes more, over the exposures and their labels (none)")
    private @Nullable Integer epochs;

    @Option(
            names = "--served-learning-rate",
            description = "softmax: length of the first steps of these passes (${DEFAULT-VALUE})")
    private double learningRate = DEFAULTS.learningRate();

    @Option(
            names = "--served-batch",
            description = "softmax: exposures whose loss is taken together (${DEFAULT-VALUE})")
    private int batch = DEFAULTS.batch();

    private Optional<Supplier<Interactions>> exposures = Optional.empty();

    /** The settings of that phase, if there is one. */
    Optional<ServedSettings> settings() {
        return Optional.ofNullable(epochs)
                .map(DEFAULTS::withEpochs)
                .map(settings -> settings.withLearningRate(learningRate).withBatch(batch));
    }

    /** From now on it is known what was served, or will be when it is asked for. */
    void know(Supplier<Interactions> served) {
        exposures = Optional.of(served);
    }

    /**
     * What was served, each with its outcome as its value.
     *
     * @throws IllegalArgumentException if it is not known
     */
    Supplier<Interactions> exposures() {
        return exposures.orElseThrow(() -> new IllegalArgumentException(
                "--served-epochs goes with train --label, which says what came of what was served"));
    }
}
