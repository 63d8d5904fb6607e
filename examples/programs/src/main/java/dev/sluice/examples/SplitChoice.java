package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.eval.split.GlobalTimeSplit;
import dev.sluice.eval.split.RandomSplit;
import dev.sluice.eval.split.Splitter;
import dev.sluice.eval.split.UserTimeSplit;
import java.util.Locale;

/** How {@code run} splits events into those to train on and those to judge by; a fifth are to judge by. */
enum SplitChoice {
    /** At one moment for all. */
    TIME,
    /** At a moment of each user's own. */
    USER_TIME,
    /** At random. */
    RANDOM;

    private static final double TEST_SHARE = 0.2;
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
            case RANDOM -> new RandomSplit(TEST_SHARE, SEED);
        };
    }

    /** The choice of this name. */
    static SplitChoice of(String name) {
        for (SplitChoice choice : values()) {
            if (choice.toString().equals(name)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("split must be time, user-time or random: " + name);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
