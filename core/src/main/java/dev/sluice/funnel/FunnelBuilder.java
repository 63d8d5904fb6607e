package dev.sluice.funnel;

import dev.sluice.CandidateFilter;
import dev.sluice.CandidateGenerator;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Ranker;
import dev.sluice.internal.notice.Audience;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the stages of a {@link Funnel}; stages of a kind run in the order in which they were added. Belongs to one
 * thread. Names of stages are distinct and consist of letters, digits, dots, dashes and underscores; {@code merge} is
 * the merge's.
 */
public final class FunnelBuilder {
    private static final Logger LISTENERS_LOG = LoggerFactory.getLogger(FunnelListener.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final double GENERATION_SHARE = 0.8;
    private static final int CALLS_PER_GENERATOR = 64;

    private final ModelVersion version;
    private final List<String> names = new ArrayList<>(List.of(Plan.MERGE));
    private final List<Asked> generators = new ArrayList<>();
    private final List<FilterStage> filters = new ArrayList<>();
    private final List<FeatureStage> sources = new ArrayList<>();
    private final List<RankerStage> rankers = new ArrayList<>();
    private final List<FilterStage> lastFilters = new ArrayList<>();
    private final List<FunnelListener> listeners = new ArrayList<>();
    private final List<Closeable> owned = new ArrayList<>();
    private Optional<GeneratorStage> fallback = Optional.empty();
    private boolean fallbackWaived;
    private Optional<Executor> executor = Optional.empty();
    private int callsPerGenerator = CALLS_PER_GENERATOR;
    private double generationShare = GENERATION_SHARE;
    private int quorum;
    private int slate;
    private Optional<BreakerSettings> breaker = Optional.of(BreakerSettings.defaults());
    private boolean breakerWithoutExecutor;

    /** A generator as it was added; its gate depends on what comes after it. */
    private record Asked(String name, CandidateGenerator generator, int limit, StagePolicy policy) {}

    FunnelBuilder(ModelVersion version) {
        this.version = version;
    }

    /**
     * Adds a generator.
     *
     * @param limit how many candidates it is asked for, at least 1
     */
    public FunnelBuilder generator(String name, CandidateGenerator generator, int limit) {
        return generator(name, generator, limit, StagePolicy.defaults());
    }

    /** Adds a generator with a time and a meaning of its own. On an executor it is cut off when its time is up. */
    public FunnelBuilder generator(String name, CandidateGenerator generator, int limit, StagePolicy policy) {
        generators.add(new Asked(named(name), generator, checkedLimit(name, limit), policy));
        return this;
    }

    /**
     * Adds a filter of the merged candidates, before they are ranked. One that fails is left out, so what must not be
     * shown under any circumstances belongs into a {@link #lastFilter}.
     */
    public FunnelBuilder filter(String name, CandidateFilter filter) {
        return filter(name, filter, StagePolicy.defaults());
    }

    /**
     * Adds a filter with a time and a meaning of its own. It runs in any case, with what is left of the candidates; the
     * time is what its query says, for a filter that asks {@link dev.sluice.Query#cancelled}.
     */
    public FunnelBuilder filter(String name, CandidateFilter filter, StagePolicy policy) {
        filters.add(new FilterStage(named(name), filter, FilterStage.Unjudged.STAY, policy));
        return this;
    }

    /**
     * Adds a source of features. It is asked before the first ranker that reads one of them, and not at all if none
     * does: it is then no stage of the funnel.
     */
    public FunnelBuilder features(String name, FeatureSource source) {
        return features(name, source, StagePolicy.defaults());
    }

    /** Adds a source of features with a time and a meaning of its own. */
    public FunnelBuilder features(String name, FeatureSource source, StagePolicy policy) {
        sources.add(FeatureStage.of(named(name), source, policy));
        return this;
    }

    /**
     * Adds a ranker.
     *
     * @param limit how many candidates it lets through, at least 1; what the last one lets through beyond the query's
     *     limit is the reserve from which the losses to the last filters are made up
     */
    public FunnelBuilder ranker(String name, Ranker ranker, int limit) {
        return ranker(name, ranker, limit, StagePolicy.defaults());
    }

    /** Adds a ranker with a time and a meaning of its own. */
    public FunnelBuilder ranker(String name, Ranker ranker, int limit, StagePolicy policy) {
        rankers.add(RankerStage.of(named(name), ranker, checkedLimit(name, limit), policy));
        return this;
    }

    /**
     * Adds a filter of what is about to be shown, the fallback's items included. One that fails drops everything it was
     * to judge; no policy can make it let pass what it could not judge.
     */
    public FunnelBuilder lastFilter(String name, CandidateFilter filter) {
        lastFilters.add(new FilterStage(named(name), filter, FilterStage.Unjudged.GO, StagePolicy.defaults()));
        return this;
    }

    /**
     * Sets how many candidates the last filters are shown at first, where they are likely to drop many and each further
     * look costs them something. By default, and at least, as many as the query wants. What they drop is made up for
     * from the reserve behind in any case.
     *
     * @param candidates at least 1
     */
    public FunnelBuilder slate(int candidates) {
        slate = checkedLimit("the slate", candidates);
        return this;
    }

    /**
     * Sets the generator that fills an answer up. It should know something for everybody, as
     * {@link dev.sluice.retrieval.PopularCandidates} does, and be quick: it runs in the caller's thread, whatever the
     * deadline. It is asked for what is missing, and again where filters drop what it gave. A funnel here reports as
     * one stage.
     */
    public FunnelBuilder fallback(String name, CandidateGenerator generator) {
        fallback = Optional.of(
                new GeneratorStage(named(name), generator, 0, StagePolicy.defaults(), new Gate(1, Optional.empty())));
        return this;
    }

    /** Does without a fallback: answers may be shorter than they need to be, or empty. Meant for nested funnels. */
    public FunnelBuilder withoutFallback() {
        fallbackWaived = true;
        return this;
    }

    /**
     * Runs generators side by side on the application's threads. Without this they run in the caller's thread, one
     * after the other.
     */
    public FunnelBuilder executor(Executor threads) {
        executor = Optional.of(threads);
        return this;
    }

    /**
     * Bounds how many calls of each generator may run on the executor at the same time, late ones included, so that
     * hanging calls take no more threads than that. Past it, a call fails: at once, or when a thread comes to it. Calls
     * that nobody waits for any more count until the executor is done with them, be it that no thread has come to them
     * yet, so that they cannot pile up in its queue; past it a request without a deadline runs its call itself. Calls
     * that wait for a thread while their request waits for them do not: there is one for each request. 64 by default.
     *
     * @param calls at least 1
     */
    public FunnelBuilder callsPerGenerator(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls per generator must be at least 1: " + calls);
        }
        callsPerGenerator = calls;
        return this;
    }

