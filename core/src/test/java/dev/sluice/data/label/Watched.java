package dev.sluice.data.label;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import java.util.Random;
import java.util.stream.IntStream;

/** Exposures of one user, an item each, made by hand or drawn. */
final class Watched {
    private Watched() {}

    /** With durations and watch times. */
    static Interactions of(double[] durations, double[] seconds) {
        return plain(durations.length)
                .with(Exposures.DURATION_SECONDS, new NumberColumn(durations))
                .with(Exposures.WATCH_SECONDS, new NumberColumn(seconds));
    }

    /** With one column. */
    static Interactions with(String column, double... numbers) {
        return plain(numbers.length).with(column, new NumberColumn(numbers));
    }

    /** Without any column. */
    static Interactions plain(int size) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int item = 1; item <= size; item++) {
            builder.add(1, item, 1000L * item, 0);
        }
        return builder.build(2, size + 1);
    }

    /** As many as asked for, of few durations and times so that there are ties, some of them unknown. */
    static Interactions drawn(Random random, int size) {
        double[] durations = new double[size];
        double[] seconds = new double[size];
        for (int row = 0; row < size; row++) {
            durations[row] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(40);
            seconds[row] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(60) / 2.0;
        }
        return of(durations, seconds);
    }

    /** Whether a label that reads watch time and duration has what it needs. */
    static boolean isKnown(Interactions exposures, int row) {
        return seconds(exposures, row) >= 0 && duration(exposures, row) > 0;
    }

    static double seconds(Interactions exposures, int row) {
        return ((NumberColumn) exposures.column(Exposures.WATCH_SECONDS).orElseThrow()).number(row);
    }

    static double duration(Interactions exposures, int row) {
        return ((NumberColumn) exposures.column(Exposures.DURATION_SECONDS).orElseThrow()).number(row);
    }

    static Dataset dataset(Interactions events) {
        return new Dataset(events, Catalogue.of(ids("i", events.itemRows()), ids("u", events.userRows())));
    }

    private static IdIndex ids(String prefix, int rows) {
        return IdIndex.of(IntStream.range(1, rows).mapToObj(row -> prefix + row).toList());
    }
}
