package dev.sluice.serving;

import dev.sluice.data.ItemFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What a {@link RepositoryRecommender} may return, and how it goes about it. Start from {@link #defaults()} and change
 * what matters.
 *
 * @param items the items that may be recommended at all, asked once for each version
 * @param withdrawn the items that must not be recommended for now
 * @param seen what becomes of items in the user's history
 * @param preparation the threads in which a new version is prepared while the one before goes on serving; without them,
 *     the first request that meets a new version prepares it, unless {@link RepositoryRecommender#refresh} does
 * @param warmUp how a version is warmed up where no request waits for it
 * @param admission how many requests are answered at once
 * @param qualityFactor what lowers the effort of requests when they take too long
 * @param listeners who hears of it
 */
public record ServingSettings(
        ItemFilter items,
        Optional<WithdrawnItems> withdrawn,
        SeenItems seen,
        Optional<Executor> preparation,
        WarmUp warmUp,
        Admission admission,
        Optional<QualityFactor> qualityFactor,
        List<ServingListener> listeners) {
    public ServingSettings {
        listeners = List.copyOf(listeners);
    }

    /** Every item that the user has not seen, with full effort for everybody. */
    public static ServingSettings defaults() {
        return new ServingSettings(
                ItemFilter.ALL,
                Optional.empty(),
                SeenItems.EXCLUDE,
                Optional.empty(),
                WarmUp.defaults(),
                Admission.unlimited(),
                Optional.empty(),
                List.of());
    }

    /** These settings for other items. */
    public ServingSettings withItems(ItemFilter filter) {
        return new ServingSettings(filter, withdrawn, seen, preparation, warmUp, admission, qualityFactor, listeners);
    }

    /** These settings without the items that are withdrawn at the moment of each request. */
    public ServingSettings withWithdrawn(WithdrawnItems live) {
        return new ServingSettings(
                items, Optional.of(live), seen, preparation, warmUp, admission, qualityFactor, listeners);
    }

    /** These settings with another rule for seen items. */
    public ServingSettings withSeen(SeenItems rule) {
        return new ServingSettings(items, withdrawn, rule, preparation, warmUp, admission, qualityFactor, listeners);
    }

    /** These settings with threads that prepare new versions; one is enough. */
    public ServingSettings withPreparation(Executor threads) {
        return new ServingSettings(
                items, withdrawn, seen, Optional.of(threads), warmUp, admission, qualityFactor, listeners);
    }

    /** These settings with another warm-up. */
    public ServingSettings withWarmUp(WarmUp other) {
        return new ServingSettings(items, withdrawn, seen, preparation, other, admission, qualityFactor, listeners);
    }

    /** These settings with limits on how many requests are answered at once. */
    public ServingSettings withAdmission(Admission limits) {
        return new ServingSettings(items, withdrawn, seen, preparation, warmUp, limits, qualityFactor, listeners);
    }

    /** These settings with a factor that lowers the effort of requests when they take too long. */
    public ServingSettings withQualityFactor(QualityFactor factor) {
        return new ServingSettings(
                items, withdrawn, seen, preparation, warmUp, admission, Optional.of(factor), listeners);
    }

    /** These settings with a listener more. */
    public ServingSettings withListener(ServingListener listener) {
        List<ServingListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new ServingSettings(items, withdrawn, seen, preparation, warmUp, admission, qualityFactor, all);
    }
}
