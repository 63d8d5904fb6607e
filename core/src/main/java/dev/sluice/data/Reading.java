package dev.sluice.data;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Puts a data set together: the events from one source after the other, then the items and the users. */
final class Reading {
    private final LineProblems problems;
    private final IdIndex.Builder users = new IdIndex.Builder();
    private final IdIndex.Builder items = new IdIndex.Builder();
    private final EventCollector events = new EventCollector(users, items);
    private Optional<Set<String>> columnsBefore = Optional.empty();

    Reading(BadLines badLines) {
        problems = new LineProblems(badLines);
    }

    /** Reads events. Every source has the same columns as the first, in whatever order. */
    void events(Rows rows, EventColumns columns, TimeFormat times) throws DataException {
        Set<String> names = new HashSet<>(columns.optional());
        Set<String> before = columnsBefore.orElse(names);
        requireAll(before, names, rows, "has no column ", ", as the files before it do");
        requireAll(names, before, rows, "has a column ", ", which the files before it do not");
        columnsBefore = Optional.of(before);
        problems.forEach(rows, events.of(columns, times));
    }

    private static void requireAll(Set<String> wanted, Set<String> there, Rows rows, String what, String why)
            throws DataException {
        for (String name : wanted) {
            if (!there.contains(name)) {
                throw rows.wrong(what + Line.quoted(name) + why);
            }
        }
    }

    /** Refuses to go on without an event. */
    void requireEvents(DataException none) throws DataException {
        if (events.size() == 0) {
            throw problems.explaining(none);
        }
    }

    /** Reads what is known of the items, those with events and more. */
    Entities items(Rows rows, EntityColumns columns) throws DataException {
        return entities(rows, columns, items);
    }

    /** Reads what is known of the users, those with events and more. */
    Entities users(Rows rows, EntityColumns columns) throws DataException {
        return entities(rows, columns, users);
    }

    private Entities entities(Rows rows, EntityColumns columns, IdIndex.Builder ids) throws DataException {
        EntityCollector entities = new EntityCollector(columns, ids);
        problems.forEach(rows, entities::add);
        if (entities.isEmpty()) {
            throw problems.explaining(rows.nothing());
        }
        return entities.build();
    }

    /** Nothing of the items but the ids of those with events. */
    Entities items() {
        return Entities.of(items.build());
    }

    /** Nothing of the users but the ids of those with events. */
    Entities users() {
        return Entities.of(users.build());
    }

    ReadResult result(Entities ofItems, Entities ofUsers) {
        Dataset dataset = new Dataset(events.build(ofUsers.rows(), ofItems.rows()), new Catalogue(ofItems, ofUsers));
        ReadReport report = new ReadReport(
                events.size(),
                ofUsers.rows() - 1,
                ofItems.rows() - 1,
                problems.skipped(),
                problems.samples(),
                problems.byFault());
        return new ReadResult(dataset, report);
    }
}
