package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.data.NumberColumn;
import dev.sluice.store.ModelSnapshot;
import java.time.Duration;

/**
 * Adds to the score of what is new: {@code score + boost * 2^(-age / halfLife)}, the age being the time from an item's
 * publication to the moment of the query. Before its publication an item is of age 0; where the catalogue does not
 * know, nothing is added. Candidates are ordered by the scores that come of it, equal ones by item.
 */
public final class FreshnessBoostRanker implements Ranker {
    private static final double MILLIS = 1e3;

    private final ModelVersion version;
    private final NumberColumn published;
    private final double halfLife;
    private final double boost;

    private FreshnessBoostRanker(ModelVersion version, NumberColumn published, double halfLife, double boost) {
        this.version = version;
        this.published = published;
        this.halfLife = halfLife;
        this.boost = boost;
    }

    /**
     * Reads a column of the catalogue's items.
     *
     * @param column numbers: when an item was published, in seconds since the epoch
     * @param halfLife after which half of the boost is left, at least a millisecond
     * @param boost what is added to the score of an item published just now, in units of the scores; finite and not
     *     negative
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static FreshnessBoostRanker of(ModelSnapshot snapshot, String column, Duration halfLife, double boost) {
        NumberColumn published = snapshot.catalogue().items().numbers(column);
        if (halfLife.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("half-life must be at least a millisecond: " + halfLife);
        }
        if (!(boost >= 0 && boost <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("boost must be finite and not negative: " + boost);
        }
        double seconds = halfLife.getSeconds() + halfLife.getNano() * 1e-9;
        return new FreshnessBoostRanker(snapshot.version(), published, seconds, boost);
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        query.require(version);
        float[] scores = candidates.scores();
        for (int position = 0; position < scores.length; position++) {
            double age = query.moment() / MILLIS - published.number(candidates.item(position));
            if (!Double.isNaN(age)) {
                scores[position] = (float) (scores[position] + boost * Math.pow(2, -Math.max(age, 0) / halfLife));
            }
        }
        return Ranking.byScore(candidates, scores, limit);
    }
}
