package dev.sluice.examples;

import dev.sluice.data.BadLines;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Interactions;
import dev.sluice.data.Positives;
import dev.sluice.data.ReadReport;
import dev.sluice.data.ReadResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reads its data, and which events count as positive. */
final class DataOptions {
    private static final String NO_THRESHOLD = "none";

    @Option(names = "--items", paramLabel = "FILE", description = "file of items, such as movies.csv")
    @Nullable
    private Path items;

    @Option(names = "--users", paramLabel = "FILE", description = "file of users")
    @Nullable
    private Path users;

    @Option(names = "--skip-bad-lines", description = "leave malformed lines out and count them, instead of failing")
    private boolean skipBadLines;

    @Option(
            names = "--positives-from",
            paramLabel = "VALUE",
            description = "least value of an event that counts, or 'none' (4 for the MovieLens formats, else none)")
    @Nullable
    private String positivesFrom;

    /** Refuses what is wrong whatever the file. */
    void check(Console console) {
        console.option(() -> threshold(DataFormat.TSV));
    }

    /** Reads a file of events and keeps the positive ones. */
    Dataset read(Path events, DataFormat format, Console console) throws IOException {
        DatasetReader reader = DatasetReader.of(format).badLines(skipBadLines ? BadLines.SKIP : BadLines.FAIL);
        if (items != null) {
            reader = reader.items(items);
        }
        if (users != null) {
            reader = reader.users(users);
        }
        ReadResult read = reader.read(events);
        report(read.report(), events, console);
        return read.dataset().with(positives(read.dataset().interactions(), format, console));
    }

    private static void report(ReadReport report, Path events, Console console) {
        console.say(
                "%s: %,d events of %,d users and %,d items", events, report.events(), report.users(), report.items());
        if (report.skipped() > 0) {
            console.say("%,d malformed lines were left out, the first of them:", report.skipped());
            report.samples().forEach(sample -> console.say("  %s", sample));
        }
        console.json(
                "data",
                events,
                "events",
                report.events(),
                "users",
                report.users(),
                "items",
                report.items(),
                "skipped_lines",
                report.skipped(),
                "skipped_samples",
                report.samples());
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
