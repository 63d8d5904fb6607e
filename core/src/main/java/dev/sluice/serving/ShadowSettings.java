package dev.sluice.serving;

import java.util.ArrayList;
import java.util.List;

/**
 * How a recommender is compared with another.
 *
 * @param share of the requests that the other is asked too, in [0, 1]
 * @param waiting at most this many requests wait for the other's answer, or are being answered by it, at least 1; past
 *     that they are dropped
 * @param depth number of places that are compared, at least 1
 * @param persistence of the reader of rank-biased overlap, who goes on to the next place with this probability, above 0
 *     and below 1; at 0.9 the first ten places have 86 % of the weight. Extrapolated from the lists as they are
 *     (equation 32 of <a href="https://doi.org/10.1145/1852102.1852106">Webber, Moffat and Zobel 2010</a>)
 * @param listeners who hears of each comparison
 */
public record ShadowSettings(
        double share, int waiting, int depth, double persistence, List<ServingListener> listeners) {
    public ShadowSettings {
        listeners = List.copyOf(listeners);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1: " + share);
        }
        if (waiting < 1) {
            throw new IllegalArgumentException("waiting must be at least 1: " + waiting);
        }
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1: " + depth);
        }
        if (!(persistence > 0 && persistence < 1)) {
            throw new IllegalArgumentException("persistence must be above 0 and below 1: " + persistence);
        }
    }

    /** One request in a hundred, 64 waiting, ten places, a persistence of 0.9. */
    public static ShadowSettings defaults() {
        return new ShadowSettings(0.01, 64, 10, 0.9, List.of());
    }

    /** These settings for another share of the requests. */
    public ShadowSettings withShare(double part) {
        return new ShadowSettings(part, waiting, depth, persistence, listeners);
    }

    /** These settings with another bound on those that wait. */
    public ShadowSettings withWaiting(int requests) {
        return new ShadowSettings(share, requests, depth, persistence, listeners);
    }

    /** These settings for another number of places. */
    public ShadowSettings withDepth(int places) {
        return new ShadowSettings(share, waiting, places, persistence, listeners);
    }

    /** These settings for another persistence. */
    public ShadowSettings withPersistence(double probability) {
        return new ShadowSettings(share, waiting, depth, probability, listeners);
    }

    /** These settings with a listener more. */
    public ShadowSettings withListener(ServingListener listener) {
        List<ServingListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new ShadowSettings(share, waiting, depth, persistence, all);
    }
}
