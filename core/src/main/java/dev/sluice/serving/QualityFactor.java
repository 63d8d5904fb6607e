package dev.sluice.serving;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much effort requests are worth now, so that latency holds when load rises: a number in [floor, 1], at first 1. A
 * request that takes longer than the target lowers it by {@code delta * p / (100 - p)}, any other raises it by
 * {@code delta}: it stands still when exactly {@code p} percent of the requests are within the target. It is the factor
 * of Twitter's product-mixer, made safe for threads: no update is lost.
 *
 * <p>Holds for all threads and recommenders that share it; takes no lock.
 *
 * @see <a
 *     href="https://github.com/twitter/the-algorithm/blob/main/product-mixer/core/src/main/scala/com/twitter/product_mixer/core/quality_factor/LinearLatencyQualityFactor.scala">LinearLatencyQualityFactor</a>
 */
public final class QualityFactor {
    private static final double PERCENTILE = 95;
    private static final double DELTA = 0.0002;
    private static final double FLOOR = 0.1;

    private final long target;
    private final double percentile;
    private final double delta;
    private final double floor;
    private final AtomicLong bits = new AtomicLong(Double.doubleToLongBits(1));

    private QualityFactor(long target, double percentile, double delta, double floor) {
        this.target = target;
        this.percentile = percentile;
        this.delta = delta;
        this.floor = floor;
    }

    /**
     * A factor of 1 that keeps 95 % of requests within the target, in steps of 0.0002 up and 0.0038 down, not below
     * 0.1: a few hundred slow requests bring it down, some thousands that are not slow bring it up again.
     *
     * @param target more than nothing
     */
    public static QualityFactor of(Duration target) {
        if (target.isZero() || target.isNegative()) {
            throw new IllegalArgumentException("target must be more than nothing: " + target);
        }
        return new QualityFactor(target.toNanos(), PERCENTILE, DELTA, FLOOR);
    }

    /**
     * A new factor of 1 for another share of requests.
     *
     * @param percent of requests that are to be within the target, above 0 and below 100
     */
    public QualityFactor withPercentile(double percent) {
        if (!(percent > 0 && percent < 100)) {
            throw new IllegalArgumentException("percentile must be above 0 and below 100: " + percent);
        }
        return new QualityFactor(target, percent, delta, floor);
    }

    /**
     * A new factor of 1 that moves in other steps.
     *
     * @param step up for each request within the target, above 0 and at most 1
     */
    public QualityFactor withDelta(double step) {
        if (!(step > 0 && step <= 1)) {
            throw new IllegalArgumentException("delta must be above 0 and at most 1: " + step);
        }
        return new QualityFactor(target, percentile, step, floor);
    }

    /**
     * A new factor of 1 with another lower bound.
     *
     * @param least above 0 and at most 1
     */
    public QualityFactor withFloor(double least) {
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException("floor must be above 0 and at most 1: " + least);
        }
        return new QualityFactor(target, percentile, delta, least);
    }

    /** The factor now. */
    public double value() {
        return Double.longBitsToDouble(bits.get());
    }

    /** Takes note of how long a request took, waiting included. */
    public void record(Duration latency) {
        if (latency.compareTo(Duration.ofNanos(target)) > 0) {
            recordMiss();
        } else {
            move(delta);
        }
    }

    /** Takes note of a request that was not answered as it should have been: it counts as one that took too long. */
    public void recordMiss() {
        move(-delta * percentile / (100 - percentile));
    }

    private void move(double step) {
        long before;
        long after;
        do {
            before = bits.get();
            double value = Double.longBitsToDouble(before) + step;
            after = Double.doubleToLongBits(Math.min(1, Math.max(floor, value)));
        } while (!bits.compareAndSet(before, after));
    }
}
