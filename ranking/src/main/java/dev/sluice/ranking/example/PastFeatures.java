package dev.sluice.ranking.example;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.store.ModelSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Features as of moments of the past: those which a funnel's sources would have served then, with the user's history as
 * it was before the moment.
 *
 * <p>A source is given nothing later than the moment. What it was made of may still know more: a version's tables
 * should be of a training that ends before the labels begin.
 *
 * <p>Some sources compare a candidate with its batch, as scores of different queries cannot be compared: products,
 * generators' scores and ranks. Where a log tells only what was shown, ten items out of hundreds that were ranked,
 * these would say something else in training than in serving. {@link #among} puts what was shown back among what
 * generators propose.
 *
 * <p>Costs 16 bytes of heap an event of the histories. Valid while the lease on the snapshot is held. Immutable, safe
 * for use by many threads if the generator is.
 */
public final class PastFeatures {
    private static final CandidateGenerator NOBODY = (query, limit) -> Candidates.NONE;

    private final ModelSnapshot snapshot;
    private final PastHistories histories;
    private final List<FeatureSource> sources;
    private final FeatureSchema schema;
    private final CandidateGenerator company;
    private final int limit;

    private PastFeatures(
            ModelSnapshot snapshot,
            PastHistories histories,
            List<FeatureSource> sources,
            CandidateGenerator company,
            int limit) {
        this.snapshot = snapshot;
        this.histories = histories;
        this.sources = sources;
        this.company = company;
        this.limit = limit;
        this.schema = new FeatureSchema(sources.stream()
                .flatMap(source -> source.provides().keys().stream())
                .toList());
    }

    /**
     * Features of these sources.
     *
     * @param history what users did, at any time, in the rows of the snapshot
     * @param sources made of the snapshot, as those of the funnel that will serve
     */
    public static PastFeatures of(
            ModelSnapshot snapshot, Interactions history, Collection<? extends FeatureSource> sources) {
        requireRows(history.userRows(), snapshot.catalogue().users(), "users");
        requireRows(history.itemRows(), snapshot.catalogue().items(), "items");
        return new PastFeatures(snapshot, PastHistories.of(history), List.copyOf(sources), NOBODY, 0);
    }

    /**
     * The same, with the candidates of each query among those that a generator proposes for it, such as a funnel
     * without its rankers: {@code (query, limit) -> funnel.run(query).candidates()}. It may propose what is no item of
     * the query's history.
     *
     * @param limit how many it is asked for, at least 0
     */
    public PastFeatures among(CandidateGenerator generator, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be at least 0: " + limit);
        }
        return new PastFeatures(snapshot, histories, sources, generator, limit);
    }

    static void requireRows(int rows, Entities entities, String what) {
        if (rows != entities.rows()) {
            throw new IllegalArgumentException(
                    "a log must have the version's rows of " + what + ", " + entities.rows() + ": " + rows);
        }
    }

    /** All features, in the order of the sources. */
    public FeatureSchema schema() {
        return schema;
    }

    ModelSnapshot snapshot() {
        return snapshot;
    }

    /** What the funnel would have been asked. */
    Query query(int user, long moment, Map<String, String> context) {
        Query query = Query.of(
                        snapshot.version(),
                        ItemSet.all(snapshot.catalogue().items().rows()))
                .user(user)
                .history(histories.before(user, moment))
                .moment(moment)
                .context(context)
                .limit(limit)
                .build();
        return limit == 0
                ? query
                : query.with()
                        .allowed(query.allowed().without(query.history().items()))
                        .build();
    }

    /** The candidates with all features, and behind them those they are among. */
    Candidates filled(Query query, Candidates candidates) {
        Candidates filled = limit == 0 ? candidates : Company.of(candidates, company.generate(query, limit));
        for (FeatureSource source : sources) {
            filled = filled.withFeatures(source.provides().keys(), List.of(source.columns(query, filled)));
        }
        return filled;
    }
}
