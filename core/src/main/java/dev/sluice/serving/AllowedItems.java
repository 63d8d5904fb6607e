package dev.sluice.serving;

import dev.sluice.ItemSet;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.data.duplicate.ItemAliases;
import java.util.Optional;

/**
 * The items of a version that may be recommended now: those its item filter allows, without those that are withdrawn.
 * What is withdrawn is looked up again by the first request after a change, and is a bitmap until the next.
 */
final class AllowedItems {
    private final IdIndex ids;
    private final ItemAliases aliases;
    private final ItemSet allowed;
    private final Optional<WithdrawnItems> withdrawn;
    private volatile Compiled compiled;

    private AllowedItems(IdIndex ids, ItemAliases aliases, ItemSet allowed, Optional<WithdrawnItems> withdrawn) {
        this.ids = ids;
        this.aliases = aliases;
        this.allowed = allowed;
        this.withdrawn = withdrawn;
        this.compiled = new Compiled(allowed, 0);
    }

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
        long change = gone.changes(); // before the items, so that what changes meanwhile is seen by the next request
        if (compiled.change() != change) {
            compiled = new Compiled(allowed.without(rows(gone)), change);
        }
        return compiled.items();
    }

    /** Unknown ones are row 0, which is in no set. */
    private int[] rows(WithdrawnItems gone) {
        return gone.ids().stream()
                .mapToInt(id -> ids.row(aliases.canonical(id)))
                .toArray();
    }
}
