package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.AroundSplit;
import dev.sluice.examples.ranker.RankerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
    private SplitOptions split = new SplitOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Mixin
    private RankerOptions rankers = new RankerOptions();

    @Option(names = "--depth", description = "how many items a list has (${DEFAULT-VALUE})")
    private int depth = 100;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        console.option(() -> settings.checkedFor(Model.OF_FUNNEL));
        console.option(rankers::checked);
        options.check(console);
        DataFormat format = options.statedFormat(console);
        console.option(this::checkedDepth);
        AroundSplit steps = preparation.readAroundSplit();
        console.runtime();
        Dataset data = options.read(format, console);
        SplitChoice choice = split.of(format);
        new Workflow(settings, rankers, depth, console)
                .preparedBy(steps)
                .run("Sluice run on " + options.title(), data, choice, out);
        return 0;
    }

    private int checkedDepth() {
        if (depth < 1) {
            throw new IllegalArgumentException("--depth must be at least 1: " + depth);
        }
        return depth;
    }
}
