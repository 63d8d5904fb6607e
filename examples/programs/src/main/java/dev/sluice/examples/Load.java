package dev.sluice.examples;

import dev.sluice.examples.load.LoadPlan;
import dev.sluice.examples.load.LoadResult;
import dev.sluice.examples.load.LoadRun;
import dev.sluice.examples.load.SearchIndex;
import dev.sluice.examples.load.ThreadsKind;
import dev.sluice.examples.load.WorldSettings;
import dev.sluice.examples.retrieve.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts load on a funnel of three generators and three rankers, over a made-up world of any size. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Asks a funnel over a made-up world at a rate: latency, CPU and heap of a request, each answer"
                + " checked.")
final class Load implements Callable<Integer> {
    private static final double LONGEST_WARM_UP = 10;

    @Mixin
    private Console console = new Console();

    @Option(names = "--items", required = true, description = "how many items, at least 1,000")
    private int items;

    @Option(names = "--users", required = true, description = "how many users")
    private int users;

    @Option(names = "--dim", description = "floats in a vector (${DEFAULT-VALUE})")
    private int dimension = 64;

    @Option(names = "--index", required = true, description = "what vectors are searched by: exact, f16, i8 or ivf")
    private String index = "";

    @Option(names = "--rate", description = "requests a second, which come when they come; or --one-at-a-time")
    @Nullable
    private Double rate;

    @Option(names = "--one-at-a-time", description = "ask when the request before is answered, on one thread")
    private boolean oneAtATime;

    @Option(names = "--seconds", required = true, description = "how long is measured")
    private double seconds;

    @Option(names = "--warm-up", description = "seconds before (as long as is measured, at most 10)")
    @Nullable
    private Double warmUp;

    @Option(names = "--budget-ms", paramLabel = "MS", description = "the time budget of each request (none)")
    @Nullable
    private Double budget;

    @Option(
            names = "--executor",
            description = "where generators run: caller, one after the other; threads; or virtual, from JDK 21 on,"
                    + " which answer, too (${DEFAULT-VALUE})")
    private String executor = "caller";

    @Option(names = "--threads", description = "how many threads answer at most (${DEFAULT-VALUE})")
    private int threads = 256;

    @Option(names = "--seed", description = "fixes what is drawn (${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(names = "--repo", paramLabel = "DIR", description = "keep the world here, or take the one that is there")
    @Nullable
    private Path repository;

    @Option(names = "--work", paramLabel = "DIR", description = "where files stand meanwhile (${DEFAULT-VALUE})")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() throws IOException {
        LoadPlan plan = console.option(this::plan);
        try (Scratch scratch = Scratch.in(work)) {
            Path directory = repository == null ? scratch.path().resolve("models") : repository;
            LoadResult result = LoadRun.of(plan, directory, scratch.path());
            new LoadPrinter(console).print(plan, result);
            return result.failed() + result.violations() == 0 ? 0 : Sluice.FAILED;
        }
    }

    private LoadPlan plan() {
        if ((rate == null) != oneAtATime) {
            throw new IllegalArgumentException("give either --rate or --one-at-a-time");
        }
        return new LoadPlan(
                new WorldSettings(items, users, dimension, seed),
                SearchIndex.named(index),
                ThreadsKind.named(executor),
                threads,
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                seconds,
                warmUp == null ? Math.min(seconds, LONGEST_WARM_UP) : warmUp,
                Optional.ofNullable(budget).map(millis -> Duration.ofNanos((long) (millis * 1e6))));
    }
}
