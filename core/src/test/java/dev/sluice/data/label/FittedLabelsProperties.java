package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the labels that are fitted. */
class FittedLabelsProperties {
    @Property(tries = 300)
    void aD2qIsWhatANaiveCountSays(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll Ties ties,
            @ForAll Buckets.Cut cut) {
        Interactions train = train(seed);
        Buckets buckets = new Buckets(cut, count, 1);
        double[] labels = D2q.fit(train, buckets, ties).of(train);

        for (int row = 0; row < train.size(); row++) {
            assertThat(labels[row]).as("row %d", row).isEqualTo(naive(train, row, buckets, ties), within(1e-12));
        }
    }

    /** Counts, for each row anew, the rows of the bucket that it is in. */
    private static double naive(Interactions train, int row, Buckets settings, Ties ties) {
        if (!Watched.isKnown(train, row)) {
            return Double.NaN;
        }
        DurationBuckets buckets = DurationBuckets.fit(WatchedRows.of(train).durations(), settings);
        int below = 0;
        int equal = 0;
        int all = 0;
        for (int other = 0; other < train.size(); other++) {
            if (Watched.isKnown(train, other)
                    && buckets.of(Watched.duration(train, other)) == buckets.of(Watched.duration(train, row))) {
                all++;
                below += Watched.seconds(train, other) < Watched.seconds(train, row) ? 1 : 0;
                equal += Watched.seconds(train, other) == Watched.seconds(train, row) ? 1 : 0;
            }
        }
        return (below + (ties == Ties.MID_RANK ? equal / 2.0 : equal)) / all;
    }

