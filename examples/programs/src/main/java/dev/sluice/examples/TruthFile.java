package dev.sluice.examples;

import dev.sluice.data.Column;
import dev.sluice.data.DataException;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.Exposures;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file with columns {@code user,item,interest} that says how interested users really are, to be set beside a file of
 * exposures with columns {@code user,item,time,duration_seconds,watch_seconds}.
 */
final class TruthFile {
    private static final String INTEREST = "interest";

    private final Path file;
    private final Dataset truth;
    private final NumberColumn interests;
    private final Long2DoubleOpenHashMap byPair = new Long2DoubleOpenHashMap();

    private TruthFile(Path file) throws IOException {
        this.file = file;
        truth = DatasetReader.of(DataFormat.CSV).read(file).dataset();
        interests = numbers(truth.interactions(), INTEREST, file);
        byPair.defaultReturnValue(Double.NaN);
    }

    /** Reads both files. */
    static KnownInterest read(Path events, Path truth) throws IOException {
        Dataset data = DatasetReader.of(DataFormat.CSV).read(events).dataset();
        for (String column : List.of(Exposures.DURATION_SECONDS, Exposures.WATCH_SECONDS)) {
            numbers(data.interactions(), column, events);
        }
        return new TruthFile(truth).of(data, events);
    }

    private static NumberColumn numbers(Interactions events, String name, Path file) throws DataException {
        Column column = events.columns().get(name);
        if (column == null) {
            throw new DataException(file.getFileName() + ": there is no column " + name + ", there are user, item and "
                    + events.columns().keySet());
        }
        if (column instanceof NumberColumn numbers) {
            return numbers;
        }
        throw new DataException(file.getFileName() + ": column " + name + " must hold numbers");
    }

    private KnownInterest of(Dataset data, Path events) throws DataException {
        Interactions pairs = truth.interactions();
        for (int row = 0; row < pairs.size(); row++) {
            add(row);
        }
        int[] users =
                data.catalogue().users().ids().rowsIn(truth.catalogue().users().ids());
        int[] items =
                data.catalogue().items().ids().rowsIn(truth.catalogue().items().ids());
        Interactions exposures = data.interactions();
        double[] interest = IntStream.range(0, exposures.size())
                .mapToDouble(row -> byPair.get(key(users[exposures.user(row)], items[exposures.item(row)])))
                .toArray();
        KnownInterest known = new KnownInterest(exposures, interest);
        if (known.known() == 0) {
            throw new DataException(
                    file.getFileName() + ": none of its " + pairs.size() + " pairs is in " + events.getFileName());
        }
        return known;
    }

    private void add(int row) throws DataException {
        double interest = interests.number(row);
        if (Double.isNaN(interest)) {
            throw new DataException(file.getFileName() + ": " + pair(row) + " has no interest");
        }
        Interactions pairs = truth.interactions();
        double before = byPair.put(key(pairs.user(row), pairs.item(row)), interest);
        if (!Double.isNaN(before) && before != interest) {
            throw new DataException(
                    file.getFileName() + ": " + pair(row) + " has two interests: " + before + " and " + interest);
        }
    }

    private String pair(int row) {
        Interactions pairs = truth.interactions();
        return "the pair of user " + truth.catalogue().users().ids().id(pairs.user(row)) + " and item "
                + truth.catalogue().items().ids().id(pairs.item(row));
    }

    private static long key(int user, int item) {
        return (long) user << Integer.SIZE | item;
    }
}
