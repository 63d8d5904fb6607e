package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.eval.simulation.EventLog;
import dev.sluice.eval.simulation.TrueSatisfaction;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.simulation.WorldSettings;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.ranker.RankerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job, on a world that is made up on the spot. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "Makes up users and items, trains, publishes, recommends, judges and writes a report.")
final class Quickstart implements Callable<Integer> {
    private static final int PLACES = 10;

    @Mixin
    private Console console = new Console();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Mixin
    private RankerOptions rankers = new RankerOptions();

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        console.option(() -> settings.checkedFor(Model.OF_FUNNEL));
        console.option(rankers::checked);
        WorldSettings size = console.option(world::settings);
        console.runtime();
        World site = World.of(size);
        Dataset data = LikedEvents.of(EventLog.of(site), console);
        new Workflow(settings, rankers, Funnels.LIST, console)
                .judgedBy(moment -> List.of(
                        new TrueSatisfaction(site, moment.toEpochMilli(), PLACES).named("satisfaction@" + PLACES)))
                .run("Sluice quickstart", data, SplitChoice.TIME, out);
        return 0;
    }
}
