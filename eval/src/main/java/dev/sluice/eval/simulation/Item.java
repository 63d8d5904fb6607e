package dev.sluice.eval.simulation;

/**
 * The truth about an item.
 *
 * @param original row of the item of which it is a near duplicate, or its own
 * @param category number of its category
 * @param producer number of its producer
 * @param vector v, of length 1
 * @param quality q
 * @param clickbait whether it promises more than it holds
 * @param label what moderators say of it
 * @param rank its place in the order of popularity, from 1
 * @param seconds its duration
 * @param published when, in milliseconds since the epoch
 * @param price what it costs
 */
record Item(
        int original,
        int category,
        int producer,
        Vector vector,
        double quality,
        boolean clickbait,
        Label label,
        int rank,
        double seconds,
        long published,
        double price,
        String title,
        String text) {
    /** Whether an item may be shown. */
    enum Label {
        ALLOWED,
        LIMITED,
        HARMFUL
    }

    /** The probability that somebody of this taste is glad to have consumed it. */
    double interest(Vector taste) {
        double harm = label == Label.HARMFUL ? Law.HARM_INTEREST : 0;
        return Law.logistic(affinity(taste) + quality - harm - Law.INTEREST_THRESHOLD);
    }

    /** The probability that somebody of this taste opens it on looking at it. */
    double attraction(Vector taste) {
        double lure = (clickbait ? Law.CLICKBAIT : 0) + (label == Label.HARMFUL ? Law.HARM_ATTRACTION : 0);
        return Law.logistic(affinity(taste) + Law.VISIBLE_QUALITY * quality + lure - Law.ATTRACTION_THRESHOLD);
    }

    private double affinity(Vector taste) {
        return Law.AFFINITY * taste.dot(vector);
    }

    /** How long somebody of this interest watches it. */
    WatchTime watchTime(double interest) {
        return WatchTime.of(seconds, interest);
    }
}
