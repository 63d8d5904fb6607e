package dev.sluice.examples.model;

import dev.sluice.CandidateGenerator;
import dev.sluice.data.Interactions;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.retrieval.ContextCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.popularity.ContextSettings;
import dev.sluice.train.popularity.ContextTrainer;
import dev.sluice.train.popularity.PopularityModel;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import dev.sluice.train.popularity.PopularityTrainer;
import dev.sluice.train.popularity.TrendingSettings;
import dev.sluice.train.popularity.TrendingTrainer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is popular: with everybody, in a context, or of late more than before. */
final class PopularityFamily implements Family {
    private static final PopularitySettings DEFAULTS = PopularitySettings.defaults();

    private final SpanOptions spans;

    @Option(names = "--counted", description = "popularity: users, each once, or events (${DEFAULT-VALUE})")
    private Counted counted = DEFAULTS.counted();

    @Option(
            names = "--context",
            paramLabel = "OF:COLUMN",
            description = "popularity: a list for each value of a column of users, items or events: users:country")
    private @Nullable String context;

    @Option(
            names = "--trending",
            paramLabel = "SPAN",
            converter = SpanOptions.Converter.class,
            description = "popularity: what is met more often in the last SPAN than in the one before, such as 7d")
    private @Nullable Duration trending;

    @Option(
            names = "--prior",
            description = "popularity: events taken for granted, with --context as everybody's are (100, of items 0),"
                    + " with --trending at an even rate (10)")
    private @Nullable Double prior;

    PopularityFamily(SpanOptions spans) {
        this.spans = spans;
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        check();
        return new Fitting((data, run) -> estimateBytes(data), (data, run) -> train(data));
    }

    private void check() {
        if (trending != null
                && (context != null
                        || spans.window().isPresent()
                        || spans.halfLife().isPresent())) {
            throw new IllegalArgumentException("--trending goes without --context, --window and --half-life");
        }
        if (prior != null && trending == null && context == null) {
            throw new IllegalArgumentException("--prior goes with --context or --trending");
        }
        popularity(Instant.EPOCH);
        if (trending != null) {
            trending(trending, Instant.EPOCH);
        }
        if (context != null) {
            context(context, DEFAULTS);
        }
    }

    /** What is old fades within a day or hardly ever; a window is the coarser means to the same end. */
    @Override
    public SearchSpace space() {
        return SearchSpace.parse("half-life=1d/3d/7d/14d/30d/60d/90d/180d/365d/3650d,counted=users/events");
    }

    private long estimateBytes(TrainingData data) {
        Instant now = SpanOptions.last(data.events());
        if (trending != null) {
            return new TrendingTrainer(trending(trending, now)).estimateBytes(data.events());
        }
        return context == null
                ? new PopularityTrainer(popularity(now)).estimateBytes(data.events())
                : new ContextTrainer(context(context, popularity(now))).estimateBytes(data.dataset());
    }

    private TrainedModel train(TrainingData data) {
        Interactions events = data.events();
        Instant now = SpanOptions.last(events);
        if (trending != null) {
            SpanOptions.requireTimes(events, "--trending");
            return new TrendingTrainer(trending(trending, now)).train(events).named(PopularityModel.NAME);
        }
        return context == null
                ? new PopularityTrainer(popularity(now)).train(events)
                : new ContextTrainer(context(context, popularity(now)))
                        .train(data.dataset())
                        .named(PopularityModel.NAME);
    }

    /** Asks a version's model, whichever of them it is. */
    static CandidateGenerator served(ModelSnapshot snapshot) {
        if (snapshot.tables().contains(PopularityModel.NAME + ".lists")) {
            return ContextCandidates.of(snapshot, PopularityModel.NAME);
        }
        PopularCandidates popular = PopularCandidates.of(snapshot);
        return snapshot.provenance().containsKey(PopularityModel.NAME + ".recent") ? popular.above(0) : popular;
    }

    private PopularitySettings popularity(Instant now) {
        PopularitySettings settings = DEFAULTS.withCounted(counted);
        if (spans.window().isPresent()) {
            settings = settings.withWindow(spans.window().get(), now);
        }
        return spans.halfLife().isPresent()
                ? settings.withRecency(spans.halfLife().get(), now)
                : settings;
    }

    private TrendingSettings trending(Duration span, Instant now) {
        TrendingSettings settings = TrendingSettings.of(span, now).withCounted(counted);
        return prior == null ? settings : settings.withPrior(prior);
    }

    private ContextSettings context(String named, PopularitySettings popularity) {
        int colon = named.indexOf(':');
        String column = named.substring(colon + 1);
        ContextSettings settings =
                switch (named.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                    case "users" -> ContextSettings.ofUsers(column);
                    case "items" -> ContextSettings.ofItems(column);
                    case "events" -> ContextSettings.ofEvents(column);
                    default ->
                        throw new IllegalArgumentException(
                                "--context must be of users, items or events, such as users:country: " + named);
                };
        settings = settings.withPopularity(popularity);
        return prior == null ? settings : settings.withPrior(prior);
    }
}