    /**
     * Leaves a generator alone for a while when too many of its last calls failed or were too late: its stage is not
     * run then, {@link dev.sluice.StageOutcome#CIRCUIT_OPEN}, which is told like a failure. Each generator has a
     * breaker of its own; calls that the application cancelled, that were refused or that no thread came to say nothing
     * about it.
     *
     * <p>On an executor there are breakers of {@link BreakerSettings#defaults()} unless this or {@link #withoutBreaker}
     * says otherwise. In the caller's thread there are none unless this asks for them: calls cannot pile up there, and
     * where runs are compared or repeated, as in an evaluation, no answer may depend on those before it.
     */
    public FunnelBuilder breaker(BreakerSettings settings) {
        breaker = Optional.of(settings);
        breakerWithoutExecutor = true;
        return this;
    }

    /** Asks every generator in every run, however often it failed. */
    public FunnelBuilder withoutBreaker() {
        breaker = Optional.empty();
        return this;
    }

    /**
     * Sets how many generators must succeed, be it that they find nothing, for what was found to be used. If fewer do,
     * it is left aside, the fallback answers, and the answer is degraded by
     * {@link dev.sluice.Degradation.Reason#QUORUM} with the names of those that did not. Without this, whatever is
     * found is used.
     *
     * <p>A funnel {@link #withoutFallback} gives an empty answer then; nested in another, it has failed.
     *
     * @param generators at least 1 and at most as many as the funnel has
     */
    public FunnelBuilder quorum(int generators) {
        if (generators < 1) {
            throw new IllegalArgumentException("quorum must be at least 1: " + generators);
        }
        quorum = generators;
        return this;
    }

    /**
     * Sets the share of the time until the deadline that generators may use; the rest is for the stages after them. 0.8
     * by default.
     *
     * @param share above 0 and at most 1
     */
    public FunnelBuilder generationShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("generation share must be above 0 and at most 1: " + share);
        }
        generationShare = share;
        return this;
    }

    /**
     * Lets the funnel own something that was opened for it, such as an index: it is closed with the funnel, in the
     * reverse order of these calls. A recommender over a repository closes the funnel of a version when the last
     * request on it has ended.
     */
    public FunnelBuilder owning(Closeable resource) {
        owned.add(resource);
        return this;
    }

    /** Adds a listener. */
    public FunnelBuilder listener(FunnelListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * The funnel.
     *
     * @throws IllegalStateException if it has no generator, or neither a fallback nor {@link #withoutFallback}; if a
     *     ranker reads a feature that nothing before it provides; if a feature has two sources; or if the quorum is
     *     more than there are generators
     */
    public Funnel build() {
        if (generators.isEmpty()) {
            throw new IllegalStateException("a funnel needs at least one generator");
        }
        if (fallback.isPresent() == fallbackWaived) {
            throw new IllegalStateException("a funnel has either a fallback or withoutFallback()");
        }
        if (quorum > generators.size()) {
            throw new IllegalStateException(
                    "quorum must be at most the number of generators, " + generators.size() + ": " + quorum);
        }
        return new Funnel(new Plan(
                version,
                new Generation(generatorStages(), executor, generationShare, quorum),
                List.copyOf(filters),
                FeaturePlan.assign(sources, rankers),
                List.copyOf(lastFilters),
                slate,
                fallback,
                Audience.of(listeners, LISTENERS_LOG),
                List.copyOf(owned)));
    }

    private List<GeneratorStage> generatorStages() {
        return generators.stream()
                .map(asked -> new GeneratorStage(
                        asked.name(), asked.generator(), asked.limit(), asked.policy(), gate(asked.name())))
                .toList();
    }

    private Gate gate(String generator) {
        int most = executor.isPresent() ? callsPerGenerator : Integer.MAX_VALUE;
        return new Gate(
                most,
                breaker.filter(settings -> executor.isPresent() || breakerWithoutExecutor)
                        .map(settings -> new Breaker(generator, settings)));
    }

    private String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a stage's name is letters, digits and . _ - : '" + name + "'");
        }
        if (names.contains(name)) {
            throw new IllegalArgumentException("two stages are named " + name);
        }
        names.add(name);
        return name;
    }

    private static int checkedLimit(String name, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit of " + name + " must be at least 1: " + limit);
        }
        return limit;
    }
}
