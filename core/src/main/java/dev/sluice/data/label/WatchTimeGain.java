package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.io.IOException;
import java.util.Arrays;

/**
 * Watch-time gain: by how many standard deviations an item was watched for longer than items of about the same duration
 * are on average. 0 in a bucket where all watch times are equal. Fitted to training data, immutable afterwards; absent
 * where it is not known for how long the item was watched, or what its duration is.
 *
 * <p>The deviation is that of the population, divided by the number of exposures. The paper's buckets are of equal
 * width: {@code Buckets.defaults().withCut(Cut.EQUAL_WIDTH)}.
 *
 * @see <a href="https://arxiv.org/abs/2208.05190">Zheng et al. 2022, DVR: micro-video recommendation optimizing
 *     watch-time-gain under duration bias</a>
 */
public final class WatchTimeGain implements Label {
    private final Buckets settings;
    private final DurationBuckets buckets;
    private final Moments[] moments;

    private record Moments(double mean, double deviation) {
        static Moments of(double[] seconds) {
            double mean = Arrays.stream(seconds).average().orElseThrow();
            double least = Double.POSITIVE_INFINITY;
            double greatest = 0;
            double squares = 0;
            for (double watched : seconds) {
                least = Math.min(least, watched);
                greatest = Math.max(greatest, watched);
                squares += (watched - mean) * (watched - mean);
            }
            // The mean of equal numbers may be off by a rounding, which would look like a deviation.
            return new Moments(mean, least == greatest ? 0 : Math.sqrt(squares / seconds.length));
        }

        void write(LabelOutput output) throws IOException {
            output.number(mean);
            output.number(deviation);
        }

        static Moments read(LabelInput input) {
            return new Moments(input.number(), input.number());
        }

        double gain(double seconds) {
            return deviation == 0 ? 0 : (seconds - mean) / deviation;
        }
    }

    private WatchTimeGain(Buckets settings, DurationBuckets buckets, Moments[] moments) {
        this.settings = settings;
        this.buckets = buckets;
        this.moments = moments;
    }

    /**
     * Learns how long items of each duration are watched.
     *
     * @param train exposures of the training part alone
     * @throws IllegalArgumentException if none of them has both watch time and duration
     */
    public static WatchTimeGain fit(Interactions train, Buckets settings) {
        WatchedRows rows = WatchedRows.of(train);
        DurationBuckets buckets = DurationBuckets.fit(rows.durations(), settings);
        Moments[] moments = Arrays.stream(rows.grouped(buckets, row -> rows.seconds()[row]))
                .map(Moments::of)
                .toArray(Moments[]::new);
        return new WatchTimeGain(settings, buckets, moments);
    }

    @Override
    public double[] of(Interactions exposures) {
        WatchLabel label = (seconds, duration) -> moments[buckets.of(duration)].gain(seconds);
        return label.of(exposures);
    }

    void write(LabelOutput output) throws IOException {
        settings.write(output);
        buckets.write(output);
        output.each(Arrays.asList(moments), Moments::write);
    }

    static WatchTimeGain read(LabelInput input) {
        Buckets settings = Buckets.read(input);
        DurationBuckets buckets = DurationBuckets.read(input);
        Moments[] moments = input.each(Moments::read).toArray(Moments[]::new);
        buckets.requireCount(moments.length);
        return new WatchTimeGain(settings, buckets, moments);
    }

    @Override
    public String toString() {
        return "WatchTimeGain[buckets=" + settings + "]";
    }
}
