package dev.sluice.ranking.rerank;

import dev.sluice.CandidateFilter;
import dev.sluice.Candidates;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.store.ModelSnapshot;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers what was shown to whom, so that the next requests bring something else. The application notes each answer
 * that it shows; the filter, in the funnel of every version, drops what was shown less than the window ago.
 *
 * <pre>{@code
 * .filter("shown", shown.filter(snapshot))
 * ...
 * shown.note(request, recommender.recommend(request));
 * }</pre>
 *
 * <p>Whom a request is for is told by {@link #SESSION} in its context, or else by its user; of one who has neither, or
 * whom the version does not know, nothing is dropped. The memory is this object's alone: it begins empty, and holds no
 * more than so many sessions and users, of which those asked for least recently go first, and of each no more than so
 * many items, the latest: 24 bytes an item shown, besides the texts of the ids, and some 200 for each session or user.
 *
 * <p>Safe for use by many threads, of all versions at once.
 */
public final class RecentlyShown {
    /** Name of the circumstance that holds a session's id. */
    public static final String SESSION = "session";

    private final long windowMillis;
    private final int mostItems;
    private final Map<String, ShownItems> memory;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Remembers nothing yet.
     *
     * @param window for how long an item does not come back, at least a millisecond, at most 10,000 days
     * @param mostKeys sessions and users to remember at most, at least 1
     * @param mostItems items to remember of each at most, at least 1
     */
    public RecentlyShown(Duration window, int mostKeys, int mostItems) {
        if (window.compareTo(Duration.ofMillis(1)) < 0 || window.compareTo(Duration.ofDays(10_000)) > 0) {
            throw new IllegalArgumentException("window must be from a millisecond to 10,000 days: " + window);
        }
        checkAtLeastOne("keys", mostKeys);
        checkAtLeastOne("items", mostItems);
        this.windowMillis = window.toMillis();
        this.mostItems = mostItems;
        this.memory = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ShownItems> eldest) {
                return size() > mostKeys;
            }
        };
    }

    private static void checkAtLeastOne(String what, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("number of " + what + " must be at least 1: " + most);
        }
    }

    /** Notes that the items of an answer were shown at the moment of the request. */
    public void note(Request request, Recommendations answer) {
        key(request.user(), request.context()).ifPresent(key -> {
            long moment = request.moment().toEpochMilli();
            lock.lock();
            try {
                ShownItems shown = memory.computeIfAbsent(key, unseen -> new ShownItems(mostItems));
                answer.ids().forEach(item -> shown.add(item, moment));
            } finally {
                lock.unlock();
            }
        });
    }

    /** Drops what was shown less than the window before the moment of the query, or after it. */
    public CandidateFilter filter(ModelSnapshot snapshot) {
        IdIndex items = snapshot.catalogue().items().ids();
        ItemAliases aliases = ItemAliases.of(snapshot.catalogue().items());
        return (query, candidates, keep) -> {
            query.require(snapshot.version());
            IntOpenHashSet rows = new IntOpenHashSet();
            for (String item : shownTo(query, snapshot)) {
                rows.add(items.row(aliases.canonical(item)));
            }
            drop(candidates, rows, keep);
        };
    }

    private static void drop(Candidates candidates, IntOpenHashSet rows, Mask keep) {
        for (int position = 0; position < candidates.size() && !rows.isEmpty(); position++) {
            if (rows.contains(candidates.item(position))) {
                keep.clear(position);
            }
        }
    }

    private List<String> shownTo(Query query, ModelSnapshot snapshot) {
        Optional<String> user = query.user() == Query.UNKNOWN_USER
                ? Optional.empty()
                : Optional.of(snapshot.catalogue().users().ids().id(query.user()));
        Optional<String> key = key(user, query.context());
        lock.lock();
        try {
            return key.map(memory::get)
                    .map(shown -> shown.since(query.moment() - windowMillis))
                    .orElse(List.of());
        } finally {
            lock.unlock();
        }
    }

    /** A session and a user may have the same id. */
    private static Optional<String> key(Optional<String> user, Map<String, String> context) {
        return Optional.ofNullable(context.get(SESSION))
                .map(session -> "s" + session)
                .or(() -> user.map(id -> "u" + id));
    }

    /** How many sessions and users are remembered now. */
    public int keys() {
        lock.lock();
        try {
            return memory.size();
        } finally {
            lock.unlock();
        }
    }
}
