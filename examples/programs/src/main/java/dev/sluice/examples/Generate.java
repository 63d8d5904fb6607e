package dev.sluice.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes up a small data set to try the other commands on. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Writes made-up ratings.csv and movies.csv in the ml-latest layout.")
final class Generate implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Option(names = "--users", description = "how many users (${DEFAULT-VALUE})")
    private int users = 600;

    @Option(names = "--items", description = "how many items (${DEFAULT-VALUE})")
    private int items = 400;

    @Option(names = "--ratings-per-user", description = "how many ratings each user gives (${DEFAULT-VALUE})")
    private int ratingsPerUser = 40;

    @Option(names = "--seed", description = "fixes everything that is drawn (${DEFAULT-VALUE})")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        SampleRatings sample = new SampleRatings(users, items, ratingsPerUser, seed);
        Files.createDirectories(out);
        sample.writeRatings(out.resolve("ratings.csv"));
        sample.writeItems(out.resolve("movies.csv"));
        console.say("%d ratings of %d users and %d items in %s", users * ratingsPerUser, users, items, out);
        console.json("ratings", out.resolve("ratings.csv"), "items", out.resolve("movies.csv"));
        return 0;
    }
}
