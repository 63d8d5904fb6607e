package dev.sluice.ranking.tower;

import dev.sluice.data.Dataset;
import java.util.BitSet;

/**
 * Which rows of the towers' tables stand for what. The item tower's: ids, then terms of items. The user tower's: facts,
 * then ids of items in histories, then terms of these, then terms of users. Items without events have no id of their
 * own, which nothing would be learned of.
 */
final class Layout {
    private final Attributes items;
    private final Attributes users;
    private final Past past;
    private final BitSet met;

    Layout(Dataset data, TowerInputs inputs) {
        this.items = Attributes.of(data.catalogue().items(), inputs.itemColumns(), inputs.leastRows());
        this.users = Attributes.of(data.catalogue().users(), inputs.userColumns(), inputs.leastRows());
        this.past = new Past(inputs);
        this.met = new BitSet(items.rows());
        for (int event = 0; event < data.interactions().size(); event++) {
            met.set(data.interactions().item(event));
        }
    }

    /** Bytes of heap that attributes take, for one value of each column and row. */
    long bytes() {
        return items.bytes() + users.bytes();
    }

    Attributes items() {
        return items;
    }

    Attributes users() {
        return users;
    }

    Past past() {
        return past;
    }

    /** Whether there is an event of an item. */
    boolean isMet(int item) {
        return met.get(item);
    }

    int itemTable() {
        return items.rows() + items.terms();
    }

    int userTable() {
        return userTerms() + users.terms();
    }

    private int ids() {
        return past.facts();
    }

    private int itemTerms() {
        return ids() + items.rows();
    }

    private int userTerms() {
        return itemTerms() + items.terms();
    }

    /** An item as the item tower sees it, with its id or by its attributes alone. */
    void item(int item, Id id, Bags into) {
        if (id == Id.SHOWN && met.get(item)) {
            into.add(item, 1);
        }
        items.of(item, (term, weight) -> into.add(items.rows() + term, weight));
        into.end();
    }

    /** Whether an item's id is seen. */
    enum Id {
        SHOWN,
        HIDDEN
    }

    /** An item of a history. */
    void itemOfHistory(int item, float weight, Bags into) {
        if (met.get(item)) {
            into.add(ids() + item, weight);
        }
        items.of(item, (term, share) -> into.add(itemTerms() + term, weight * share));
    }

    /** What the catalogue knows of a user. */
    void attributesOfUser(int user, Bags into) {
        users.of(user, (term, weight) -> into.add(userTerms() + term, weight));
    }

    /** A user as the user tower sees them after so many events. */
    void user(Timeline timeline, int user, int events, long moment, Bags into) {
        past.tell(timeline.history(user), events, moment, new Past.Sink() {
            @Override
            public void fact(int fact, float weight) {
                into.add(fact, weight);
            }

            @Override
            public void item(int item, float weight) {
                itemOfHistory(item, weight, into);
            }
        });
        attributesOfUser(user, into);
        into.end();
    }
}
