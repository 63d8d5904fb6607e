package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.data.label.Buckets;
import dev.sluice.data.label.Completion;
import dev.sluice.data.label.D2q;
import dev.sluice.data.label.DurationThreshold;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.Ties;
import dev.sluice.data.label.WatchTimeGain;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The labels that commands know by name. */
enum LabelName {
    CLICK {
        @Override
        Label fit(Interactions train) {
            return new Happened(clicks(train).orElse(Exposures.CLICKED));
        }
    },
    COMPLETION75 {
        @Override
        Label fit(Interactions train) {
            return new Completion(THREE_QUARTERS);
        }
    },
    QUANTILE75 {
        @Override
        Label fit(Interactions train) {
            return DurationThreshold.fit(train, THREE_QUARTERS, Buckets.defaults());
        }
    },
    D2Q {
        @Override
        Label fit(Interactions train) {
            return D2q.fit(train, Buckets.defaults(), Ties.MID_RANK);
        }
    },
    WTG {
        @Override
        Label fit(Interactions train) {
            return WatchTimeGain.fit(train, Buckets.defaults().withCut(Buckets.Cut.EQUAL_WIDTH));
        }
    };

    private static final double THREE_QUARTERS = 0.75;

    /** The label, fitted to these exposures. */
    abstract Label fit(Interactions train);

    /** The column that says what was clicked, if there is one. */
    static Optional<String> clicks(Interactions events) {
        return Stream.of(Exposures.CLICKED, CLICK.toString())
                .filter(column -> events.column(column).isPresent())
                .findFirst();
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
