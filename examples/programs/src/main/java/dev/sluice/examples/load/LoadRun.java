package dev.sluice.examples.load;

import dev.sluice.funnel.RepositoryRecommender;
import dev.sluice.funnel.ServingSettings;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Puts the load of a plan on the funnel and says what came of it. */
public final class LoadRun {
    /** Hanging calls end within it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LoadPlan plan;
    private final ModelRepository repository;
    private final Path tables;
    private final Meter meter = new Meter();

    private LoadRun(LoadPlan plan, ModelRepository repository, Path tables) {
        this.plan = plan;
        this.repository = repository;
        this.tables = tables;
    }

    /**
     * Makes the world up, unless the directory holds it, and runs.
     *
     * @param directory of the repository
     * @param scratch for what is needed meanwhile
     */
    public static LoadResult of(LoadPlan plan, Path directory, Path scratch) throws IOException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            long start = System.nanoTime();
            Site.build(repository, plan.world(), 1, scratch);
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            double recall = FoundShare.of(repository, plan.index(), plan.world());
            return new LoadRun(plan, repository, directory).run(buildSeconds, recall);
        }
    }

    private LoadResult run(double buildSeconds, double recall) throws IOException {
        ExecutorService answering = plan.executor().pool(plan.threads());
        ExecutorService generating = plan.executor().pool(plan.threads());
        Optional<Executor> executor =
                plan.executor() == ThreadsKind.CALLER ? Optional.empty() : Optional.of(meter.metered(generating));
        try (ServedFunnel funnel = new ServedFunnel(plan.index(), executor, Stages.Interference.NONE)) {
            RepositoryRecommender recommender = RepositoryRecommender.of(repository, funnel)
                    .with(ServingSettings.defaults().withItems(World.filter()));
            AnswerCheck check = new AnswerCheck(repository);
            Asking asking = new Asking(recommender, check::violation, plan.budget(), meter);
            load(asking, answering, plan.warmUp(), plan.world().seed() + 1, new Tally());
            Memory before = Memory.held(tables);
            meter.reset();
            Usage usage = Usage.now();
            Tally tally = new Tally();
            OpenLoop.Sent sent =
                    load(asking, answering, plan.seconds(), plan.world().seed() + 2, tally);
            usage = Usage.now().since(usage);
            return new LoadResult(
                    plan,
                    sent,
                    tally,
                    recall,
                    meter.cpuNanos(),
                    meter.heapBytes(),
                    usage,
                    before,
                    Memory.held(tables),
                    buildSeconds);
        } finally {
            answering.shutdownNow();
            generating.shutdownNow();
        }
    }

    private OpenLoop.Sent load(Asking asking, Executor threads, double seconds, long seed, Tally tally) {
        int users = plan.world().users();
        if (plan.rate().isPresent()) {
            Arrivals arrivals = Arrivals.poisson(plan.rate().getAsDouble(), seconds, users, seed);
            return new OpenLoop(asking, threads, PATIENCE).run(arrivals, tally);
        }
        return new OpenLoop.Sent(0, 0, new ClosedLoop(asking).run(seconds, users, seed, tally));
    }
}
