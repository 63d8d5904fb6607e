package dev.sluice.data.audit;

/** A kind of defect, in the order in which an audit looks for them. */
public enum FindingCode {
    /** Ids that the catalogue does not have, that stand for no id, or that lie far outside the others. */
    ID_RANGE(
            "events",
            "Ids that are in no catalogue, stand for none or lie far outside the others;"
                    + " correct the join or the export that made them."),
    /** Times that were written in another unit than the rest. */
    MIXED_TIME_UNITS(
            "events",
            "Times written in another unit than the rest, such as milliseconds among seconds;"
                    + " convert them before anything is split or ordered by time."),
    /** Events that are later than the moment of the audit. */
    FUTURE_EVENT(
            "events",
            "Events later than the moment of the audit; the clock or the parser that wrote them is wrong,"
                    + " and a split by time would test on them."),
    /** Values that a label cannot have. */
    LABEL_DOMAIN(
            "events",
            "Values that a label cannot have; leave these events out or correct them,"
                    + " or state the domain if they are meant."),
    /** Users who do more in a short time than a person can. */
    BURST(
            "users",
            "Users with more events in a short time than a person makes; bots, imports or retries,"
                    + " which a model would learn to please."),
    /** The same events again, whole hours apart. */
    MIXED_TIME_ZONES(
            "events",
            "The same events again, whole hours apart; two sources that write the same moments"
                    + " in different time zones."),
    /** The same user, item and moment again. */
    DUPLICATE_EVENT(
            "events", "The same user, item and moment again; a retry or a file read twice, which would count double."),
    /** The same user and item again, at another moment. */
    DUPLICATE_PAIR(
            "events",
            "The same user and item again at another moment; keep the first, the last or a sum,"
                    + " or allow it where people do come back."),
    /** Events of a later part that an earlier part knows already. */
    SPLIT_OVERLAP(
            "events", "Events to judge by that were trained on; a model that remembers them looks better than it is."),
    /** Events on the wrong side of the moment that divides the parts. */
    SPLIT_ORDER(
            "events",
            "Events on the wrong side of the moment that divides training from test;"
                    + " the future leaks into training."),
    /** Users whose labels are all of one class. */
    SINGLE_CLASS_USER(
            "users",
            "Users whose labels are all of one class; they have no order to learn and no AUC,"
                    + " so leave them out of what is averaged over users.");

    private final String counted;
    private final String meaning;

    FindingCode(String counted, String meaning) {
        this.counted = counted;
        this.meaning = meaning;
    }

    /** What is counted: {@code events} or {@code users}. */
    public String counted() {
        return counted;
    }

    /** One sentence: what it means and what to do. */
    public String meaning() {
        return meaning;
    }
}
