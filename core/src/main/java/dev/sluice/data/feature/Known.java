package dev.sluice.data.feature;

/** Which values a request may be answered with, of those whose event time is not after it. */
public enum Known {
    /** Those that had become known by the moment of the request. */
    BY_THEN,
    /** All, those that became known later too: a leak. */
    EVER;

    /** The moment from which a value may be used. */
    long from(long event, long created) {
        return this == BY_THEN ? Math.max(event, created) : event;
    }
}
