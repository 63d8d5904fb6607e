package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way: from a file of events to recommendations, judged beside simpler ones. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Reads, splits, trains, publishes, recommends and judges, the funnel beside its parts.")
final class Run implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions options = new DataOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @ArgGroup(multiplicity = "1")
    private EventSource events = new EventSource();

    @Option(names = "--format", description = "of the files: ml-latest, ml-100k, ml-1m, tsv or csv")
    @Nullable
    private DataFormat given;

    @Option(
            names = "--split",
            description =
                    "time, user-time, leave-last-out, user-disjoint, cold-users, cold-items or random (user-time for"
                            + " the MovieLens formats, whose users rate everything in one sitting; else time)")
    @Nullable
    private SplitChoice split;

    @Option(names = "--depth", description = "how many items a list has (${DEFAULT-VALUE})")
    private int depth = 100;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        settings.check(console);
        options.check(events, console);
        DataFormat format = console.option(() -> events.format(Optional.ofNullable(given), Optional.empty()));
        console.option(this::checkedDepth);
        Preparation steps = preparation.read();
        console.runtime();
        Dataset data = options.read(events, format, console);
        SplitChoice choice = Optional.ofNullable(split).orElseGet(() -> SplitChoice.defaultOf(format));
        new Workflow(settings, depth, console)
                .preparedBy(steps)
                .run("Sluice run on " + events.title(), data, choice, out);
        return 0;
    }

    private int checkedDepth() {
        if (depth < 1) {
            throw new IllegalArgumentException("--depth must be at least 1: " + depth);
        }
        return depth;
    }
}
