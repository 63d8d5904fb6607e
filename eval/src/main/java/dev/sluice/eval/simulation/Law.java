package dev.sluice.eval.simulation;

/** The constants of the world's laws, in about the order of the package's description, which has their formulas. */
final class Law {
    /** Milliseconds of a second and of a day. */
    static final long SECOND = 1000;

    static final long DAY = 24 * 60 * 60 * SECOND;

    /** Length of tastes and of item vectors. */
    static final int DIMENSIONS = 16;

    // Supply.

    /** Exponents of the sizes of categories, and of the producers of a category. */
    static final double CATEGORY_ZIPF = 0.7;

    static final double PRODUCER_ZIPF = 1.0;
    static final int ITEMS_A_PRODUCER = 20;

    /** Lengths of a producer's offset and of an item's own noise against a category's centre of length 1. */
    static final double PRODUCER_OFFSET = 0.35;

    static final double ITEM_NOISE = 0.6;

    /** Standard deviation of q. */
    static final double QUALITY = 0.7;

    static final double DUPLICATE_SHARE = 0.05;
    static final double DUPLICATE_NOISE = 0.02;
    static final double DUPLICATE_STRETCH = 0.01;
    static final double CLICKBAIT_SHARE = 0.08;
    static final double HARMFUL_SHARE = 0.03;
    static final double LIMITED_SHARE = 0.05;

    /** Items published before the start, and the mean of their ages then, in days. */
    static final double OLD_ITEMS = 0.7;

    static final double MEAN_AGE = 180;

    /** Median and log-deviation of prices. */
    static final double PRICE = 12;

    static final double PRICE_SPREAD = 0.8;

    // Demand.

    /** Users who joined before the start, and the mean of the days since. */
    static final double OLD_USERS = 0.85;

    static final double MEAN_MEMBERSHIP = 300;

    /** Standard deviation of the shifts of category preferences by age band and by country. */
    static final double SHIFT = 0.8;

    /** Weights of the two or three categories of a taste, and length of the noise beside them. */
    static final double[] TASTE_WEIGHTS = {1, 0.7, 0.5};

    static final double TASTE_NOISE = 0.3;

    /** Standard deviation of the normal whose size is omega, radians a day. */
    static final double TURN = 0.01;

    /** Log-deviation of the visits of users. */
    static final double ACTIVITY_SPREAD = 1.0;

    static final int MAX_VISITS = 255;

    // What a user makes of an item.

    /** Weight of {@code <u(t), v>} in attraction and in interest. */
    static final double AFFINITY = 6;

    /** What an item has to overcome to satisfy, and to be opened. */
    static final double INTEREST_THRESHOLD = 2;

    static final double ATTRACTION_THRESHOLD = 2.5;

    /** How much of the quality shows before an item is opened. */
    static final double VISIBLE_QUALITY = 0.3;

    /** What clickbait adds to attraction; what harm adds to attraction and takes from interest. */
    static final double CLICKBAIT = 1.5;

    static final double HARM_ATTRACTION = 0.5;
    static final double HARM_INTEREST = 2;

    // What a visit leads to.

    /** Watch time: its scale, power of the duration, log-deviation; its factor without interest, and growth with it. */
    static final double WATCH_SCALE = 1.7;

    static final double WATCH_EXPONENT = 0.7;
    static final double WATCH_SPREAD = 0.8;
    static final double WATCH_FLOOR = 0.2;
    static final double WATCH_GROWTH = 1.8;

    /** Items shorter than this many seconds play in a loop, this often at most. */
    static final double LOOPED_BELOW = 60;

    static final double LOOPS = 3;

    /** Chance of buying, times interest; of sending back, times what interest lacks to 1. */
    static final double PURCHASE_IF_GLAD = 0.10;

    static final double PURCHASE_IF_NOT = 0.01;
    static final double RETURN_IF_GLAD = 0.3;
    static final double RETURN_IF_NOT = 0.9;

    /** How long things take, in milliseconds: to look at a place, to buy at most, to send back at most. */
    static final long LOOK = SECOND;

    static final long PURCHASE_DELAY = 60 * SECOND;
    static final long RETURN_DELAY = 14 * DAY;

    /** What a disappointment takes away, where a glad click gives 1. */
    static final double DISAPPOINTMENT = 0.5;

    /** Weight of the last visit in the mood; chance of leaving in mood 0, and how fast it falls with the mood. */
    static final double MOOD_WEIGHT = 0.3;

    static final double HAZARD = 0.03;
    static final double HAZARD_FALL = 1;

    // The policy that made the history.

    /** Power of the rank, with its sign changed; half-life in days and floor of freshness. */
    static final double POPULARITY = 0.8;

    static final double HALF_LIFE = 14;
    static final double FRESHNESS_FLOOR = 0.3;

    static final double POPULAR_SHARE = 0.45;
    static final double TASTE_SHARE = 0.35;
    static final double RANDOM_SHARE = 0.20;

    /** How sharply 'taste' picks the categories nearest to the user. */
    static final double CATEGORY_AFFINITY = 4;

    private Law() {}

    static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