    @Property(tries = 300)
    void labelsLieAboveZeroAndUpToOneForAnybody(@ForAll long seed, @ForAll Ties ties) {
        Random random = new Random(seed);
        D2q d2q = D2q.fit(train(seed), buckets(random), ties);

        for (double label : d2q.of(Watched.drawn(random, 80))) {
            assertThat(Double.isNaN(label) || (label > 0 && label <= 1))
                    .as("%s", label)
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void moreSecondsNeverMeanLess(@ForAll long seed, @ForAll Ties ties) {
        Random random = new Random(seed);
        Interactions train = train(seed);
        double[] durations = new double[100];
        Arrays.fill(durations, 1 + random.nextInt(40));
        double[] ascending = random.doubles(100, 0, 40).sorted().toArray();
        Interactions asked = Watched.of(durations, ascending);

        for (Label label : List.of(
                D2q.fit(train, buckets(random), ties),
                WatchTimeGain.fit(train, buckets(random)),
                DurationThreshold.fit(train, 0.75, buckets(random)))) {
            assertThat(label.of(asked)).as("%s", label).isSorted();
        }
    }

    @Property(tries = 200)
    void d2qKnowsNothingButTheOrderInTheBucket(@ForAll long seed, @ForAll Ties ties) {
        Interactions train = train(seed);
        Buckets buckets = buckets(new Random(seed));
        Interactions stretched = mapped(train, seconds -> 3 + Math.sqrt(seconds) * 7);

        assertThat(D2q.fit(stretched, buckets, ties).of(stretched))
                .isEqualTo(D2q.fit(train, buckets, ties).of(train));
    }

    @Property(tries = 200)
    void gainKnowsNeitherUnitNorOffset(@ForAll long seed) {
        Interactions train = train(seed);
        Buckets buckets = buckets(new Random(seed));
        Interactions inMilliseconds = mapped(train, seconds -> 5 + seconds * 1000);

        double[] gains = WatchTimeGain.fit(train, buckets).of(train);
        assertThat(WatchTimeGain.fit(inMilliseconds, buckets).of(inMilliseconds))
                .containsExactly(gains, within(1e-6));
    }

    @Property(tries = 200)
    void secondsUndoLabels(@ForAll long seed, @ForAll Ties ties) {
        Interactions train = train(seed);
        D2q d2q = D2q.fit(train, buckets(new Random(seed)), ties);
        double[] labels = d2q.of(train);

        for (int row = 0; row < train.size(); row++) {
            if (Watched.isKnown(train, row)) {
                assertThat(d2q.seconds(labels[row], Watched.duration(train, row)))
                        .isEqualTo(Watched.seconds(train, row));
            }
        }
    }

    @Property(tries = 200)
    void absentIsAbsentAndNeverANumber(@ForAll long seed) {
        Interactions train = train(seed);
        Interactions asked = Watched.drawn(new Random(seed + 1), 60);

        for (Label label :
                fitted(new Random(seed)).stream().map(fit -> fit.apply(train)).toList()) {
            double[] labels = label.of(asked);
            for (int row = 0; row < labels.length; row++) {
                assertThat(Double.isNaN(labels[row]))
                        .as("%s of row %d", label, row)
                        .isEqualTo(!Watched.isKnown(asked, row));
            }
        }
    }

    /** What a label says of an exposure does not hang on what else it is asked, nor on what it was not fitted to. */
    @Property(tries = 200)
    void nothingIsLearnedFromWhatIsAsked(@ForAll long seed) {
        Interactions train = train(seed);
        Interactions asked = Watched.drawn(new Random(seed + 1), 60);
        int[] some = IntStream.range(0, 60).filter(row -> row % 3 == 0).toArray();

        for (Function<Interactions, Label> fit : fitted(new Random(seed))) {
            Label label = fit.apply(train);
            double[] all = label.of(asked);
            double[] alone = label.of(asked.select(some));
            double[] again = fit.apply(train).of(asked);

            assertThat(again).isEqualTo(all);
            assertThat(alone)
                    .isEqualTo(IntStream.of(some).mapToDouble(row -> all[row]).toArray());
        }
    }

    @Property(tries = 300)
    void bucketsHaveEnoughAndKeepEqualDurationsTogether(
            @ForAll long seed,
            @ForAll Buckets.Cut cut,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @IntRange(min = 1, max = 50) int least) {
        double[] durations = WatchedRows.of(train(seed)).durations();
        DurationBuckets buckets = DurationBuckets.fit(durations, new Buckets(cut, count, least));
        int[] sizes = new int[buckets.count()];
        for (double duration : durations) {
            sizes[buckets.of(duration)]++;
        }

        assertThat(sizes.length).isBetween(1, count);
        if (sizes.length > 1) {
            assertThat(IntStream.of(sizes).min().orElseThrow()).isGreaterThanOrEqualTo(least);
        }
    }

    private static List<Function<Interactions, Label>> fitted(Random random) {
        Buckets buckets = buckets(random);
        return List.of(
                train -> D2q.fit(train, buckets, Ties.MID_RANK),
                train -> WatchTimeGain.fit(train, buckets),
                train -> DurationThreshold.fit(train, 0.6, buckets));
    }

    private static Buckets buckets(Random random) {
        return new Buckets(Buckets.Cut.values()[random.nextInt(2)], 1 + random.nextInt(20), 1 + random.nextInt(15));
    }

    /** Drawn exposures, of which one is known for sure. */
    private static Interactions train(long seed) {
        Random random = new Random(seed);
        Interactions drawn = Watched.drawn(random, 1 + random.nextInt(100));
        double[] durations = numbers(drawn, Exposures.DURATION_SECONDS);
        double[] seconds = numbers(drawn, Exposures.WATCH_SECONDS);
        durations[0] = 7;
        seconds[0] = 3;
        return Watched.of(durations, seconds);
    }

    private static Interactions mapped(Interactions exposures, DoubleUnaryOperator map) {
        double[] seconds = numbers(exposures, Exposures.WATCH_SECONDS);
        Arrays.setAll(seconds, row -> map.applyAsDouble(seconds[row]));
        return Watched.of(numbers(exposures, Exposures.DURATION_SECONDS), seconds);
    }

    private static double[] numbers(Interactions exposures, String name) {
        NumberColumn column = (NumberColumn) exposures.column(name).orElseThrow();
        return IntStream.range(0, column.rows()).mapToDouble(column::number).toArray();
    }
}
