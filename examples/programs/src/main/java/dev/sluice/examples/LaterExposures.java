package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import dev.sluice.train.Histories;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What users were shown after a version was trained, as far as it can judge the version: merged items under the ids
 * that the version knows them by, and without what their user had seen, which the version never recommends.
 *
 * @param data the exposures that are left
 * @param all how many there were
 * @param renamed how many of them are of an item that has become another
 * @param seen how many were left out, as their user had seen the item in training
 * @param early how many of them are not later than the last event that was trained on
 */
record LaterExposures(Dataset data, int all, int renamed, int seen, int early) {
    /**
     * Those of a file that can judge a version.
     *
     * @throws IllegalArgumentException if none can
     */
    static LaterExposures of(Dataset read, ModelSnapshot snapshot) {
        ItemAliases aliases = ItemAliases.of(snapshot.catalogue().items());
        Dataset known = renamed(read, aliases);
        Interactions events = known.interactions();
        LongOpenHashSet pairs = seen(known, snapshot);
        Interactions unseen = events.filter(event -> !pairs.contains(pair(events.user(event), events.item(event))));
        int all = events.size();
        if (unseen.size() == 0) {
            throw new IllegalArgumentException("nothing to judge by: all " + all
                    + " exposures are of what their user had seen when the version was trained");
        }
        return new LaterExposures(
                known.with(unseen),
                all,
                count(read.interactions(), read.catalogue().items().ids(), aliases),
                all - unseen.size(),
                early(events, snapshot));
    }

    private static Dataset renamed(Dataset read, ItemAliases aliases) {
        IdIndex before = read.catalogue().items().ids();
        IdIndex.Builder after = new IdIndex.Builder();
        int[] rows = new int[before.rows()];
        for (int row = 1; row < rows.length; row++) {
            rows[row] = after.rowOf(aliases.canonical(before.id(row)));
        }
        Interactions events = read.interactions().withItems(after.rows(), item -> rows[item]);
        return new Dataset(
                events,
                new Catalogue(Entities.of(after.build()), read.catalogue().users()));
    }

    private static int count(Interactions events, IdIndex items, ItemAliases aliases) {
        boolean[] gone = new boolean[items.rows()];
        for (int row = 1; row < gone.length; row++) {
            gone[row] = !aliases.canonical(items.id(row)).equals(items.id(row));
        }
        return (int) IntStream.range(0, events.size())
                .filter(event -> gone[events.item(event)])
                .count();
    }

    /** Those pairs of a user and an item of the exposures that the version knows to be seen. */
    private static LongOpenHashSet seen(Dataset later, ModelSnapshot snapshot) {
        Catalogue catalogue = later.catalogue();
        int[] users =
                catalogue.users().ids().rowsIn(snapshot.catalogue().users().ids());
        int[] items =
                catalogue.items().ids().rowsIn(snapshot.catalogue().items().ids());
        InteractionMatrix shown = InteractionMatrix.of(later.interactions());
        LongOpenHashSet seen = new LongOpenHashSet();
        for (int user = 1; user < shown.rows(); user++) {
            IntOpenHashSet known = shown.size(user) == 0 ? new IntOpenHashSet() : seen(users[user], snapshot);
            for (int item : known.isEmpty() ? new int[0] : shown.row(user)) {
                if (known.contains(items[item])) {
                    seen.add(pair(user, item));
                }
            }
        }
        return seen;
    }

    private static IntOpenHashSet seen(int user, ModelSnapshot snapshot) {
        IntOpenHashSet seen = new IntOpenHashSet();
        for (String table : new String[] {Histories.NAME, Histories.SEEN}) {
            if (snapshot.tables().contains(table)) {
                IntStream.of(snapshot.sparse(table).indexes(user)).forEach(seen::add);
            }
        }
        return seen;
    }

    private static long pair(int user, int item) {
        return (long) user << Integer.SIZE | item;
    }

    /** Where times are known. */
    private static int early(Interactions events, ModelSnapshot snapshot) {
        if (!snapshot.tables().contains(Histories.NAME)) {
            return 0;
        }
        SparseTable histories = snapshot.sparse(Histories.NAME);
        long last = IntStream.range(0, histories.rows())
                .mapToLong(user -> Arrays.stream(histories.times(user)).max().orElse(0))
                .max()
                .orElse(0);
        return (int) IntStream.range(0, events.size())
                .filter(event -> events.time(event) != 0 && events.time(event) <= last)
                .count();
    }

    /** Says what became of them. */
    void announce(Console console) {
        if (renamed > 0) {
            console.say("%,d exposures are of items that have become another in this version", renamed);
        }
        if (seen > 0) {
            console.say("%,d exposures were left out: their user had seen the item in training", seen);
        }
        if (early > 0) {
            console.say(
                    "@|yellow Beware:|@ %,d exposures are not later than the last event that was trained on, so that"
                            + " what was learned from may judge",
                    early);
        }
    }
}
