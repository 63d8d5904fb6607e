package dev.sluice.data.label;

import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns a log of what happened, an event for each impression, click, watch, purchase and return, into exposures: one
 * event for each time that an item was shown, with columns that say what came of it. Events belong together that have
 * the same item and the same value of the column {@code request}; two events of one request must not be of two users.
 *
 * <p>The log has columns {@code request}, {@code type} (of the values {@code impression}, {@code click}, {@code watch},
 * {@code purchase}, {@code return}) and, if anything was watched, {@code watch_seconds}. An exposure is the earliest
 * impression, with its user, item, moment, value and columns, and
 *
 * <ul>
 *   <li>{@link #CLICKED}: 1 if there is a click, else 0;
 *   <li>{@link #WATCH_SECONDS}: for how long it was watched, all times added up; missing if it was not, since nobody
 *       knows for how long it would have been;
 *   <li>{@link #DURATION_SECONDS}: as it stands in the log at the impression, or else at what came of it (the longest,
 *       if several differ), or else in the column {@code duration} of the catalogue's items; missing if it is nowhere,
 *       0 being nowhere, too;
 *   <li>{@link #PURCHASED}: 1 if there is a purchase, else 0;
 *   <li>{@link #RETURNED}: 1 if there is a return, 0 if there is only a purchase, else missing.
 * </ul>
 *
 * <p>An impression that comes again in its request, as when somebody scrolls back, tells once more of the same decision
 * to show the item. So the earliest is the exposure, to which all that came of the request's item belongs; to give a
 * click to the last one before it would make the others examples of an item that was passed over. Only times count, not
 * the places in the log: any order of the same events gives the same exposures, which stand in the order of their
 * moments. Of impressions of the same moment the one counts whose value and columns come first in their natural order.
 *
 * <p>Feedback counts up to the end of the window, and to the horizon, where the log is cut as if it ended there: what
 * came after the horizon changes nothing, whatever it is. An exposure whose window is over only after the horizon (or,
 * where there is none, after the last event) is unfinished, what it lacks may still come. A horizon says that the log
 * is whole up to it; how many windows end between the last event and the horizon is noted, as they are many where it is
 * not. Feedback from before its impression counts, too, and is noted: its request says what it belongs to, and clocks
 * differ.
 *
 * <p>A log without any impression cannot tell what was shown and passed over. There an exposure is the earliest event,
 * {@link #CLICKED} is 1 or missing, and {@link #PURCHASED} is 0 only of what was clicked.
 *
 * <p>Every event that is no exposure is accounted for: {@code later than} the horizon; {@code joined} if its exposure
 * says what it said (of an impression: that it repeats one); {@code after the window}; {@code window not over} if its
 * exposure is left out for that; {@code without an impression} if it has none. Costs about 60 bytes of heap an
 * exposure, 20 a watch (twice that if it says how long the item takes) and 8 an event on the way, and where the log is
 * not in the order of time, sorting the exposures.
 *
 * @param window for how long after the impression feedback counts, at least a millisecond, its end included; for ever
 *     if empty, and then no exposure is unfinished
 * @param horizon the moment after which nothing is known, itself included; the last event if empty
 * @param unfinished what becomes of exposures whose window is not over at the horizon
 */
public record Exposures(Optional<Duration> window, Optional<Instant> horizon, Unfinished unfinished) implements Step {
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

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** What becomes of exposures whose window is not over. */
    public enum Unfinished {
        /**
         * They are left out, also those of which something came already: with these alone the last days would look
         * better than they were.
         */
        LEAVE_OUT,
        /** They stay, with what is known; a 0 may be one that is not yet a 1. They are noted. */
        KEEP
    }

    public Exposures {
        window.filter(length -> length.compareTo(SHORTEST) < 0).ifPresent(length -> {
            throw new IllegalArgumentException("window must be at least a millisecond: " + length);
        });
    }

    /** Of the whole log, feedback counting whenever it comes. */
    public Exposures() {
        this(Optional.empty(), Optional.empty(), Unfinished.LEAVE_OUT);
    }

    /** The same with a window; unfinished exposures are left out unless another policy is set. */
    public Exposures withWindow(Duration length) {
        return new Exposures(Optional.of(length), horizon, unfinished);
    }

    /** The same as they were known at a moment, such as the end of the training part. */
    public Exposures withHorizon(Instant moment) {
        return new Exposures(window, Optional.of(moment), unfinished);
    }

    /** The same with another policy. */
    public Exposures withUnfinished(Unfinished policy) {
        return new Exposures(window, horizon, policy);
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        return data.with(new ExposureJoin(data, this).run(account));
    }
}
