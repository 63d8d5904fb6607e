package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.ReadReport;
import dev.sluice.data.ReadResult;
import dev.sluice.data.SqlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command reads its data from, and how. */
final class InputOptions {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @ArgGroup(multiplicity = "1")
    private EventSource events = new EventSource();

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

    /** Refuses what is wrong whatever the data. */
    void check(Console console) {
        console.option(() -> {
            events.files().check();
            boolean files = events.query().isEmpty();
            requireNone(!files, "--items and --users go with --data; see --items-sql", items, users);
            requireNone(files, "--items-sql, --users-sql and --jdbc go with --sql", itemsQuery, usersQuery, url);
            requireNone(!files, "--format goes with --data", reading.format().orElse(null));
            return files;
        });
    }

    private static void requireNone(boolean applies, String message, @Nullable Object... options) {
        if (applies && Stream.of(options).anyMatch(Objects::nonNull)) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * The format of the files, which has to be stated; what a query answers has the columns and the defaults of csv.
     */
    DataFormat statedFormat(Console console) {
        return console.option(() -> events.query().isPresent()
                ? DataFormat.CSV
                : reading.format().orElseThrow(() -> new IllegalArgumentException("--data needs a --format")));
    }

    /** The format of the files, by their name if it is not stated. */
    DataFormat format() {
        return events.query().isPresent()
                ? DataFormat.CSV
                : reading.format().orElseGet(() -> events.files().formatByName());
    }

    /** What a report's title calls the events. */
    String title() {
        return events.title();
    }

    /** Reads everything, and says how much there is. */
    Dataset read(DataFormat format, Console console) throws IOException {
        Optional<String> query = events.query();
        ReadResult read = query.isPresent()
                ? new Database(Optional.ofNullable(url)).read(query.get(), this::settings)
                : settings(DatasetReader.of(format)).readAll(events.files().resolved());
        report(read.report(), console);
        return read.dataset();
    }

    private DatasetReader settings(DatasetReader reader) {
        DatasetReader set = reader.badLines(reading.badLines()).times(reading.times(Optional.empty()));
        set = items == null ? set : set.items(items);
        return users == null ? set : set.users(users);
    }

    private SqlReader settings(SqlReader reader) {
        SqlReader set = reader.badRows(reading.badLines()).times(reading.times(Optional.of(ZoneOffset.UTC)));
        set = itemsQuery == null ? set : set.items(itemsQuery);
        return usersQuery == null ? set : set.users(usersQuery);
    }

    private void report(ReadReport report, Console console) {
        console.say(
                "%s: %,d events of %,d users and %,d items",
                events.toString(), report.events(), report.users(), report.items());
        if (report.skipped() > 0) {
            console.say("%,d malformed lines were left out, the first of them:", report.skipped());
            report.samples().forEach(sample -> console.say("  %s", sample));
        }
        console.json(
                "data",
                events.toString(),
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
