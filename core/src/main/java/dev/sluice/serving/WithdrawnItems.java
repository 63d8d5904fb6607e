package dev.sluice.serving;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Items that must not be recommended for now, such as those out of stock: changed at any time and from any thread,
 * without a new version.
 *
 * <pre>{@code
 * WithdrawnItems withdrawn = WithdrawnItems.none();
 * RepositoryRecommender recommender = RepositoryRecommender.of(models, factory)
 *         .with(ServingSettings.defaults().withWithdrawn(withdrawn));
 * withdrawn.withdraw(List.of("i17"));
 * }</pre>
 *
 * <p>Every request that begins after a change has returned heeds it: generators do not see what is withdrawn, so that
 * as many items come back as before. A request under way may still show what is withdrawn meanwhile. The items stay
 * withdrawn in the versions to come; ids that a version does not know do no harm.
 *
 * <p>Costs nothing per request but the first after a change, which takes over what has changed: a lookup for each item,
 * and a copy of a bitmap of the catalogue. Only where more than {@value #REMEMBERED} items have changed since the last
 * request, all that are withdrawn are looked up. What is gone for good belongs into the
 * {@link dev.sluice.data.ItemFilter}.
 */
public final class WithdrawnItems {
    static final int REMEMBERED = 1024;

    private final Set<String> items = new HashSet<>();
    private final Deque<Change> latest = new ArrayDeque<>();
    private volatile long changes;

    private WithdrawnItems() {}

    /** Nothing is withdrawn yet. */
    public static WithdrawnItems none() {
        return new WithdrawnItems();
    }

    /** Withdraws items, beside those that are. */
    public synchronized void withdraw(Collection<String> ids) {
        for (String id : ids) {
            if (items.add(id)) {
                note(new Change(id, 1));
            }
        }
    }

    /** Lets items be recommended again; those that are not withdrawn are ignored. */
    public synchronized void restore(Collection<String> ids) {
        for (String id : ids) {
            if (items.remove(id)) {
                note(new Change(id, -1));
            }
        }
    }

    /** The items that are withdrawn now. */
    public synchronized Set<String> ids() {
        return Set.copyOf(items);
    }

    private synchronized void note(Change change) {
        latest.addLast(change);
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
        changes++;
    }

    /**
     * A change.
     *
     * @param times how many times more the item is withdrawn: 1 or, restored, -1
     */
    record Change(String id, int times) {}

    /**
     * What leads to the present state.
     *
     * @param number of changes so far
     * @param fromNothing whether the steps lead from nothing withdrawn, and not from where one asked
     */
    record Update(long number, boolean fromNothing, List<Change> steps) {}

    /** How many changes there were so far; 0 as long as nothing was withdrawn. */
    long changes() {
        return changes;
    }

    /** @param number of the changes that the caller knows */
    synchronized Update since(long number) {
        long missed = changes - number;
        return missed <= latest.size()
                ? new Update(
                        changes,
                        false,
                        latest.stream().skip(latest.size() - missed).toList())
                : new Update(
                        changes,
                        true,
                        items.stream().map(id -> new Change(id, 1)).toList());
    }
}
