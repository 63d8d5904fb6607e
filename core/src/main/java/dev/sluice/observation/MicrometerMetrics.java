package dev.sluice.observation;

import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelListener;
import dev.sluice.funnel.GeneratorHealth;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.serving.ServingListener;
import dev.sluice.serving.ServingStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Metrics of one recommender, or of a funnel that is used without one, in a registry of Micrometer, which the
 * application brings along; one that is a module requires {@code micrometer.core} itself.
 *
 * <pre>{@code
 * MicrometerMetrics metrics = MicrometerMetrics.of(registry, "home");
 * RepositoryRecommender recommender = RepositoryRecommender.of(models, factory)
 *         .with(ServingSettings.defaults().withListener(metrics.requests()));
 * metrics.watch(recommender);
 * }</pre>
 *
 * <p>All begin with {@code sluice.} and have the tag {@code funnel}:
 *
 * <table>
 * <caption>Metrics</caption>
 * <tr><td>{@code request.duration}</td><td>timer; {@code outcome} is ok, degraded or failed</td></tr>
 * <tr><td>{@code stage.duration}</td><td>timer, of stages that ran; {@code stage}, {@code outcome}</td></tr>
 * <tr><td>{@code stage.skipped}</td><td>stages that were not run; {@code stage}</td></tr>
 * <tr><td>{@code late}</td><td>stages that were not done when their time was up; {@code stage}</td></tr>
 * <tr><td>{@code candidates.in}, {@code candidates.out}</td><td>candidates before and after; {@code stage}</td></tr>
 * <tr><td>{@code items}, {@code shortfall}</td><td>items in answers, and items that are missing there</td></tr>
 * <tr><td>{@code sources}</td><td>items in answers by {@code source}, the generator that proposed them; one that several
 *     proposed counts for each</td></tr>
 * <tr><td>{@code degraded}</td><td>answers by {@code reason}, each reason once an answer</td></tr>
 * <tr><td>{@code fallback}</td><td>answers with items of the fallback</td></tr>
 * <tr><td>{@code users.unknown}</td><td>requests for users that the model does not know, without a history that it
 *     does</td></tr>
 * <tr><td>{@code swap.duration}</td><td>timer of the preparation of versions that came into service</td></tr>
 * <tr><td>{@code model.info}</td><td>1 for the {@code version} in service</td></tr>
 * <tr><td>{@code model.age.seconds}</td><td>time since the version in service was published</td></tr>
 * <tr><td>{@code model.unprepared}</td><td>1 while the newest version could not be prepared, else 0</td></tr>
 * <tr><td>{@code quality.factor}</td><td>the effort that requests are worth now</td></tr>
 * <tr><td>{@code requests.running}, {@code requests.waiting}</td><td>how busy the recommender is</td></tr>
 * <tr><td>{@code calls.running}, {@code calls.late}</td><td>calls that take up a generator's bound, and those of them
 *     that run though nobody waits for them; {@code stage}</td></tr>
 * <tr><td>{@code late.results}</td><td>results that came too late and were not used; {@code stage}</td></tr>
 * <tr><td>{@code breaker.state}</td><td>0 closed, 1 half open, 2 open; {@code stage}</td></tr>
 * </table>
 *
 * <p>The durations of requests and stages are histograms from 50 microseconds to 5 seconds, which a server can add up
 * and take percentiles of; percentiles in this process, other bounds and fewer meters are the application's choice, by
 * a {@code MeterFilter}. No tag is a user, an item or anything else of a request, and there are at most 100 names of
 * stages and of sources, {@code other} among them.
 *
 * <p>Meters are looked up once. What a request costs is some microseconds and no memory to speak of. Safe for use by
 * many threads.
 */
public final class MicrometerMetrics {
    private final MeterRegistry registry;
    private final Tags tags;
    private final AnswerMeters answers;
    private final MeterFamily<StageMeters> stages;
    private final VersionMeter version;
    private final Timer swaps;
    private final List<GeneratorMeters<?>> watched = new CopyOnWriteArrayList<>();

    private MicrometerMetrics(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.answers = new AnswerMeters(registry, tags);
        this.stages = new MeterFamily<>(stage -> new StageMeters(registry, tags.and("stage", stage)));
        this.version = new VersionMeter(registry, tags);
        this.swaps = Timer.builder("sluice.swap.duration")
                .description("time that it took to prepare a version that came into service")
                .tags(tags)
                .register(registry);
    }

    /**
     * Metrics under a name of the application's.
     *
     * @param funnel value of the tag {@code funnel}, one of a few: what is recommended where
     */
    // Required transitively, the optional library would be needed to compile any application that is a module.
    @SuppressWarnings("exports")
    public static MicrometerMetrics of(MeterRegistry registry, String funnel) {
        return new MicrometerMetrics(registry, Tags.of("funnel", funnel));
    }

    /** Listens to a recommender: to {@link dev.sluice.serving.ServingSettings#withListener}. */
    public ServingListener requests() {
        return new MeteredRequests(answers, stages, version, swaps, watched);
    }

    /**
     * Listens to a funnel that is used without a recommender: to {@link dev.sluice.funnel.FunnelBuilder#listener}. With
     * both, everything would be counted twice.
     */
    public FunnelListener runs() {
        return new MeteredRuns(answers, stages);
    }

    /**
     * Reads how a recommender is, whenever the registry wants to know. Does not keep it alive; of one that is gone the
     * gauges are NaN. Generators of later versions are seen if {@link #requests} listens as well.
     */
    public void watch(RepositoryRecommender recommender) {
        recommender.status().version().ifPresent(version::show);
        watchGenerators(recommender, known -> known.status().generators());
        gauge("sluice.quality.factor", "the effort that requests are worth", recommender, ServingStatus::qualityFactor);
        gauge(
                "sluice.model.age.seconds",
                "time since the version in service was published",
                recommender,
                status ->
                        status.published().map(MicrometerMetrics::secondsSince).orElse(Double.NaN));
        gauge(
                "sluice.model.unprepared",
                "whether the newest version could not be prepared",
                recommender,
                status -> status.failure().isPresent() ? 1 : 0);
        gauge(
                "sluice.requests.running",
                "requests that are being answered",
                recommender,
                status -> status.load().running());
        gauge(
                "sluice.requests.waiting",
                "requests that wait for that",
                recommender,
                status -> status.load().waiting());
    }

    /** Reads how the generators of a funnel are that is used without a recommender. Does not keep it alive. */
    public void watch(Funnel funnel) {
        watchGenerators(funnel, Funnel::health);
    }

    private <T> void watchGenerators(T owner, Function<T, List<GeneratorHealth>> health) {
        GeneratorMeters<T> meters = new GeneratorMeters<>(registry, tags, owner, health);
        meters.update();
        watched.add(meters);
    }

    private void gauge(
            String name, String description, RepositoryRecommender recommender, ToDoubleFunction<ServingStatus> value) {
        Gauge.builder(name, recommender, known -> value.applyAsDouble(known.status()))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static double secondsSince(Instant moment) {
        return Duration.between(moment, Instant.now()).toNanos() / 1e9;
    }
}
