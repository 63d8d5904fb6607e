package dev.sluice.train.popularity;

import dev.sluice.data.prepare.TimeWindow;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings of {@link TrendingTrainer}.
 *
 * @param counted what is counted, in each of the two spans by itself
 * @param recent how long the recent span is, at least a millisecond; it ends at {@code asOf}
 * @param earlier how long the one before it is, at least a millisecond
 * @param asOf the moment of now; later events do not count
 * @param prior so many events more are taken to have come at an even rate, so that few prove little; finite and not
 *     negative
 */
public record TrendingSettings(Counted counted, Duration recent, Duration earlier, Instant asOf, double prior) {
    /** Checks the ranges. */
    public TrendingSettings {
        TimeWindow.last(recent, asOf);
        TimeWindow.last(earlier, asOf);
        Checks.finiteAndNotNegative(prior, "prior");
    }

    /** Users of so long up to a moment against those of as long before, and 10 more at an even rate. */
    public static TrendingSettings of(Duration span, Instant asOf) {
        return new TrendingSettings(Counted.USERS, span, span, asOf, 10);
    }

    /** These settings with something else counted. */
    public TrendingSettings withCounted(Counted value) {
        return new TrendingSettings(value, recent, earlier, asOf, prior);
    }

    /** These settings with another length of what the recent span is compared with. */
    public TrendingSettings withEarlier(Duration value) {
        return new TrendingSettings(counted, recent, value, asOf, prior);
    }

    /** These settings with another prior. */
    public TrendingSettings withPrior(double value) {
        return new TrendingSettings(counted, recent, earlier, asOf, value);
    }

    /** What is counted as recent. */
    PopularitySettings ofRecent() {
        return counting(TimeWindow.last(recent, asOf));
    }

    /** What is counted as earlier. */
    PopularitySettings ofEarlier() {
        return counting(TimeWindow.last(earlier, TimeWindow.last(recent, asOf).from()));
    }

    private PopularitySettings counting(TimeWindow window) {
        return new PopularitySettings(counted, Optional.of(window), Optional.empty());
    }

    /** The share of an even flow of events that is recent. */
    double share() {
        double ofRecent = millis(recent);
        return ofRecent / (ofRecent + millis(earlier));
    }

    private static double millis(Duration span) {
        return span.getSeconds() * 1e3 + span.getNano() * 1e-6;
    }
}
