package dev.sluice.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads events, and what is known of their items and users, from files.
 *
 * <pre>{@code
 * var read = DatasetReader.of(DataFormat.ML_LATEST)
 *         .items(Path.of("movies.csv"))
 *         .badLines(BadLines.SKIP)
 *         .read(Path.of("ratings.csv"));
 * }</pre>
 *
 * <p>Rows are given to ids in the order in which they first appear in the events; items and users of which only their
 * own file knows come after. Files are read as a stream: the heap holds the columns, never the text. A thread that ends
 * with the file reads events a little ahead of the caller's.
 *
 * <p>A line is malformed if it has the wrong number of columns, an empty id, a value that is no finite number or a time
 * that the {@link TimeFormat} does not know, if it describes an item or user for the second time, and if it is blank
 * and not at the end of the file. {@link BadLines} says what becomes of it; it fails unless told otherwise. A quote
 * that does not close is an error in any case, since nobody knows where the next line begins.
 */
public final class DatasetReader {
    private final DataFormat format;
    private final Optional<Path> items;
    private final Optional<Path> users;
    private final BadLines badLines;
    private final TimeFormat times;

    private DatasetReader(
            DataFormat format, Optional<Path> items, Optional<Path> users, BadLines badLines, TimeFormat times) {
        this.format = format;
        this.items = items;
        this.users = users;
        this.badLines = badLines;
        this.times = times;
    }

    /** Reads events alone, of this format, with times in {@link TimeFormat#SECONDS}; fails on a malformed line. */
    public static DatasetReader of(DataFormat format) {
        return new DatasetReader(format, Optional.empty(), Optional.empty(), BadLines.FAIL, TimeFormat.SECONDS);
    }

    /** This reader, reading a file of items too. */
    public DatasetReader items(Path file) {
        return new DatasetReader(format, Optional.of(file), users, badLines, times);
    }

    /** This reader, reading a file of users too. */
    public DatasetReader users(Path file) {
        return new DatasetReader(format, items, Optional.of(file), badLines, times);
    }

    /** This reader, treating malformed lines so. */
    public DatasetReader badLines(BadLines treatment) {
        return new DatasetReader(format, items, users, treatment, times);
    }

    /** This reader, where times of events are written like this. */
    public DatasetReader times(TimeFormat format) {
        return new DatasetReader(this.format, items, users, badLines, format);
    }

    /**
     * Reads one file of events, and the files of items and users.
     *
     * @throws DataException as {@link #readAll} does
     */
    public ReadResult read(Path events) throws IOException {
        return readAll(List.of(events));
    }

    /**
     * Reads the files: the events of each, in this order, as if they were one file, and the files of items and users.
     * Each may be packed or not. Where the format has a header every file has one, with the columns of the first file
     * in any order; one that lacks a column or has one more is refused, since nobody knows what the others' rows would
     * have there. A file without events is fine as long as another has some.
     *
     * @param events the files of events, each once; see {@link DataFiles#in}
     * @throws DataException if a file is missing, empty, not of the format or has a malformed line that is not skipped;
     *     the message is one line, as in {@code ratings.csv:17: expected 4 columns, found 3}
     */
    public ReadResult readAll(List<Path> events) throws IOException {
        DataFiles.requireDistinct(events);
        Reading reading = new Reading(badLines);
        List<String> names = DataFiles.shown(events);
        for (int file = 0; file < names.size(); file++) {
            readEvents(events.get(file), names.get(file), reading);
        }
        reading.requireEvents(new DataException(names.get(0)
                + (events.size() > 1 ? " and " + (events.size() - 1) + " more files" : "") + ": no events"));
        Entities itemEntities = items.isEmpty() ? reading.items() : readItems(items.get(), reading);
        Entities userEntities = users.isEmpty() ? reading.users() : readUsers(users.get(), reading);
        return reading.result(itemEntities, userEntities);
    }

    /**
     * Reads an items file alone: what it describes, whatever events there are.
     *
     * @throws DataException as {@link #read} does
     */
    public Entities readItems(Path file) throws IOException {
        return readItems(file, new Reading(badLines));
    }

    /**
     * Reads a users file alone: what it describes, whatever events there are.
     *
     * @throws DataException as {@link #read} does
     */
    public Entities readUsers(Path file) throws IOException {
        return readUsers(file, new Reading(badLines));
    }

    private void readEvents(Path file, String name, Reading reading) throws IOException {
        FileLayout<EventColumns> layout = format.events();
        try (LineReader lines = LineReader.open(file, name, "events", layout.dialect())) {
            EventColumns columns = layout.rule().columns(lines);
            try (ReadAhead ahead = ReadAhead.of(lines)) {
                reading.events(ahead, columns, times);
            }
        }
    }

    private Entities readItems(Path file, Reading reading) throws IOException {
        FileLayout<EntityColumns> layout = format.items();
        try (LineReader lines = LineReader.open(file, "items", layout.dialect())) {
            return reading.items(lines, layout.rule().columns(lines));
        }
    }

    private Entities readUsers(Path file, Reading reading) throws IOException {
        FileLayout<EntityColumns> layout = format.users();
        try (LineReader lines = LineReader.open(file, "users", layout.dialect())) {
            return reading.users(lines, layout.rule().columns(lines));
        }
    }
}
