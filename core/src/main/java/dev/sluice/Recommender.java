package dev.sluice;

/** Recommends items to a user: the whole, as an application sees it. */
@FunctionalInterface
public interface Recommender {
    /**
     * Answers a request. Unknown users, unknown items and an empty catalogue are ordinary: they get what there is, and
     * the answer says why it is less than was asked for.
     */
    Recommendations recommend(Request request);
}
