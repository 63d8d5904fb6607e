package dev.sluice.eval.simulation;

import dev.sluice.data.Catalogue;
import java.util.Arrays;

/**
 * A made-up site of videos that can be watched and bought, with the truth about its users and items. Its laws are those
 * of the {@linkplain dev.sluice.eval.simulation package's description}. Equal settings make equal worlds.
 *
 * <pre>{@code
 * World world = World.of(WorldSettings.defaults());
 * Dataset history = EventLog.of(world);
 * double glad = world.interest(user, item, moment);
 * Response response = world.respond(new Visit(id, user, moment), recommended);
 * }</pre>
 *
 * <p>Row {@code r} of users has the id {@code "u" + r}, row {@code r} of items {@code "i" + r}; users stand in the
 * order in which they joined, items in that of their publication. Moments are milliseconds since the epoch and may lie
 * outside of the history. Every answer is a pure function of the settings and the arguments. Immutable, safe for use by
 * many threads. Making one takes less than 10 microseconds a user or item, and keeps about 600 bytes of each.
 */
public final class World {
    private final WorldSettings settings;
    private final Item[] items;
    private final User[] users;
    private final long[] published;
    private final long[] joined;
    private final Catalogue catalogue;
    private final CategorySpace space;
    private final Behaviour behaviour;

    private World(WorldSettings settings) {
        this.settings = settings;
        space = new CategorySpace(settings.seed());
        items = new ItemMaker(settings, space).make();
        users = new UserMaker(settings, space).make();
        published = Arrays.stream(items).mapToLong(Item::published).toArray();
        joined = Arrays.stream(users).mapToLong(User::joined).toArray();
        catalogue = CatalogueColumns.of(Arrays.asList(items), Arrays.asList(users));
        behaviour = new Behaviour(this);
    }

    /** The world of these settings. */
    public static World of(WorldSettings settings) {
        return new World(settings);
    }

    /** What it was made of. */
    public WorldSettings settings() {
        return settings;
    }

    /**
     * What anybody may know of items and users. Columns of items: {@code title}, {@code text}, {@code category},
     * {@code producer}, {@code duration} (seconds), {@code published} (seconds since the epoch), {@code price},
     * {@code policy} ({@code allowed}, {@code limited}, {@code harmful}). Columns of users: {@code age_band},
     * {@code country}, {@code device}, {@code joined} (seconds since the epoch).
     */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The last item that is published by a moment, 0 if none is: items 1 to this one may be shown. */
    public int lastPublished(long moment) {
        return countUpTo(published, moment);
    }

    /** The probability, between 0 and 1, that a user who has consumed an item at that moment was glad of it. */
    public double interest(int user, int item, long moment) {
        return item(item).interest(taste(user(user), moment));
    }

    /** The probability, between 0 and 1, that a user who looks at an item at that moment opens it. */
    public double attraction(int user, int item, long moment) {
        return item(item).attraction(taste(user(user), moment));
    }

    /**
     * The probability, above 0 and at most 1, that a user looks at a position.
     *
     * @param position from 1, the uppermost
     */
    public double examination(int user, int position) {
        if (position < 1) {
            throw new IllegalArgumentException("position must be at least 1: " + position);
        }
        return user(user).device().examination(position);
    }

    /** For how many seconds a user who has opened an item at that moment watches it, on average. */
    public double expectedWatchSeconds(int user, int item, long moment) {
        return watchTime(user, item, moment).expected();
    }

    /**
     * The probability that a user who has opened an item at that moment watches at least a share of its duration.
     *
     * @param share above 0; above 1 the item plays again
     */
    public double completion(int user, int item, long moment, double share) {
        if (!(share > 0)) {
            throw new IllegalArgumentException("share must be above 0: " + share);
        }
        return watchTime(user, item, moment).atLeast(share * item(item).seconds());
    }

    /** The probability that a user who has opened an item at that moment buys it, where nothing like it stood above. */
    public double purchase(int user, int item, long moment) {
        double interest = interest(user, item, moment);
        return interest * Purchasing.purchase(interest, true) + (1 - interest) * Purchasing.purchase(interest, false);
    }

    /**
     * The mean of {@link Response#satisfaction} over what the user may do with a list at that moment: 1 for every item
     * that is looked at, opened and liked, less half of 1 for every other that is opened. An item satisfies nobody if
     * it or a near duplicate of it stands higher up.
     *
     * @param list rows of items from the top down
     */
    public double satisfaction(int user, int[] list, long moment) {
        User who = user(user);
        Vector taste = taste(who, moment);
        double sum = 0;
        for (int position = 1; position <= list.length; position++) {
            Item item = item(list[position - 1]);
            double glad = isNews(list, position) ? item.interest(taste) : 0;
            sum += who.device().examination(position)
                    * item.attraction(taste)
                    * (glad - Law.DISAPPOINTMENT * (1 - glad));
        }
        return sum;
    }

    /** The item of which an item is a near duplicate, published before it; or the item itself. */
    public int original(int item) {
        return item(item).original();
    }

    /**
     * The probability that a user leaves for good after a visit.
     *
     * @param mood after the visit, as {@link Session#mood} has it
     */
    public double leaving(double mood) {
        return Mood.hazard(mood);
    }

    /**
     * What a user does with a list, now. The same arguments have the same answer. What happens at a place depends on
     * the item, the position and the items above, and its luck on the visit's id, the user and the item alone: two
     * lists shown to the same visit share their luck.
     *
     * @param list rows of items from the top down, all of them published
     */
    public Response respond(Visit visit, int[] list) {
        for (int shown : list) {
            if (item(shown).published() > visit.moment()) {
                throw new IllegalArgumentException(
                        "items must be published before they are shown: item " + shown + " at " + visit.moment());
            }
        }
        return behaviour.respond(visit, list);
    }

    User user(int row) {
        if (row < 1 || row > users.length) {
            throw new IndexOutOfBoundsException("user must be from 1 to " + users.length + ": " + row);
        }
        return users[row - 1];
    }

    Item item(int row) {
        if (row < 1 || row > items.length) {
            throw new IndexOutOfBoundsException("item must be from 1 to " + items.length + ": " + row);
        }
        return items[row - 1];
    }

    CategorySpace space() {
        return space;
    }

    /** The last user who has joined by a moment, 0 if none has. */
    int lastJoined(long moment) {
        return countUpTo(joined, moment);
    }

    Vector taste(User user, long moment) {
        return user.tasteAt(settings.daysAt(moment));
    }

    /** Whether neither the item at a position nor a near duplicate of it stands higher up. */
    boolean isNews(int[] list, int position) {
        int original = original(list[position - 1]);
        for (int above = 0; above < position - 1; above++) {
            if (original(list[above]) == original) {
                return false;
            }
        }
        return true;
    }

    private WatchTime watchTime(int user, int item, long moment) {
        return item(item).watchTime(interest(user, item, moment));
    }

    private static int countUpTo(long[] sorted, long moment) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
