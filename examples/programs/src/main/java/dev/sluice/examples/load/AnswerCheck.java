package dev.sluice.examples.load;

import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.Histories;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks at an answer as its user would: as many items as asked for, each once, allowed and not seen before, in the
 * order of their scores; behind them, in the order of its own scores, what the fallback added.
 */
final class AnswerCheck {
    private final ModelRepository repository;

    /** @param repository whose current version knows what users have seen, as every version of a world does alike */
    AnswerCheck(ModelRepository repository) {
        this.repository = repository;
    }

    /** What is wrong with the answer to a user, in one line. */
    Optional<String> violation(int user, Recommendations answer) throws IOException {
        return violation(answer, seen(user));
    }

    private IntOpenHashSet seen(int user) throws IOException {
        try (Lease lease = repository.lease()) {
            return new IntOpenHashSet(lease.snapshot().sparse(Histories.NAME).indexes(user));
        }
    }

    static Optional<String> violation(Recommendations answer, IntOpenHashSet seen) {
        List<Recommendation> items = answer.items();
        if (items.size() != answer.requested()) {
            return Optional.of(items.size() + " items where " + answer.requested() + " were asked for");
        }
        IntOpenHashSet met = new IntOpenHashSet();
        for (int place = 0; place < items.size(); place++) {
            String id = items.get(place).item();
            int item = MadeUpCatalogue.row(id);
            if (!met.add(item)) {
                return Optional.of(id + " comes twice");
            }
            if (!World.isOffered(item)) {
                return Optional.of(id + " is withdrawn");
            }
            if (seen.contains(item)) {
                return Optional.of(id + " was seen before");
            }
            if (place > 0 && rises(items.get(place - 1), items.get(place))) {
                return Optional.of("the score of " + id + " is above that of the item before");
            }
        }
        return Optional.empty();
    }

    private static boolean rises(Recommendation before, Recommendation item) {
        return isFromFallback(before) == isFromFallback(item) && !(item.score() <= before.score());
    }

    private static boolean isFromFallback(Recommendation item) {
        return item.sources().contains(Stages.FALLBACK);
    }
}
