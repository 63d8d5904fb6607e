package dev.sluice.serving;

import dev.sluice.ItemSet;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.duplicate.ItemAliases;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Optional;

/**
 * The items of a version that may be recommended now: those its item filter allows, without those that are withdrawn.
 * The first request after a change takes it over.
 */
final class AllowedItems {
    private final IdIndex ids;
    private final ItemAliases aliases;
    private final ItemSet allowed;
    private final Optional<WithdrawnItems> withdrawn;

    /** By row, how many of its ids are withdrawn; guarded by this. */
    private final Int2IntOpenHashMap times = new Int2IntOpenHashMap();

    private volatile Compiled compiled;

    private AllowedItems(IdIndex ids, ItemAliases aliases, ItemSet allowed, Optional<WithdrawnItems> withdrawn) {
        this.ids = ids;
        this.aliases = aliases;
        this.allowed = allowed;
        this.withdrawn = withdrawn;
        this.compiled = new Compiled(allowed, 0);
    }

    /** @param change the number of changes that the items heed */
    private record Compiled(ItemSet items, long change) {}

    static AllowedItems of(Catalogue catalogue, ItemAliases aliases, ServingSettings settings) {
        ItemSet allowed = settings.items().allowed(catalogue);
        if (allowed.rows() != catalogue.items().rows()) {
            throw new IllegalArgumentException("the item filter allows items of " + allowed.rows()
                    + " rows, the catalogue has " + catalogue.items().rows());
        }
        return new AllowedItems(catalogue.items().ids(), aliases, allowed, settings.withdrawn());
    }

    ItemSet now() {
        return withdrawn.isEmpty() ? allowed : without(withdrawn.get());
    }

    private ItemSet without(WithdrawnItems gone) {
        Compiled known = compiled;
        return known.change() == gone.changes() ? known.items() : compile(gone);
    }

    private synchronized ItemSet compile(WithdrawnItems gone) {
        WithdrawnItems.Update update = gone.since(compiled.change());
        ItemSet before = compiled.items();
        if (update.fromNothing()) {
            times.clear();
            before = allowed;
        }
        IntSet touched = new IntOpenHashSet();
        for (WithdrawnItems.Change change : update.steps()) {
            int row = ids.row(aliases.canonical(change.id()));
            times.addTo(row, change.times());
            touched.add(row);
        }
        compiled = new Compiled(changed(before, touched), update.number());
        return compiled.items();
    }

    private ItemSet changed(ItemSet before, IntSet touched) {
        int[] gone = touched.intStream().filter(row -> times.get(row) > 0).toArray();
        int[] back = touched.intStream()
                .filter(row -> times.get(row) == 0 && allowed.contains(row))
                .toArray();
        // A bitmap of its own in any case: what is kept apart would be copied by each request with exclusions.
        return before.without(gone).with(back);
    }
}
