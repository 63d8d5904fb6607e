package dev.sluice.examples;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the events of a command come from: files, or a query. Exactly one of the two is given. */
final class EventSource {
    @Option(
            names = {"--data", "--train"},
            arity = "1..*",
            paramLabel = "FILE",
            description = "files of events, " + EventFiles.DESCRIPTION)
    private List<String> files = List.of();

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "query that answers events: \"select user, item, time from 'events/*.parquet'\"")
    @Nullable
    private String sql;

    /** The query, if it is one. */
    Optional<String> query() {
        return Optional.ofNullable(sql);
    }

    /** The files, if it is not a query. */
    EventFiles files() {
        return new EventFiles(files);
    }

    /** What a report's title calls it. */
    String title() {
        return sql == null ? files().title() : "a query";
    }

    /** As it was given. */
    @Override
    public String toString() {
        return sql == null ? files().toString() : sql;
    }
}
