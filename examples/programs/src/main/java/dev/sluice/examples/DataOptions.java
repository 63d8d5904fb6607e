package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.Positives;
import java.io.IOException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command reads its data, and which events count as positive. */
final class DataOptions {
    private static final String NO_THRESHOLD = "none";
    /** Of a label of yes or no it keeps what has it, of a quantile all but what was left at once. */
    private static final float LEAST_LABEL = 0.1f;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--positives-from",
            paramLabel = "VALUE",
            description = "least value of an event that counts, or 'none' (4 for the MovieLens formats, else none; with"
                    + " --label the least label, 0.1)")
    @Nullable
    private String positivesFrom;

    /** Refuses what is wrong whatever the data. */
    void check(Console console) {
        input.check(console);
        console.option(() -> threshold(DataFormat.TSV));
    }

    /** The format of the files, which has to be stated. */
    DataFormat statedFormat(Console console) {
        return input.statedFormat(console);
    }

    /** The format of the files, by their name if it is not stated. */
    DataFormat format() {
        return input.format();
    }

    /** What a report's title calls the events. */
    String title() {
        return input.title();
    }

    /** Reads events and keeps the positive ones. */
    Dataset read(DataFormat format, Console console) throws IOException {
        Dataset read = input.read(format, console);
        return read.with(positives(read.interactions(), format, console));
    }

    /** Reads events whose values a label is to be, and keeps all. */
    Dataset readExposures(DataFormat format, Console console) throws IOException {
        return input.read(format, console);
    }

    /** The least label of an event that counts; one of 0 says that its item was not liked. */
    float leastLabel() {
        if (positivesFrom == null) {
            return LEAST_LABEL;
        }
        float least = (float) threshold(DataFormat.TSV).orElse(0);
        if (!(least > 0)) {
            throw new IllegalArgumentException(
                    "--positives-from must be above 0 with --label, where 0 speaks against an item: " + positivesFrom);
        }
        return least;
    }

    private Interactions positives(Interactions events, DataFormat format, Console console) {
        OptionalDouble threshold = threshold(format);
        if (threshold.isEmpty()) {
            return events;
        }
        Interactions positives =
                Positives.atLeast((float) threshold.getAsDouble()).of(events);
        if (positives.size() == 0) {
            throw new IllegalArgumentException(
                    "no event has a value of at least " + threshold.getAsDouble() + "; see --positives-from");
        }
        console.say(
                "%,d of them are positive: a value of at least %s (--positives-from)",
                positives.size(), threshold.getAsDouble());
        return positives;
    }

    private OptionalDouble threshold(DataFormat format) {
        if (positivesFrom == null) {
            return format.defaultPositiveThreshold();
        }
        if (positivesFrom.equals(NO_THRESHOLD)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(
                    Positives.atLeast(Float.parseFloat(positivesFrom)).threshold());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--positives-from must be a number or '" + NO_THRESHOLD + "': " + positivesFrom, e);
        }
    }
}
