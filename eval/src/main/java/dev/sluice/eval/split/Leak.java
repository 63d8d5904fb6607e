package dev.sluice.eval.split;

import java.util.Locale;

/** A way in which what is to be foreseen can be known, in the order in which a {@link LeakAudit} looks for them. */
public enum Leak {
    /** The same user, item and moment in two parts. */
    SHARED_EVENT(
            "events",
            "The same user, item and moment in two parts; a file read twice or cut so that parts overlap,"
                    + " and what is tested was learned by heart."),
    /** A tested user and item that are known, from another moment. */
    SHARED_PAIR(
            "tested events",
            "Tested events whose user and item were trained on or are known; leave them out of the test,"
                    + " or recommend what users have seen, too."),
    /** Something that a tested user did later than what is tested. */
    OWN_FUTURE(
            "known events",
            "Events trained on, or known, that are later than the first tested event of their own user;"
                    + " who is asked for would already have gone on."),
    /** Something that a tested user did at the very moment of what is tested. */
    OWN_MOMENT(
            "known events",
            "Events trained on, or known, of the very moment of the first tested event of their own user;"
                    + " which came first nobody knows."),
    /** Something that anybody did after the test began. */
    OTHERS_FUTURE(
            "training events",
            "Events trained on that are not earlier than the first tested event of all, beside those of users' own"
                    + " futures; what became popular since is known."),
    /** A tested user who was to be new to the training. */
    TRAINED_USER(
            "training events",
            "Events trained on of users who are tested and were to be new to the training;"
                    + " they are remembered, not folded in."),
    /** A tested user of whom nothing was to be known. */
    KNOWN_USER("known events", "Events known of users who are tested and of whom nothing was to be known."),
    /** A tested item that was to be new to the training. */
    TRAINED_ITEM(
            "training events",
            "Events trained on of items that are tested and were to be new to the training; they are not cold."),
    /** An item that was not there at the moment of its event. */
    UNAVAILABLE_ITEM(
            "events",
            "Events of items that were not published yet or removed already, by the catalogue; its dates or those of"
                    + " the events are wrong, and a list for that moment could not hold them.");

    private final String counted;
    private final String meaning;

    Leak(String counted, String meaning) {
        this.counted = counted;
        this.meaning = meaning;
    }

    /** So many of what is counted, such as {@code 1 tested event}. */
    public String counted(long count) {
        return String.format(
                Locale.ROOT, "%,d %s", count, count == 1 ? counted.substring(0, counted.length() - 1) : counted);
    }

    /** One sentence: what it is and what it does. */
    public String meaning() {
        return meaning;
    }
}
