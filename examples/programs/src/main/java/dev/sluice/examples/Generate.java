package dev.sluice.examples;

import dev.sluice.eval.simulation.EventType;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.simulation.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes up a world and writes it into files, to try the other commands on. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Makes up a world and writes events.csv, items.csv and users.csv.")
final class Generate implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Option(names = "--impressions", description = "write what was shown as well, which is most of all events")
    private boolean impressions;

    @Override
    public Integer call() throws IOException {
        WorldSettings settings = console.option(world::settings);
        Files.createDirectories(out);
        World site = World.of(settings);
        Path events = out.resolve("events.csv");
        Path items = out.resolve("items.csv");
        Path users = out.resolve("users.csv");
        long written = WorldFiles.writeEvents(site, type -> impressions || type != EventType.IMPRESSION, events);
        WorldFiles.writeEntities(site.catalogue().items(), "item", items);
        WorldFiles.writeEntities(site.catalogue().users(), "user", users);
        console.say("%,d events of %,d users and %,d items in %s", written, settings.users(), settings.items(), out);
        console.json("data", events, "items", items, "users", users, "events", written);
        return 0;
    }
}
