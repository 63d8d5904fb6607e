package dev.sluice.examples;

import dev.sluice.data.DataFiles;
import dev.sluice.data.DataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the events of a command come from: files, or a query. Exactly one of the two is given. */
final class EventSource {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    @Option(
            names = {"--data", "--train"},
            arity = "1..*",
            paramLabel = "FILE",
            description = "files of events, read as one; a name in quotes may have wildcards, 'events/*.csv.gz'")
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

    /** The format of the files; what a query answers has the columns and the defaults of csv. */
    DataFormat format(Optional<DataFormat> given, Optional<DataFormat> otherwise) {
        if (sql == null) {
            return given.or(() -> otherwise).orElseThrow(() -> new IllegalArgumentException("--data needs a --format"));
        }
        if (given.isPresent()) {
            throw new IllegalArgumentException("--format goes with --data: " + given.get());
        }
        return DataFormat.CSV;
    }

    /** The files, wildcards resolved. */
    List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String file : files) {
            int name = file.lastIndexOf('/') + 1;
            if (GLOB.matcher(file.substring(name)).find() && !Files.exists(Path.of(file))) {
                found.addAll(DataFiles.in(Path.of(name == 0 ? "." : file.substring(0, name)), file.substring(name)));
            } else {
                found.add(Path.of(file));
            }
        }
        return found;
    }

    /** Refuses names that are none. */
    void check() {
        if (files.contains("")) {
            throw new IllegalArgumentException("a path must not be empty");
        }
    }

    /** What a report's title calls it. */
    String title() {
        return sql == null ? Path.of(files.get(0)).getFileName() + more() : "a query";
    }

    private String more() {
        return files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
    }

    /** As it was given. */
    @Override
    public String toString() {
        return sql == null ? files.get(0) + more() : sql;
    }
}
