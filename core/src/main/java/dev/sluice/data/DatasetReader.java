package dev.sluice.data;

import java.io.IOException;
import java.nio.file.Path;
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
 * own file knows come after. Files are read as a stream: the heap holds the columns, never the text.
 *
 * <p>A line is malformed if it has the wrong number of columns, an empty id, a value that is no finite number or a time
 * that is no whole number of seconds, if it describes an item or user for the second time, and if it is blank and not
 * at the end of the file. {@link BadLines} says what becomes of it; it fails unless told otherwise. A quote that does
 * not close is an error in any case, since nobody knows where the next line begins.
 */
public final class DatasetReader {
    private final DataFormat format;
    private final Optional<Path> items;
    private final Optional<Path> users;
    private final BadLines badLines;

    private DatasetReader(DataFormat format, Optional<Path> items, Optional<Path> users, BadLines badLines) {
        this.format = format;
        this.items = items;
        this.users = users;
        this.badLines = badLines;
    }

    /** Reads events alone, of this format, and fails on a malformed line. */
    public static DatasetReader of(DataFormat format) {
        return new DatasetReader(format, Optional.empty(), Optional.empty(), BadLines.FAIL);
    }

    /** This reader, reading a file of items too. */
    public DatasetReader items(Path file) {
        return new DatasetReader(format, Optional.of(file), users, badLines);
    }

    /** This reader, reading a file of users too. */
    public DatasetReader users(Path file) {
        return new DatasetReader(format, items, Optional.of(file), badLines);
    }

    /** This reader, treating malformed lines so. */
    public DatasetReader badLines(BadLines treatment) {
        return new DatasetReader(format, items, users, treatment);
    }

    /**
     * Reads the files.
     *
     * @param events the file of events
     * @throws DataException if a file is missing, empty, not of the format or has a malformed line that is not skipped;
     *     the message is one line, as in {@code ratings.csv:17: expected 4 columns, found 3}
     */
    public ReadResult read(Path events) throws IOException {
        LineProblems problems = new LineProblems(badLines);
        IdIndex.Builder userIds = new IdIndex.Builder();
        IdIndex.Builder itemIds = new IdIndex.Builder();
        EventFile read = readEvents(events, userIds, itemIds, problems);
        Entities itemEntities = readEntities(items, "items", format.items(), itemIds, problems);
        Entities userEntities = readEntities(users, "users", format.users(), userIds, problems);
        Dataset dataset = new Dataset(
                read.build(userEntities.rows(), itemEntities.rows()), new Catalogue(itemEntities, userEntities));
        ReadReport report = new ReadReport(
                read.size(),
                userEntities.rows() - 1,
                itemEntities.rows() - 1,
                problems.skipped(),
                problems.samples(),
                problems.byFault());
        return new ReadResult(dataset, report);
    }

    /**
     * Reads an items file alone: what it describes, whatever events there are.
     *
     * @throws DataException as {@link #read} does
     */
    public Entities readItems(Path file) throws IOException {
        return readEntities(
                Optional.of(file), "items", format.items(), new IdIndex.Builder(), new LineProblems(badLines));
    }

    /**
     * Reads a users file alone: what it describes, whatever events there are.
     *
     * @throws DataException as {@link #read} does
     */
    public Entities readUsers(Path file) throws IOException {
        return readEntities(
                Optional.of(file), "users", format.users(), new IdIndex.Builder(), new LineProblems(badLines));
    }

    private EventFile readEvents(Path file, IdIndex.Builder userIds, IdIndex.Builder itemIds, LineProblems problems)
            throws IOException {
        try (LineReader lines = LineReader.open(file, "events", format.events().dialect())) {
            EventFile events = new EventFile(format.events().rule().columns(lines), userIds, itemIds);
            problems.forEach(lines, events::add);
            if (events.size() == 0) {
                throw problems.explaining(lines.nothing());
            }
            return events;
        }
    }

    private static Entities readEntities(
            Optional<Path> file,
            String what,
            FileLayout<EntityColumns> layout,
            IdIndex.Builder ids,
            LineProblems problems)
            throws IOException {
        if (file.isEmpty()) {
            return Entities.of(ids.build());
        }
        try (LineReader lines = LineReader.open(file.get(), what, layout.dialect())) {
            EntityFile entities = new EntityFile(layout.rule().columns(lines), ids);
            problems.forEach(lines, entities::add);
            if (entities.isEmpty()) {
                throw problems.explaining(lines.nothing());
            }
            return entities.build();
        }
    }
}
