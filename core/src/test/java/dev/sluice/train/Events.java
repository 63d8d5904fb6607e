package dev.sluice.train;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import java.util.SplittableRandom;

/** Small logs for tests. */
public final class Events {
    private Events() {}

    /** Each row of a 0-1 matrix is a user, from user 1 on; its columns are items, from item 1 on. */
    public static InteractionMatrix matrix(int[][] rows) {
        Interactions.Builder events = new Interactions.Builder();
        for (int user = 0; user < rows.length; user++) {
            for (int item = 0; item < rows[user].length; item++) {
                if (rows[user][item] != 0) {
                    events.add(user + 1, item + 1, 0, rows[user][item]);
                }
            }
        }
        return InteractionMatrix.of(events.build(rows.length + 1, rows.length == 0 ? 1 : rows[0].length + 1));
    }

    /** Users who like two of five kinds of items; some users and items have no event. */
    public static Interactions random(int users, int items, int events, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions.Builder log = new Interactions.Builder();
        for (int event = 0; event < events; event++) {
            int user = 1 + random.nextInt(users);
            int kind = random.nextInt(4) == 0 ? random.nextInt(5) : user % 5;
            int item = 1 + (random.nextInt(items) / 5 * 5 + kind) % items;
            log.add(user, item, random.nextInt(1000), 1 + random.nextInt(3));
        }
        return log.build(users + 2, items + 2);
    }
}
