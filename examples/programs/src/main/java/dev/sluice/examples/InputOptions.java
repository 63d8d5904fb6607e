package dev.sluice.examples;

import dev.sluice.data.BadLines;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.ReadReport;
import dev.sluice.data.ReadResult;
import dev.sluice.data.SqlReader;
import dev.sluice.data.TimeFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reads its data. */
final class InputOptions {
    @Option(names = "--items", paramLabel = "FILE", description = "file of items, such as movies.csv")
    @Nullable
    private Path items;

    @Option(names = "--users", paramLabel = "FILE", description = "file of users")
    @Nullable
    private Path users;

    @Option(names = "--items-sql", paramLabel = "QUERY", description = "query that answers items, the id first")
    @Nullable
    private String itemsQuery;

    @Option(names = "--users-sql", paramLabel = "QUERY", description = "query that answers users, the id first")
    @Nullable
    private String usersQuery;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description = "database that queries go to, its driver being on the class path (DuckDB, in this process)")
    @Nullable
    private String url;

    @Option(
            names = "--times",
            paramLabel = "UNIT",
            description = "unit of times that are numbers: seconds or milliseconds (seconds)")
    private TimeFormat.Unit unit = TimeFormat.Unit.SECONDS;

    @Option(
            names = "--zone",
            description = "zone of times that do not say theirs, such as Europe/Berlin (of a query"
                    + " UTC; otherwise such times are malformed)")
    @Nullable
    private ZoneId zone;

    @Option(names = "--skip-bad-lines", description = "leave malformed lines out and count them, instead of failing")
    private boolean skipBadLines;

    /** Refuses what is wrong whatever the data. */
    void check(EventSource source, Console console) {
        console.option(() -> {
            source.check();
            boolean files = source.query().isEmpty();
            requireNone(!files, "--items and --users go with --data; see --items-sql", items, users);
            requireNone(files, "--items-sql, --users-sql and --jdbc go with --sql", itemsQuery, usersQuery, url);
            return source;
        });
    }

    private static void requireNone(boolean applies, String message, @Nullable Object... options) {
        if (applies && Stream.of(options).anyMatch(Objects::nonNull)) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Reads everything, and says how much there is. */
    Dataset read(EventSource source, DataFormat format, Console console) throws IOException {
        Optional<String> query = source.query();
        ReadResult read = query.isPresent()
                ? new Database(Optional.ofNullable(url)).read(query.get(), this::settings)
                : settings(DatasetReader.of(format)).readAll(source.files());
        report(read.report(), source, console);
        return read.dataset();
    }

    private DatasetReader settings(DatasetReader reader) {
        DatasetReader set = reader.badLines(badLines()).times(new TimeFormat(unit, Optional.ofNullable(zone)));
        set = items == null ? set : set.items(items);
        return users == null ? set : set.users(users);
    }

    private SqlReader settings(SqlReader reader) {
        SqlReader set = reader.badRows(badLines())
                .times(new TimeFormat(unit, Optional.of(zone == null ? ZoneOffset.UTC : zone)));
        set = itemsQuery == null ? set : set.items(itemsQuery);
        return usersQuery == null ? set : set.users(usersQuery);
    }

    private BadLines badLines() {
        return skipBadLines ? BadLines.SKIP : BadLines.FAIL;
    }

    private static void report(ReadReport report, EventSource source, Console console) {
        console.say(
                "%s: %,d events of %,d users and %,d items",
                source.toString(), report.events(), report.users(), report.items());
        if (report.skipped() > 0) {
            console.say("%,d malformed lines were left out, the first of them:", report.skipped());
            report.samples().forEach(sample -> console.say("  %s", sample));
        }
        console.json(
                "data",
                source.toString(),
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
