package dev.sluice.eval.simulation;

import java.time.Instant;

/**
 * How large a simulated world is, and which one. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = WorldSettings.defaults().withUsers(100_000).withItems(50_000).withSeed(7);
 * }</pre>
 *
 * @param users how many users, at least 1
 * @param items how many items, at least 1
 * @param days how long its history is, from 1 to 3650 days
 * @param visitsPerUser how often a user comes in all those days, on average over users who are there from the start and
 *     stay to the end; above 0 and at most 20 a day
 * @param slots how many items a visit is shown, at least 1
 * @param start when the history begins
 * @param seed which world: equal settings give the same world, byte for byte, on every platform
 */
public record WorldSettings(int users, int items, int days, double visitsPerUser, int slots, Instant start, long seed) {
    private static final int MAX_DAYS = 3650;
    private static final int MAX_VISITS_A_DAY = 20;

    /** Checks the ranges. */
    public WorldSettings {
        requirePositive(users, "users");
        requirePositive(items, "items");
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("days must be from 1 to " + MAX_DAYS + ": " + days);
        }
        if (!(visitsPerUser > 0 && visitsPerUser <= MAX_VISITS_A_DAY * (double) days)) {
            throw new IllegalArgumentException(
                    "visitsPerUser must be above 0 and at most " + MAX_VISITS_A_DAY + " a day: " + visitsPerUser);
        }
        requirePositive(slots, "slots");
    }

    /**
     * 10,000 users, 5,000 items, 60 days from 2025 on, 13 visits a user (about 10, with those who come late or leave),
     * 10 slots, seed 1: about a million impressions.
     */
    public static WorldSettings defaults() {
        return new WorldSettings(10_000, 5_000, 60, 13, 10, Instant.parse("2025-01-01T00:00:00Z"), 1);
    }

    /** These settings with another number of users. */
    public WorldSettings withUsers(int value) {
        return new WorldSettings(value, items, days, visitsPerUser, slots, start, seed);
    }

    /** These settings with another number of items. */
    public WorldSettings withItems(int value) {
        return new WorldSettings(users, value, days, visitsPerUser, slots, start, seed);
    }

    /** These settings with another number of days. */
    public WorldSettings withDays(int value) {
        return new WorldSettings(users, items, value, visitsPerUser, slots, start, seed);
    }

    /** These settings with another mean number of visits. */
    public WorldSettings withVisitsPerUser(double value) {
        return new WorldSettings(users, items, days, value, slots, start, seed);
    }

    /** These settings with another number of items a visit. */
    public WorldSettings withSlots(int value) {
        return new WorldSettings(users, items, days, visitsPerUser, value, start, seed);
    }

    /** These settings with another beginning. */
    public WorldSettings withStart(Instant value) {
        return new WorldSettings(users, items, days, visitsPerUser, slots, value, seed);
    }

    /** These settings with another seed. */
    public WorldSettings withSeed(long value) {
        return new WorldSettings(users, items, days, visitsPerUser, slots, start, value);
    }

    /** The first moment of a day, counted from 0. */
    long dawn(int day) {
        return start.toEpochMilli() + day * Law.DAY;
    }

    /** Days from the start to a moment; negative before it. */
    double daysAt(long moment) {
        return (moment - start.toEpochMilli()) / (double) Law.DAY;
    }

    /** The first moment after the history. */
    long end() {
        return dawn(days);
    }

    private static void requirePositive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1: " + value);
        }
    }
}
