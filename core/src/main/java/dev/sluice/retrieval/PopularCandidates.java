package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.ModelSnapshot;

/**
 * Proposes the same items to everybody, the most popular first, equal ones by item. Needs to know nothing about a user,
 * which makes it the usual fallback.
 *
 * <p>The items are sorted once, when it is built, at 8 bytes of heap an item; a query walks over the order until it has
 * found enough allowed items.
 */
public final class PopularCandidates implements CandidateGenerator {
    /** The table it reads unless told otherwise: one number an item, the greater the more popular. */
    public static final String TABLE = "popularity.items";

    private final ModelVersion version;
    private final RankedItems items;
    private final float floor;

    private PopularCandidates(ModelVersion version, RankedItems items, float floor) {
        this.version = version;
        this.items = items;
        this.floor = floor;
    }

    /** Proposes by the table {@link #TABLE} of a snapshot; the snapshot is not read again later. */
    public static PopularCandidates of(ModelSnapshot snapshot) {
        return of(snapshot.version(), RankedItems.of(snapshot, TABLE));
    }

    /** Proposes by the table {@code <model>.items} of a snapshot; the snapshot is not read again later. */
    public static PopularCandidates of(ModelSnapshot snapshot, String model) {
        return of(snapshot.version(), RankedItems.of(snapshot, model + ".items"));
    }

    private static PopularCandidates of(ModelVersion version, RankedItems items) {
        return new PopularCandidates(version, items, Float.NEGATIVE_INFINITY);
    }

    /**
     * The same without the items whose number is not greater: above 0 are those that somebody met, that are rising, or
     * that came of late, as the model has it.
     */
    public PopularCandidates above(float number) {
        return new PopularCandidates(version, items, number);
    }

    @Override
    public Candidates generate(Query query, int limit) {
        query.require(version);
        return items.first(limit, query.allowed(), item -> items.score(item) > floor);
    }
}
