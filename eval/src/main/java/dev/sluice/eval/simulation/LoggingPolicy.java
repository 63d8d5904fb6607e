package dev.sluice.eval.simulation;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.List;

/**
 * The policy that made the history. It knows its users' tastes about as well as a good recommender might, but not which
 * items are good; its law is stated in the {@linkplain dev.sluice.eval.simulation package's description}. Propensities
 * are exact: each is the probability that the item was chosen for its place, by whatever source, given those above it.
 * The source says which part of the mixture drew the item: {@code popular}, {@code taste} or {@code random}.
 *
 * <p>What is shown depends on the visit alone. Popularity, freshness and publication are those of the beginning of the
 * visit's day. Safe for use by many threads. The first visit of another day costs a pass over the items, every other
 * visit some microseconds.
 */
public final class LoggingPolicy implements DisplayPolicy {
    private static final List<Source> SOURCES = List.of(
            new Source("popular", Law.POPULAR_SHARE, (attention, categories, luck) -> attention.draw(luck.uniform())),
            new Source(
                    "taste",
                    Law.TASTE_SHARE,
                    (attention, categories, luck) -> attention.draw(
                            luck.uniform(), categories.draw(luck.at(0).uniform()))),
            new Source(
                    "random",
                    Law.RANDOM_SHARE,
                    (attention, categories, luck) -> 1 + luck.below(attention.published())));

    private static final Wheel SHARES =
            Wheel.of(SOURCES.size(), source -> SOURCES.get(source).share());

    /** A part of the mixture. */
    private record Source(String label, double share, Draw draw) {
        @FunctionalInterface
        private interface Draw {
            int item(Attention attention, Wheel categories, Luck luck);
        }
    }

    private final World world;
    private final Luck luck;
    private volatile Attention latest;

    private LoggingPolicy(World world) {
        this.world = world;
        luck = Luck.of(world.settings().seed(), "display");
        latest = new Attention(world, world.settings().dawn(0));
    }

    /** The policy of a world. */
    public static LoggingPolicy of(World world) {
        return new LoggingPolicy(world);
    }

    /** As many items as there are slots, or all that are published if they are fewer. */
    @Override
    public Display display(Visit visit, int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be at least 1: " + slots);
        }
        Attention attention = attention(visit.moment());
        int size = Math.min(slots, attention.published());
        return size == 0 ? Display.of(new int[0], "") : new Draws(attention, visit).display(size);
    }

    /**
     * The probability that an item stands first in what a user is shown at a moment; these sum up to 1 over all items.
     */
    public double probability(int user, int item, long moment) {
        Attention attention = attention(moment);
        world.item(item);
        return item > attention.published() ? 0 : probability(attention, categories(attention, user, moment), item);
    }

    private double probability(Attention attention, Wheel categories, int item) {
        int category = world.item(item).category();
        return Law.POPULAR_SHARE * attention.share(item)
                + Law.TASTE_SHARE * categories.share(category) * attention.shareInCategory(item, category)
                + Law.RANDOM_SHARE / attention.published();
    }

    /** Which categories a taste picks: all that have items, the nearest most. */
    private Wheel categories(Attention attention, int user, long moment) {
        Vector taste = world.taste(world.user(user), moment);
        CategorySpace space = world.space();
        return Wheel.of(
                space.count(),
                category -> attention.isEmpty(category)
                        ? 0
                        : StrictMath.exp(Law.CATEGORY_AFFINITY * taste.dot(space.centre(category))));
    }

    private Attention attention(long moment) {
        long dawn = world.settings().dawn((int) Math.floor(world.settings().daysAt(moment)));
        Attention known = latest;
        if (known.moment() != dawn) {
            known = new Attention(world, dawn);
            latest = known;
        }
        return known;
    }

    /** The draws for one visit. */
    private final class Draws {
        private final Attention attention;
        private final Wheel categories;
        private final Luck own;
        private final IntSet shown = new IntOpenHashSet();
        private int attempts;

        Draws(Attention attention, Visit visit) {
            this.attention = attention;
            categories = categories(attention, visit.user(), visit.moment());
            own = luck.at(visit.id()).at(visit.user());
        }

        Display display(int size) {
            int[] items = new int[size];
            double[] propensities = new double[size];
            String[] sources = new String[size];
            double left = 1;
            for (int place = 0; place < size; place++) {
                sources[place] = fill(items, place).label();
                double probability = probability(attention, categories, items[place]);
                // The last of all items has what is left, but for rounding.
                propensities[place] = Math.min(1, probability / left);
                left -= probability;
            }
            return new Display(items, propensities, List.of(sources));
        }

        /** Draws until it is an item not shown yet, which makes each as likely as if those shown had no weight. */
        private Source fill(int[] items, int place) {
            while (true) {
                Luck attempt = own.at(attempts++);
                Source source = SOURCES.get(SHARES.draw(attempt.at(0).uniform()));
                items[place] = source.draw().item(attention, categories, attempt.at(1));
                if (shown.add(items[place])) {
                    return source;
                }
            }
        }
    }
}
