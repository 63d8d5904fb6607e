package dev.sluice.data.label;

import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;

/**
 * Turns a log of what happened, an event for each impression, click, watch, purchase and return, into exposures: one
 * event for each time that an item was shown, with columns that say what came of it. Events belong together that have
 * the same item and the same value of the column {@code request}, which must not be that of two users; wherever they
 * stand in the log.
 *
 * <p>The log has columns {@code request}, {@code type} (of the values {@code impression}, {@code click}, {@code watch},
 * {@code purchase}, {@code return}) and, if anything was watched, {@code watch_seconds}. An exposure is the first
 * impression, with its user, item, moment, value and columns, and
 *
 * <ul>
 *   <li>{@link #CLICKED}: 1 if there is a click, else 0;
 *   <li>{@link #WATCH_SECONDS}: for how long it was watched, all times added up; missing if it was not, since nobody
 *       knows for how long it would have been;
 *   <li>{@link #DURATION_SECONDS}: as it stands in the log, or else the column {@code duration} of the catalogue's
 *       items; missing if there is neither;
 *   <li>{@link #PURCHASED}: 1 if there is a purchase, else 0;
 *   <li>{@link #RETURNED}: 1 if there is a return, 0 if there is only a purchase, else missing.
 * </ul>
 *
 * <p>A log without any impression cannot tell what was shown and passed over. There an exposure is the first event,
 * {@link #CLICKED} is 1 or missing, and {@link #PURCHASED} is 0 only of what was clicked.
 *
 * <p>Every event that is no exposure is accounted for: {@code joined} if its exposure says what it said (of an
 * impression: that it repeats one), {@code without an impression} if it has none. Costs about 60 bytes of heap an
 * exposure and 4 an event on the way.
 */
public record Exposures() implements Step {
    /** Whether the item was opened: 1, 0 or missing. */
    public static final String CLICKED = "clicked";

    /** For how many seconds the item was watched. */
    public static final String WATCH_SECONDS = "watch_seconds";

    /** How many seconds the item takes. */
    public static final String DURATION_SECONDS = "duration_seconds";

    /** Whether the item was bought: 1, 0 or missing. */
    public static final String PURCHASED = "purchased";

    /** Whether what was bought was sent back: 1, 0 or missing. */
    public static final String RETURNED = "returned";

    /** The probability with which the item was shown in its place. */
    public static final String PROPENSITY = "propensity";

    @Override
    public Dataset apply(Dataset data, Account account) {
        return data.with(new ExposureJoin(data).run(account));
    }
}
