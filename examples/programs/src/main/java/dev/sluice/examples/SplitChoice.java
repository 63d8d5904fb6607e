package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.eval.split.ColdItemSplit;
import dev.sluice.eval.split.ColdUserSplit;
import dev.sluice.eval.split.GlobalTimeSplit;
import dev.sluice.eval.split.LeaveLastOut;
import dev.sluice.eval.split.RandomSplit;
import dev.sluice.eval.split.Splitter;
import dev.sluice.eval.split.UserDisjointSplit;
import dev.sluice.eval.split.UserTimeSplit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How {@code run} splits events into those to train on and those to judge by. */
enum SplitChoice {
    /** At one moment for all; a fifth of the events are to judge by. */
    TIME,
    /** At a moment of each user's own, a fifth of their events. */
    USER_TIME,
    /** The last event of each user. */
    LEAVE_LAST_OUT,
    /** A tenth of the users are new, and bring four fifths of what they did. */
    USER_DISJOINT,
    /** A tenth of the users are new, and bring nothing. */
    COLD_USERS,
    /** A tenth of the items are new. */
    COLD_ITEMS,
    /** A fifth of the events, at random. */
    RANDOM;

    private static final double TEST_SHARE = 0.2;
    private static final double COLD_SHARE = 0.1;
    private static final long SEED = 1;

    /** In MovieLens a user rates everything in one sitting, so that a split at one moment leaves few known users. */
    static SplitChoice defaultOf(DataFormat format) {
        return switch (format) {
            case ML_LATEST, ML_100K, ML_1M -> USER_TIME;
            case TSV, CSV -> TIME;
        };
    }

    Splitter splitter() {
        return switch (this) {
            case TIME -> new GlobalTimeSplit(TEST_SHARE);
            case USER_TIME -> UserTimeSplit.defaults();
            case LEAVE_LAST_OUT -> LeaveLastOut.of(1);
            case USER_DISJOINT -> UserDisjointSplit.of(SEED);
            case COLD_USERS -> new ColdUserSplit(COLD_SHARE, SEED);
            case COLD_ITEMS -> new ColdItemSplit(COLD_SHARE, SEED);
            case RANDOM -> new RandomSplit(TEST_SHARE, SEED);
        };
    }

    /** How the training part is split once more to train a ranker, who needs users and items that are known. */
    Splitter within() {
        return this == COLD_USERS || this == COLD_ITEMS ? UserTimeSplit.defaults() : splitter();
    }

    /**
     * The same.
     *
     * @throws IllegalArgumentException if it judges by users whom training does not know
     */
    SplitChoice ofKnownUsers() {
        if (this == USER_DISJOINT || this == COLD_USERS) {
            throw new IllegalArgumentException(
                    "--split must be of users who are trained on, for new ones see run: " + this);
        }
        return this;
    }

    /** The choice of this name. */
    static SplitChoice of(String name) {
        for (SplitChoice choice : values()) {
            if (choice.toString().equals(name)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("split must be one of "
                + Arrays.stream(values()).map(SplitChoice::toString).collect(Collectors.joining(", ")) + ": " + name);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
