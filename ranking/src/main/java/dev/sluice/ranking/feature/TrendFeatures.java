package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.data.Interactions;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What everybody did with an item of late, as it was known at the moment of the query. For a span of seven days:
 *
 * <ul>
 *   <li>{@code item.events.7d}: {@code ln(1 + n)} with {@code n} the item's events within the span;
 *   <li>{@code item.trend.7d}: {@code ln((n + 1) / (N s / a + 1))} with {@code N} all its events so far, {@code s} the
 *       span and {@code a} the time since the first of them, at least {@code s}. Above 0 where there is more than the
 *       item's own average, below 0 where its time is over, 0 in its first week; missing before its first event.
 * </ul>
 *
 * <p>A span ends before the moment, so that neither an event of that moment nor a later one changes anything: examples
 * of the past see what could have been served then. Where the log ends before the moment, a span ends with the log; a
 * version that is served for some days then says what was the case when it was made, and not that all has gone quiet.
 *
 * <p>Costs two binary searches among an item's events for each candidate, and one more for each further span; 8 bytes
 * of heap an event.
 */
public final class TrendFeatures implements FeatureSource {
    private static final String HISTORY = "history";

    private final ModelVersion version;
    private final ItemEvents events;
    private final Spans spans;
    private final FeatureSchema schema;

    private TrendFeatures(ModelVersion version, ItemEvents events, Spans spans) {
        this.version = version;
        this.events = events;
        this.spans = spans;
        this.schema = new FeatureSchema(spans.names().stream()
                .flatMap(name -> Stream.of("item.events." + name, "item.trend." + name))
                .map(FeatureKey::number)
                .toList());
    }

    /**
     * Counts the events of a log.
     *
     * @param log in the rows of the snapshot; what comes after a query's moment does no harm
     * @param spans distinct, whole milliseconds, at least 1 each
     */
    public static TrendFeatures of(ModelSnapshot snapshot, Interactions log, List<Duration> spans) {
        int rows = snapshot.catalogue().items().rows();
        if (log.itemRows() != rows) {
            throw new IllegalArgumentException(
                    "the log must have the version's rows of items, " + rows + ": " + log.itemRows());
        }
        return new TrendFeatures(snapshot.version(), ItemEvents.of(log), Spans.of(spans));
    }

    /**
     * Counts the events of the histories that the version was published with.
     *
     * @param spans distinct, whole milliseconds, at least 1 each
     * @throws IllegalArgumentException if it has no table {@code history}
     */
    public static TrendFeatures ofHistories(ModelSnapshot snapshot, List<Duration> spans) {
        SparseTable histories = snapshot.sparse(HISTORY);
        Interactions.Builder log = new Interactions.Builder();
        for (int user = 1; user < histories.rows(); user++) {
            int[] items = histories.indexes(user);
            long[] times = histories.times(user);
            for (int event = 0; event < items.length; event++) {
                log.add(user, items[event], times[event], 1);
            }
        }
        int items = snapshot.catalogue().items().rows();
        return of(snapshot, log.build(histories.rows(), items), spans);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        long end = query.moment() > events.last() ? events.last() + 1 : query.moment();
        for (int position = 0; position < candidates.size(); position++) {
            int item = candidates.item(position);
            int all = events.before(item, end);
            for (int span = 0; span < spans.count(); span++) {
                int within = all == 0 ? 0 : all - events.before(item, end - spans.millis(span));
                columns[2 * span][position] = (float) StrictMath.log1p(within);
                columns[2 * span + 1][position] =
                        all == 0 ? Float.NaN : trend(within, all, spans.millis(span), end - events.first(item));
            }
        }
    }

    private static float trend(int within, int all, long span, long age) {
        double expected = all * Math.min(1, (double) span / age);
        return (float) StrictMath.log((within + 1) / (expected + 1));
    }
}
