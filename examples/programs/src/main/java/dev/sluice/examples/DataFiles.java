package dev.sluice.examples;

import dev.sluice.data.BadLines;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.ReadReport;
import dev.sluice.data.ReadResult;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files beside the events, and how a command reads them all. */
final class DataFiles {
    @Option(names = "--items", paramLabel = "FILE", description = "file of items, such as movies.csv")
    @Nullable
    private Path items;

    @Option(names = "--users", paramLabel = "FILE", description = "file of users")
    @Nullable
    private Path users;

    @Option(names = "--skip-bad-lines", description = "leave malformed lines out and count them, instead of failing")
    private boolean skipBadLines;

    /** Reads a file of events, and says how many there are. */
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
        return read.dataset();
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
}
