package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import org.junit.jupiter.api.Test;

/** Features as of the moment of a query. */
class HistoryFeatureTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    private final FeatureHistory history = new FeatureHistory.Builder()
            .add(1, 10, 10, 0.1f)
            .add(2, 10, 30, 0.2f)
            .add(2, 20, 20, 0.3f)
            .build();
    private final Candidates candidates = Candidates.of(new int[] {2, 3, 1}, new float[3]);

    private float[] filled(FeatureSource source, int user, long moment) {
        Query query =
                Query.of(VERSION, ItemSet.all(4)).user(user).moment(moment).build();
        float[][] columns = {{9, 9, 9}};
        source.fill(query, candidates, columns);
        return columns[0];
    }

    @Test
    void itemsHaveTheirValuesOfTheMoment() {
        FeatureSource source = HistoryFeature.ofItems(VERSION, Served.SHARE, history, PointInTimeJoin.latest());

        assertThat(source.provides()).isEqualTo(FeatureSchema.of(Served.SHARE));
        assertThat(filled(source, 1, 15)).containsExactly(Float.NaN, Float.NaN, 0.1f);
        assertThat(filled(source, 1, 25)).containsExactly(0.3f, Float.NaN, 0.1f);
    }

    @Test
    void aUserHasOneValueForAllCandidates() {
        FeatureSource source = HistoryFeature.ofUsers(VERSION, Served.SHARE, history, PointInTimeJoin.latest());

        assertThat(filled(source, 2, 25)).containsExactly(0.3f, 0.3f, 0.3f);
        assertThat(filled(source, Query.UNKNOWN_USER, 25)).containsExactly(Float.NaN, Float.NaN, Float.NaN);
    }

    @Test
    void queriesOfOtherVersionsAreRefused() {
        FeatureSource source =
                HistoryFeature.ofItems(new ModelVersion("v2"), Served.SHARE, history, PointInTimeJoin.latest());

        assertThatThrownBy(() -> filled(source, 1, 15)).isInstanceOf(VersionMismatchException.class);
    }
}
