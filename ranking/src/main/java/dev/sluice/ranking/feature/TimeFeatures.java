package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.Query;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * When it is for the user: {@code time.hour}, a category from 0 to 23, and {@code time.weekday}, a category from 0, a
 * Monday, to 6, both at the moment of the query and the same for every candidate. Alone they move no candidate past
 * another in a linear model; crossed with what an item is ({@link CrossFeatures}) they do. Costs a date a query.
 */
public final class TimeFeatures implements FeatureSource {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(
            new FeatureKey("time.hour", FeatureType.CATEGORY), new FeatureKey("time.weekday", FeatureType.CATEGORY));

    private final ZoneId zone;

    private TimeFeatures(ZoneId zone) {
        this.zone = zone;
    }

    /** By the clocks of a zone. */
    public static TimeFeatures in(ZoneId zone) {
        return new TimeFeatures(zone);
    }

    @Override
    public FeatureSchema provides() {
        return SCHEMA;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        ZonedDateTime moment = Instant.ofEpochMilli(query.moment()).atZone(zone);
        Arrays.fill(columns[0], moment.getHour());
        Arrays.fill(columns[1], moment.getDayOfWeek().getValue() - 1);
    }
}
