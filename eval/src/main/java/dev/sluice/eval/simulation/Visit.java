package dev.sluice.eval.simulation;

/**
 * A user comes by.
 *
 * @param id tells visits of one world apart, at least 0; may serve as the id of the request. Visits made by hand need
 *     ids of their own: the luck of a visit hangs on its id and user
 * @param user row of the user, at least 1
 * @param moment when, in milliseconds since the epoch
 */
public record Visit(long id, int user, long moment) {
    /** Checks the ranges. */
    public Visit {
        if (id < 0) {
            throw new IllegalArgumentException("id must be at least 0: " + id);
        }
        if (user < 1) {
            throw new IllegalArgumentException("user must be at least 1: " + user);
        }
    }
}
