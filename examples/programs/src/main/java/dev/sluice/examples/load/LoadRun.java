package dev.sluice.examples.load;

import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.serving.ServingStatus;
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

    private static final double WATCH_SECONDS = 10;

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
            Site.build(repository, plan.world(), plan.trouble().versions(), scratch);
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            double recall = FoundShare.of(repository, plan.service().index(), plan.world());
            return new LoadRun(plan, repository, directory).run(new LoadResult.Site(buildSeconds, recall));
        }
    }

    private LoadResult run(LoadResult.Site site) throws IOException {
        ThreadsKind kind = plan.service().executor();
        ExecutorService answering = kind.pool(plan.service().threads());
        ExecutorService generating = kind.pool(plan.service().threads());
        ExecutorService preparing = ThreadsKind.THREADS.pool(1);
        Optional<Executor> executor =
                kind == ThreadsKind.CALLER ? Optional.empty() : Optional.of(meter.metered(generating));
        try (Faults faults = new Faults(
                        plan.trouble().faults(),
                        plan.trouble().share(),
                        plan.world().seed());
                Swaps swaps = new Swaps(repository);
                RepositoryRecommender recommender = RepositoryRecommender.of(
                                repository, new ServedFunnel(plan.service().index(), executor, faults))
                        .with(plan.service()
                                .settings(World.filter())
                                .withPreparation(preparing)
                                .withListener(swaps))) {
            recommender.refresh();
            return measured(recommender, answering, faults, swaps, site);
        } finally {
            answering.shutdownNow();
            generating.shutdownNow();
            preparing.shutdownNow();
        }
    }

    private LoadResult measured(
            RepositoryRecommender recommender, Executor threads, Faults faults, Swaps swaps, LoadResult.Site site) {
        AnswerCheck check = new AnswerCheck(repository);
        Asking asking = new Asking(recommender, check::violation, plan.service().budget(), meter);
        load(asking, threads, plan.pace().warmUp(), plan.world().seed() + 1, new Tally());
        Memory before = Memory.held(tables);
        faults.begin();
        swaps.begin(plan.trouble().interval());
        meter.reset();
        Usage start = Usage.now();
        Tally tally = new Tally();
        try (MemoryWatch watch = new MemoryWatch(tables, WATCH_SECONDS)) {
            OpenLoop.Sent sent =
                    load(asking, threads, plan.pace().seconds(), plan.world().seed() + 2, tally);
            Usage usage = Usage.now().since(start);
            LoadResult.Cost cost = new LoadResult.Cost(meter.cpuNanos(), meter.heapBytes(), usage);
            swaps.end(PATIENCE);
            ServingStatus status = recommender.status();
            LoadResult.Events events = new LoadResult.Events(
                    swaps.count(),
                    swaps.longestMillis(),
                    status.failure().map(Object::toString),
                    faults.injected(),
                    status.qualityFactor());
            faults.close();
            return new LoadResult(
                    plan, site, sent, tally, cost, events, new MemoryUse(before, watch.samples(), Memory.held(tables)));
        }
    }

    private OpenLoop.Sent load(Asking asking, Executor threads, double seconds, long seed, Tally tally) {
        int users = plan.world().users();
        if (plan.pace().rate().isPresent()) {
            Arrivals arrivals = Arrivals.poisson(plan.pace().rate().getAsDouble(), seconds, users, seed);
            return new OpenLoop(asking, threads, PATIENCE).run(arrivals, tally);
        }
        return new OpenLoop.Sent(0, 0, new ClosedLoop(asking).run(seconds, users, seed, tally));
    }
}
