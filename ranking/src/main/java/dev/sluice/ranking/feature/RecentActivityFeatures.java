package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How busy a user is at the moment of the query, the same for every candidate: {@code user.since}, {@code ln(1 + days)}
 * since the latest event, missing before the first; and for each span, such as {@code 7d}, {@code user.events.7d},
 * {@code ln(1 + events)} within it. Events after the moment do not count.
 *
 * <p>Costs a walk back through the history as far as the longest span reaches.
 */
public final class RecentActivityFeatures implements FeatureSource {
    private final Spans spans;
    private final FeatureSchema schema;

    private RecentActivityFeatures(Spans spans) {
        this.spans = spans;
        this.schema = new FeatureSchema(
                Stream.concat(Stream.of("user.since"), spans.names().stream().map(name -> "user.events." + name))
                        .map(FeatureKey::number)
                        .toList());
    }

    /**
     * Counts within these spans.
     *
     * @param spans distinct, whole milliseconds, at least 1 each
     */
    public static RecentActivityFeatures over(List<Duration> spans) {
        return new RecentActivityFeatures(Spans.of(spans));
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        int end = PastEvents.count(query);
        Arrays.fill(columns[0], end == 0 ? Float.NaN : Days.logarithm(age(query, end - 1) / 1e3));
        for (int span = 0; span < spans.count(); span++) {
            int begin = end;
            while (begin > 0 && spans.covers(span, age(query, begin - 1))) {
                begin--;
            }
            Arrays.fill(columns[1 + span], (float) StrictMath.log1p(end - begin));
        }
    }

    private static long age(Query query, int event) {
        return Spans.age(query.moment(), query.history().time(event));
    }
}
