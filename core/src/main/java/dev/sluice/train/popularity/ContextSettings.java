package dev.sluice.train.popularity;

import dev.sluice.train.engine.Checks;

/**
 * Settings of {@link ContextTrainer}.
 *
 * @param of whose column it is
 * @param column its name, which is also the name under which a request says its value
 * @param popularity what is counted, when, and how it fades
 * @param prior so many events of everybody stand beside those of each value; finite and not negative. With 0 an item
 *     that was not met under a value is not proposed for it
 */
public record ContextSettings(Of of, String column, PopularitySettings popularity, double prior) {
    /** Whose column a context is. */
    public enum Of {
        /** Of the event itself: a device, a place. */
        EVENTS,
        /** Of the user: a country, an age band. */
        USERS,
        /** Of the item: a category. */
        ITEMS
    }

    /** Checks the ranges. */
    public ContextSettings {
        Checks.finiteAndNotNegative(prior, "prior");
    }

    /** A column of events, with 100 events of everybody. */
    public static ContextSettings ofEvents(String column) {
        return new ContextSettings(Of.EVENTS, column, PopularitySettings.defaults(), 100);
    }

    /** A column of users, with 100 events of everybody. */
    public static ContextSettings ofUsers(String column) {
        return new ContextSettings(Of.USERS, column, PopularitySettings.defaults(), 100);
    }

    /** A column of items: the list of a value holds the items that have it and no others. */
    public static ContextSettings ofItems(String column) {
        return new ContextSettings(Of.ITEMS, column, PopularitySettings.defaults(), 0);
    }

    /** These settings with other counts. */
    public ContextSettings withPopularity(PopularitySettings value) {
        return new ContextSettings(of, column, value, prior);
    }

    /** These settings with another prior. */
    public ContextSettings withPrior(double value) {
        return new ContextSettings(of, column, popularity, value);
    }
}
