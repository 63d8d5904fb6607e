package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;

/**
 * Keeps users with enough items and items with enough users, again and again until all that are left have them. What is
 * left is the largest such set, whatever the order in which the others go. A pair of a user and an item counts once,
 * however many events it has.
 *
 * <p>On data that is split, compute it on the training part: on the whole it would choose by what is to be predicted.
 *
 * @param perUser how many different items a user must have, at least 1
 * @param perItem how many different users an item must have, at least 1
 * @see <a href="https://doi.org/10.1016/0378-8733(83)90028-X">Seidman 1983</a>
 * @see <a href="https://arxiv.org/abs/cs/0310049">Batagelj and Zaveršnik 2003</a>, for the time, linear in the pairs
 */
public record KCore(int perUser, int perItem) implements Step {
    public KCore {
        Checks.atLeastOne(perUser, "perUser");
        Checks.atLeastOne(perItem, "perItem");
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        InteractionMatrix items = InteractionMatrix.of(events);
        Side users = new Side(items, perUser);
        Side ofItems = new Side(items.transpose(), perItem);
        while (users.hasGoing() || ofItems.hasGoing()) {
            users.removeGoing(ofItems);
            ofItems.removeGoing(users);
        }
        return Sieve.apply(
                data,
                account,
                event -> {
                    if (users.gone.get(events.user(event))) {
                        return 1;
                    }
                    return ofItems.gone.get(events.item(event)) ? 2 : Sieve.KEPT;
                },
                "of users outside the core",
                "of items outside the core, by users inside");
    }

    /** The users, or the items: how many of the other side each has left, who is gone, and who has to go. */
    private static final class Side {
        private final InteractionMatrix others;
        private final int least;
        private final int[] left;
        private final BitSet gone = new BitSet();
        private final IntArrayList going = new IntArrayList();

        Side(InteractionMatrix others, int least) {
            this.others = others;
            this.least = least;
            this.left = new int[others.rows()];
            for (int row = 1; row < left.length; row++) {
                left[row] = others.size(row);
                if (left[row] < least) {
                    going.add(row);
                    gone.set(row);
                }
            }
        }

        boolean hasGoing() {
            return !going.isEmpty();
        }

        /** Each one goes once, so all calls together visit each pair at most once. */
        void removeGoing(Side other) {
            while (hasGoing()) {
                int row = going.popInt();
                for (int place = others.start(row); place < others.end(row); place++) {
                    other.loseOne(others.column(place));
                }
            }
        }

        private void loseOne(int row) {
            // Who is gone is below already, and passes this line once.
            if (left[row]-- == least) {
                going.add(row);
                gone.set(row);
            }
        }
    }
}
