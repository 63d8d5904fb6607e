package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Interactions;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The values of labels that are fitted, worked out by hand or published. */
class FittedLabelsTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Buckets TWO = new Buckets(Buckets.Cut.EQUAL_FREQUENCY, 2, 1);

    /** Three short items and three long ones. */
    private final Interactions six =
            Watched.of(new double[] {15, 20, 25, 600, 1200, 3600}, new double[] {5, 20, 10, 300, 100, 1800});

    @Test
    void d2qIsTheDistributionFunctionOfTheBucket() {
        assertThat(D2q.fit(six, TWO, Ties.RIGHT_CONTINUOUS).of(six))
                .containsExactly(new double[] {1 / 3.0, 1, 2 / 3.0, 2 / 3.0, 1 / 3.0, 1}, CLOSE);
        assertThat(D2q.fit(six, TWO, Ties.MID_RANK).of(six))
                .containsExactly(new double[] {1 / 6.0, 5 / 6.0, 0.5, 0.5, 1 / 6.0, 5 / 6.0}, CLOSE);
    }

    @Test
    void d2qLeadsBackToSeconds() {
        for (Ties ties : Ties.values()) {
            D2q d2q = D2q.fit(six, TWO, ties);

            assertThat(d2q.seconds(0.5, 20)).isEqualTo(10);
            assertThat(d2q.seconds(0.5, 1200)).isEqualTo(300);
            assertThat(d2q.seconds(0, 20)).isEqualTo(5);
            assertThat(d2q.seconds(1, 20)).isEqualTo(20);
        }
    }

    @Test
    void tiesShareAQuantile() {
        double[] seconds = {5, 10, 10, 20};
        Interactions tied = Watched.of(new double[] {30, 30, 30, 30}, seconds);

        assertThat(D2q.fit(tied, TWO, Ties.RIGHT_CONTINUOUS).of(tied))
                .containsExactly(new double[] {0.25, 0.75, 0.75, 1}, CLOSE);
        assertThat(D2q.fit(tied, TWO, Ties.MID_RANK).of(tied))
                .containsExactly(new double[] {0.125, 0.5, 0.5, 0.875}, CLOSE);
    }

    @Test
    void watchTimeGainIsInDeviationsOfTheBucket() {
        assertThat(WatchTimeGain.fit(six, TWO).of(six))
                .containsExactly(
                        new double[] {
                            -1.0690449676, 1.3363062096, -0.2672612419, -0.5711872077, -0.8348120728, 1.4059992805
                        },
                        CLOSE);
    }

    @Test
    void nobodyGainsWhereAllWatchForAsLong() {
        double[] tenths = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1}; // whose mean is not quite 0.1
        Interactions equal = Watched.of(new double[] {9, 9, 9, 9, 9, 9}, tenths);
        Interactions other = Watched.of(new double[] {9}, new double[] {5});
        WatchTimeGain gain = WatchTimeGain.fit(equal, TWO);

        assertThat(gain.of(equal)).containsOnly(0);
        assertThat(gain.of(other)).containsOnly(0);
    }

    @Test
    void bucketsOfEqualWidthAreCutBySeconds() {
        Buckets halves = TWO.withCut(Buckets.Cut.EQUAL_WIDTH); // up to 1807.5 seconds, and above

        assertThat(D2q.fit(six, halves, Ties.RIGHT_CONTINUOUS).of(six))
                .containsExactly(new double[] {0.2, 0.6, 0.4, 1, 0.8, 1}, CLOSE);
    }

    @Test
    void aThresholdIsTheQuantileOfTheShareWatched() {
        Interactions short4 = Watched.of(new double[] {10, 10, 10, 10}, new double[] {1, 2, 3, 4});
        DurationThreshold threshold = DurationThreshold.fit(short4, 0.75, TWO);

        assertThat(threshold.threshold(10)).isEqualTo(0.3);
        assertThat(threshold.of(short4)).containsExactly(0, 0, 1, 1);
        assertThat(DurationThreshold.fit(short4, 0.76, TWO).of(short4)).containsExactly(0, 0, 0, 1);
        assertThat(DurationThreshold.fit(short4, 1, TWO).of(short4)).containsExactly(0, 0, 0, 1);
    }

    @Test
    void theQuantileOfAHundredIsNotOneTooFar() {
        double[] seconds = new double[100];
        Arrays.setAll(seconds, row -> row + 1);
        double[] durations = new double[100];
        Arrays.fill(durations, 200);

        // 0.55 * 100 is above 55 in binary.
        assertThat(DurationThreshold.fit(Watched.of(durations, seconds), 0.55, TWO)
                        .threshold(200))
                .isEqualTo(55 / 200.0);
    }

    @Test
    void aDurationThatWasNotSeenIsOfTheNearestBucket() {
        D2q d2q = D2q.fit(six, TWO, Ties.RIGHT_CONTINUOUS); // short ones end at 25, long ones begin at 600
        double[] durations = {1, 312, 313, 9999};
        Interactions unseen = Watched.of(durations, new double[] {10, 10, 10, 10});

        assertThat(d2q.of(unseen)).containsExactly(new double[] {2 / 3.0, 2 / 3.0, 1 / 3.0, 1 / 3.0}, CLOSE);
    }

    @Test
    void smallBucketsAreMergedWithTheSmallerNeighbour() {
        double[] durations = {1, 1, 1, 2, 3, 3, 4, 4, 4, 4};
        double[] seconds = new double[10];
        Arrays.setAll(seconds, row -> row);
        Interactions train = Watched.of(durations, seconds);
        Buckets four = new Buckets(Buckets.Cut.EQUAL_WIDTH, 4, 1); // of 3, 1, 2 and 4 exposures

        assertThat(D2q.fit(train, four, Ties.RIGHT_CONTINUOUS).of(train))
                .containsExactly(new double[] {1 / 3.0, 2 / 3.0, 1, 1, 0.5, 1, 0.25, 0.5, 0.75, 1}, CLOSE);
        assertThat(D2q.fit(train, four.withLeastRows(2), Ties.RIGHT_CONTINUOUS).of(train))
                .containsExactly(new double[] {1 / 3.0, 2 / 3.0, 1, 1 / 3.0, 2 / 3.0, 1, 0.25, 0.5, 0.75, 1}, CLOSE);
        assertThat(D2q.fit(train, four.withLeastRows(11), Ties.RIGHT_CONTINUOUS).of(train))
                .containsExactly(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}, CLOSE);
    }

    @Test
    void theSmallerNeighbourMayBeTheOneBefore() {
        double[] durations = {1, 1, 2, 3, 3, 3}; // buckets of 2, 1 and 3 exposures
        Interactions train = Watched.of(durations, new double[] {1, 2, 3, 4, 5, 6});
        Buckets three = new Buckets(Buckets.Cut.EQUAL_WIDTH, 3, 2);

        assertThat(D2q.fit(train, three, Ties.RIGHT_CONTINUOUS).of(train))
                .containsExactly(new double[] {1 / 3.0, 2 / 3.0, 1, 1 / 3.0, 2 / 3.0, 1}, CLOSE);
    }

    @Test
    void aLabelDescribesItselfForTheProvenance() {
        assertThat(D2q.fit(six, TWO, Ties.MID_RANK))
                .hasToString("D2q[buckets=Buckets[cut=EQUAL_FREQUENCY, count=2, leastRows=1], ties=MID_RANK]");
        assertThat(DurationThreshold.fit(six, 0.75, TWO))
                .hasToString("DurationThreshold[quantile=0.75, buckets=" + TWO + "]");
        assertThat(WatchTimeGain.fit(six, TWO)).hasToString("WatchTimeGain[buckets=" + TWO + "]");
    }

    @Test
    void withNothingToFitToThereIsNoLabel() {
        Interactions unknown = Watched.of(new double[] {10, 0}, new double[] {Double.NaN, 5});
        String said = "nothing to fit a label to: none of 2 exposures has watch_seconds and duration_seconds";

        assertThatThrownBy(() -> D2q.fit(unknown, TWO, Ties.MID_RANK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(said);
        assertThatThrownBy(() -> WatchTimeGain.fit(unknown, TWO)).hasMessage(said);
        assertThatThrownBy(() -> DurationThreshold.fit(unknown, 0.5, TWO)).hasMessage(said);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> TWO.withCount(0)).hasMessage("count must be at least 1: 0");
        assertThatThrownBy(() -> TWO.withLeastRows(0)).hasMessage("leastRows must be at least 1: 0");
        assertThatThrownBy(() -> DurationThreshold.fit(six, 0, TWO))
                .hasMessage("quantile must be above 0 and at most 1: 0.0");
        D2q d2q = D2q.fit(six, TWO, Ties.MID_RANK);
        assertThatThrownBy(() -> d2q.seconds(1.1, 5)).hasMessage("quantile must be from 0 to 1: 1.1");
        assertThatThrownBy(() -> d2q.seconds(0.5, 0)).hasMessage("duration must be above 0: 0.0");
    }

    @Test
    void aMillionExposuresTakeSeconds() {
        int size = 1_000_000;
        Random random = new Random(1);
        double[] durations = random.doubles(size, 5, 7200).toArray();
        double[] seconds = random.doubles(size, 0, 3600).toArray();
        Interactions many = Watched.of(durations, seconds);

        long start = System.nanoTime();
        double sum = Arrays.stream(
                        D2q.fit(many, Buckets.defaults(), Ties.MID_RANK).of(many))
                .sum();
        double taken = (System.nanoTime() - start) * 1e-9;

        assertThat(sum / size).isCloseTo(0.5, within(1e-9));
        assertThat(taken).as("seconds for a million exposures").isLessThan(20);
    }
}
