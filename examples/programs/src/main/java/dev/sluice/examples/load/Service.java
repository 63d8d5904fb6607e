package dev.sluice.examples.load;

import dev.sluice.data.ItemFilter;
import dev.sluice.serving.Admission;
import dev.sluice.serving.QualityFactor;
import dev.sluice.serving.ServingSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How requests are answered.
 *
 * @param index vectors are searched by
 * @param executor on which generators run
 * @param threads of the system that answer at most, at least 1
 * @param budget of each request, more than nothing
 * @param target that 95 % of the requests are to be within, or their effort is lowered
 * @param atOnce how many requests are answered at once, at least 1; four times as many may wait
 */
public record Service(
        SearchIndex index,
        ThreadsKind executor,
        int threads,
        Optional<Duration> budget,
        Optional<Duration> target,
        OptionalInt atOnce) {
    private static final int WAITING = 4;

    /** Checks the ranges. */
    public Service {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        if (atOnce.orElse(1) < 1) {
            throw new IllegalArgumentException("at once there must be at least 1 request: " + atOnce.getAsInt());
        }
        moreThanNothing("budget", budget);
        moreThanNothing("target", target);
    }

    private static void moreThanNothing(String what, Optional<Duration> time) {
        if (time.isPresent() && time.get().toNanos() < 1) {
            throw new IllegalArgumentException(what + " must be more than nothing: " + time.get());
        }
    }

    /** The settings of a recommender of some items. */
    ServingSettings settings(ItemFilter items) {
        ServingSettings settings = ServingSettings.defaults().withItems(items);
        if (target.isPresent()) {
            settings = settings.withQualityFactor(QualityFactor.of(target.get()));
        }
        return atOnce.isPresent()
                ? settings.withAdmission(Admission.of(atOnce.getAsInt(), WAITING * atOnce.getAsInt()))
                : settings;
    }
}
