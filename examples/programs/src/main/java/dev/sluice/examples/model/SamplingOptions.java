package dev.sluice.examples.model;

import dev.sluice.train.softmax.SampledSoftmaxLoss;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Batches and their negatives, as families that learn by a sampled softmax share them. */
final class SamplingOptions {
    @Option(
            names = "--batch",
            description = "softmax, two-tower: examples in a batch, negatives of each other (${bundle:batch.of})")
    private @Nullable Integer batch;

    @Option(
            names = "--uniform-negatives",
            description = "softmax, two-tower: negatives of a batch beside its own, of all items alike"
                    + " (${bundle:uniform-negatives.of})")
    private @Nullable Integer uniformNegatives;

    @Option(
            names = "--hard-negatives",
            description = "softmax, two-tower: how many negatives of an example count, the hardest (all)")
    private @Nullable Integer hardNegatives;

    @Option(
            names = "--temperature",
            description = "softmax, two-tower: what scores are divided by (${bundle:temperature.of})")
    private @Nullable Double temperature;

    private final AskedFor asked = new AskedFor();

    int batch(int byDefault) {
        return asked.or("--batch", batch, byDefault);
    }

    int uniformNegatives(int byDefault) {
        return asked.or("--uniform-negatives", uniformNegatives, byDefault);
    }

    SampledSoftmaxLoss loss(SampledSoftmaxLoss byDefault) {
        return new SampledSoftmaxLoss(
                asked.or("--temperature", temperature, byDefault.temperature()),
                asked.ifGiven("--hard-negatives", hardNegatives).orElse(byDefault.hardNegatives()));
    }

    /** What was asked for until now. */
    AskedFor asked() {
        return asked;
    }
}
