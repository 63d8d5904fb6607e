package dev.sluice.examples;

import dev.sluice.data.BadLines;
import dev.sluice.data.DataFormat;
import dev.sluice.data.TimeFormat;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How events are written, and what becomes of lines that are not written so. */
final class ReadingOptions {
    @Option(
            names = "--format",
            description = "of the files: ml-latest, ml-100k, ml-1m, tsv or csv (where it may be left out csv if the"
                    + " first file is named .csv or .csv.gz, else tsv)")
    @Nullable
    private DataFormat format;

    @Option(
            names = "--times",
            paramLabel = "UNIT",
            description = "unit of times that are numbers: seconds or milliseconds (seconds)")
    private TimeFormat.@Nullable Unit unit;

    @Option(
            names = "--zone",
            description = "zone of times that do not say theirs, such as Europe/Berlin (of a query"
                    + " UTC; otherwise such times are malformed)")
    @Nullable
    private ZoneId zone;

    @Option(names = "--skip-bad-lines", description = "leave malformed lines out and count them, instead of failing")
    private boolean skipBadLines;

    /** The format that was stated, if one was. */
    Optional<DataFormat> format() {
        return Optional.ofNullable(format);
    }

    /** Whether anything was said of it. */
    boolean areGiven() {
        return format != null || unit != null || zone != null || skipBadLines;
    }

    /** How times are written. */
    TimeFormat times(Optional<ZoneId> otherwise) {
        return new TimeFormat(
                unit == null ? TimeFormat.Unit.SECONDS : unit,
                Optional.ofNullable(zone).or(() -> otherwise));
    }

    /** What becomes of malformed lines. */
    BadLines badLines() {
        return skipBadLines ? BadLines.SKIP : BadLines.FAIL;
    }
}
