package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.data.Catalogue;
import dev.sluice.data.feature.FeatureLog;
import dev.sluice.data.feature.ServedFeatures;
import dev.sluice.data.feature.ServedRequest;
import dev.sluice.store.ModelSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A ranker whose features are logged: whatever the ranker requires, with the values it saw, for every candidate that it
 * was given. What it decides is the ranker's affair and stays what it was, logged or not.
 *
 * <pre>{@code
 * .ranker("light", LoggedRanker.of(snapshot, "light", ranker, log), 200)
 * }</pre>
 *
 * <p>Requests are logged under the id that they carry in their context as {@link #REQUEST}, so that the application can
 * join the log with what it knows of them; requests without one are only counted.
 */
public final class LoggedRanker implements Ranker {
    /** Name of the circumstance that holds a request's id. */
    public static final String REQUEST = "request";

    private final ModelSnapshot snapshot;
    private final String name;
    private final Ranker ranker;
    private final FeatureLog log;

    private LoggedRanker(ModelSnapshot snapshot, String name, Ranker ranker, FeatureLog log) {
        this.snapshot = snapshot;
        this.name = name;
        this.ranker = ranker;
        this.log = log;
    }

    /**
     * Logs what a ranker sees.
     *
     * @param snapshot the version that the ranker is of; its ids are those that are logged
     * @param name the ranker's name in the log, best that of its stage
     */
    public static LoggedRanker of(ModelSnapshot snapshot, String name, Ranker ranker, FeatureLog log) {
        return new LoggedRanker(snapshot, name, ranker, log);
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        query.require(snapshot.version());
        log.offer(Optional.ofNullable(query.context().get(REQUEST)), id -> served(id, query, candidates));
        return ranker.rank(query, candidates, limit);
    }

    @Override
    public FeatureSchema requires() {
        return ranker.requires();
    }

    @Override
    public FeatureSchema provides() {
        return ranker.provides();
    }

    private ServedFeatures served(String id, Query query, Candidates candidates) {
        Catalogue catalogue = snapshot.catalogue();
        Optional<String> user = query.user() == Query.UNKNOWN_USER
                ? Optional.empty()
                : Optional.of(catalogue.users().ids().id(query.user()));
        List<String> items = IntStream.of(candidates.items())
                .mapToObj(catalogue.items().ids()::id)
                .toList();
        float[][] columns = requires().keys().stream().map(candidates::feature).toArray(float[][]::new);
        return ServedFeatures.of(
                new ServedRequest(id, user, snapshot.version(), name, query.moment()), items, requires(), columns);
    }
}
