package dev.sluice.examples;

import dev.sluice.examples.load.FaultKind;
import dev.sluice.examples.load.LoadPlan;
import dev.sluice.examples.load.LoadResult;
import dev.sluice.examples.load.LoadRun;
import dev.sluice.examples.load.Pace;
import dev.sluice.examples.load.SearchIndex;
import dev.sluice.examples.load.Service;
import dev.sluice.examples.load.ThreadsKind;
import dev.sluice.examples.load.Trouble;
import dev.sluice.examples.load.WorldSettings;
import dev.sluice.examples.retrieve.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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

    @Option(
            names = "--target-ms",
            paramLabel = "MS",
            description = "lower the effort of requests when more than 5 %% of them take longer")
    @Nullable
    private Double target;

    @Option(names = "--at-once", paramLabel = "N", description = "answer so many at once; four times as many may wait")
    @Nullable
    private Integer atOnce;

    @Option(names = "--swap-every", paramLabel = "S", description = "make another version current every S seconds")
    @Nullable
    private Double swapEvery;

    @Option(
            names = "--faults",
            description = "what goes wrong by a script: none; hang, a generator for ten seconds; slow, another for 30"
                    + " ms; throw, a ranker; every, all generators; all, the first three and a swap a second"
                    + " (${DEFAULT-VALUE})")
    private String faults = "none";

    @Option(names = "--fault-share", description = "how many of the calls go wrong (${DEFAULT-VALUE})")
    private double faultShare = 0.02;

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
            return result.isGood() ? 0 : Sluice.FAILED;
        }
    }

    private LoadPlan plan() {
        if ((rate == null) != oneAtATime) {
            throw new IllegalArgumentException("give either --rate or --one-at-a-time");
        }
        return new LoadPlan(
                new WorldSettings(items, users, dimension, seed),
                new Service(
                        SearchIndex.named(index),
                        ThreadsKind.named(executor),
                        threads,
                        Optional.ofNullable(budget).map(Load::millis),
                        Optional.ofNullable(target).map(Load::millis),
                        atOnce == null ? OptionalInt.empty() : OptionalInt.of(atOnce)),
                new Pace(optional(rate), seconds, warmUp == null ? Math.min(seconds, LONGEST_WARM_UP) : warmUp),
                new Trouble(FaultKind.named(faults), faultShare, optional(swapEvery)));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos((long) (millis * 1e6));
    }
}
