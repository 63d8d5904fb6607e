package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.Positives;
import dev.sluice.data.content.WithholdItems;
import dev.sluice.data.prepare.Account;
import dev.sluice.eval.simulation.EventLog;
import dev.sluice.eval.simulation.TrueSatisfaction;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.simulation.WorldSettings;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.PolicyLabels;
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
    private static final float WATCHED_HALF = 0.5f;
    private static final int PLACES = 10;

    @Mixin
    private Console console = new Console();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        console.option(() -> settings.checkedFor(Model.OF_FUNNEL));
        WorldSettings size = console.option(world::settings);
        console.runtime();
        World site = World.of(size);
        Dataset data = prepared(EventLog.of(site));
        new Workflow(settings, Funnels.LIST, console)
                .judgedBy(moment -> List.of(
                        new TrueSatisfaction(site, moment.toEpochMilli(), PLACES).named("satisfaction@" + PLACES)))
                .run("Sluice quickstart", data, SplitChoice.TIME, out);
        return 0;
    }

    /** Leaves harmful items out, and takes for liked what was watched by half or bought. */
    private Dataset prepared(Dataset log) {
        Interactions events = log.interactions();
        Interactions harmless =
                new WithholdItems(PolicyLabels.RULES).apply(log, new Account()).interactions();
        Interactions liked = Positives.atLeast(WATCHED_HALF).of(harmless);
        console.say(
                "A made-up world: %,d events of %,d users and %,d items",
                events.size(), events.userRows() - 1, events.itemRows() - 1);
        console.say(
                "%,d events of harmful items are left out; %,d events say that an item was liked",
                events.size() - harmless.size(), liked.size());
        if (liked.size() == 0) {
            throw new IllegalArgumentException("nobody liked anything in a world of " + (events.userRows() - 1)
                    + " users and " + (events.itemRows() - 1) + " items");
        }
        console.json(
                "events", events.size(),
                "users", events.userRows() - 1,
                "items", events.itemRows() - 1,
                "harmful_left_out", events.size() - harmless.size(),
                "liked", liked.size());
        return log.with(liked);
    }
}
