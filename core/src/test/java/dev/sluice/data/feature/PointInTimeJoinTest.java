package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Worked cases of the point-in-time join, and what it refuses. */
class PointInTimeJoinTest {
    private static final float A = 1;
    private static final float B = 2;
    private static final float C = 3;

    private final FeatureHistory history = new FeatureHistory.Builder()
            .add(1, 10, 10, A)
            .add(1, 10, 30, B)
            .add(1, 20, 20, C)
            .build();

    private float at(PointInTimeJoin join, long moment) {
        return join.joinAt(history, new int[] {1}, moment).value(0);
    }

    @Test
    void theLatestValueThatWasKnown() {
        assertThat(at(PointInTimeJoin.latest(), 9)).isNaN();
        assertThat(at(PointInTimeJoin.latest(), 15)).isEqualTo(A);
        assertThat(at(PointInTimeJoin.latest(), 25)).isEqualTo(C);
        assertThat(at(PointInTimeJoin.latest(), 35)).isEqualTo(C);
    }

    @Test
    void hindsightLeaksTheCorrection() {
        assertThat(at(PointInTimeJoin.latest().withHindsight(), 15)).isEqualTo(B);
        assertThat(at(PointInTimeJoin.latest().withHindsight(), 25)).isEqualTo(C);
    }

    @Test
    void aCorrectionIsUsedFromWhenItIsKnown() {
        FeatureHistory corrected =
                new FeatureHistory.Builder().add(1, 10, 10, A).add(1, 10, 30, B).build();
        long[] moments = {10, 29, 30, 31};

        assertThat(PointInTimeJoin.latest()
                        .join(corrected, new int[] {1, 1, 1, 1}, moments)
                        .values())
                .containsExactly(A, A, B, B);
    }

    @Test
    void theTimeToLiveIncludesItsEnds() {
        PointInTimeJoin join = PointInTimeJoin.latest().within(Duration.ofMillis(5));

        assertThat(at(join, 20)).isEqualTo(C);
        assertThat(at(join, 25)).isEqualTo(C);
        assertThat(at(join, 26)).isNaN();
        assertThat(at(join, 16)).isNaN();
        assertThat(at(join, 35))
                .as("an older value that is known later does not come back")
                .isNaN();
    }

    @Test
    void whatIsKnownAheadIsUsedFromItsEventOn() {
        FeatureHistory planned = new FeatureHistory.Builder().add(1, 100, 50, A).build();
        long[] moments = {50, 99, 100};

        assertThat(PointInTimeJoin.latest()
                        .join(planned, new int[] {1, 1, 1}, moments)
                        .values())
                .containsExactly(Float.NaN, Float.NaN, A);
    }

    @Test
    void aValueCanBeTakenBack() {
        FeatureHistory taken = new FeatureHistory.Builder()
                .add(1, 10, 10, A)
                .add(1, 20, 20, Float.NaN)
                .build();

        JoinedFeature joined = PointInTimeJoin.latest().join(taken, new int[] {1, 1}, new long[] {19, 20});

        assertThat(joined.values()).containsExactly(A, Float.NaN);
        assertThat(joined).hasToString("1 of 2 found, 0 expired, 1 absent");
    }

    @Test
    void unknownEntitiesHaveNoValueAndNoZero() {
        JoinedFeature joined = PointInTimeJoin.latest().joinAt(history, new int[] {0, 1, 2, 99}, 50);
        JoinedFeature empty =
                PointInTimeJoin.latest().joinAt(new FeatureHistory.Builder().build(), new int[] {0, 1}, 50);

        assertThat(joined.values()).containsExactly(Float.NaN, C, Float.NaN, Float.NaN);
        assertThat(joined.absent()).isEqualTo(3);
        assertThat(empty.values()).containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void timesAtTheEndsOfALongHold() {
        FeatureHistory extreme = new FeatureHistory.Builder()
                .add(1, Long.MIN_VALUE, Long.MIN_VALUE, A)
                .add(2, Long.MAX_VALUE, Long.MAX_VALUE, B)
                .build();
        PointInTimeJoin centuries = PointInTimeJoin.latest().within(Duration.ofDays(100_000));

        assertThat(centuries.joinAt(extreme, new int[] {1, 2}, Long.MAX_VALUE).values())
                .containsExactly(Float.NaN, B);
        assertThat(PointInTimeJoin.latest()
                        .joinAt(extreme, new int[] {1, 2}, Long.MAX_VALUE)
                        .values())
                .containsExactly(A, B);
    }

    @Test
    void equalRowsAreOneAndDifferentOnesOfTheSameTimesAreRefused() {
        FeatureHistory.Builder twice =
                new FeatureHistory.Builder().add(7, 10, 10, A).add(7, 10, 10, A);
        assertThat(PointInTimeJoin.latest()
                        .joinAt(twice.build(), new int[] {7}, 10)
                        .value(0))
                .isEqualTo(A);

        twice.add(7, 10, 10, B);
        assertThatThrownBy(twice::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 7 has two values of event time 10, created 10: 1.0 and 2.0");
    }

    @Test
    void aTimeToLiveIsAtLeastAMillisecond() {
        PointInTimeJoin join = PointInTimeJoin.latest();

        assertThatThrownBy(() -> join.within(Duration.ZERO))
                .hasMessage("a time to live must be whole milliseconds and at least 1: PT0S");
        assertThatThrownBy(() -> join.within(Duration.ofMillis(-5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> join.within(Duration.ofNanos(1_500_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> join.within(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void badValuesAndRequestsAreRefused() {
        FeatureHistory.Builder builder = new FeatureHistory.Builder();
        int[] keys = {1, -1};

        assertThatThrownBy(() -> builder.add(0, 1, 1, A)).hasMessage("an entity's row must be at least 1: 0");
        assertThatThrownBy(() -> builder.add(3, 1, 1, Float.POSITIVE_INFINITY))
                .hasMessage("value of row 3 must be finite or NaN: Infinity");
        assertThatThrownBy(() -> PointInTimeJoin.latest().join(history, keys, new long[] {1}))
                .hasMessage("2 keys and 1 moments");
        assertThatThrownBy(() -> PointInTimeJoin.latest().joinAt(history, keys, 1))
                .hasMessage("an entity's row must be at least 0: -1");
    }
}
