package dev.sluice.examples.model;

import dev.sluice.data.NumberColumn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When items came out, as families share it. */
final class PublishedOption {
    private static final String PUBLISHED = "published";

    @Option(
            names = "--published",
            paramLabel = "COLUMN",
            description = "recent, two-tower: the items' column of when each came out, in seconds since 1970 (published"
                    + " if there is one, else for recent the first event of each decides, and to two-tower all items"
                    + " were always there)")
    private @Nullable String published;

    private final AskedFor asked = new AskedFor();

    /** What was stated. */
    Optional<String> stated() {
        return asked.ifGiven("--published", published);
    }

    /** What was stated, or the usual column where items have it. */
    Optional<String> column(TrainingData data) {
        return stated().or(() -> data.dataset()
                .catalogue()
                .items()
                .column(PUBLISHED)
                .filter(column -> column instanceof NumberColumn)
                .map(column -> PUBLISHED));
    }

    /** What was asked for until now. */
    AskedFor asked() {
        return asked;
    }
}
