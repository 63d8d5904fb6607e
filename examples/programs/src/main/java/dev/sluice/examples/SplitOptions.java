package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command divides events into those to train on and those to judge by. */
final class SplitOptions {
    @Option(
            names = "--split",
            description = "time, user-time, leave-last-out, user-disjoint, cold-users, cold-items or random (user-time"
                    + " for the MovieLens formats, whose users rate everything in one sitting; else time)")
    @Nullable
    private SplitChoice split;

    /** What was stated. */
    Optional<SplitChoice> stated() {
        return Optional.ofNullable(split);
    }

    /** What was stated, or what suits the format. */
    SplitChoice of(DataFormat format) {
        return Optional.ofNullable(split).orElseGet(() -> SplitChoice.defaultOf(format));
    }
}
