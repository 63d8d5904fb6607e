package dev.sluice.examples;

import dev.sluice.Query;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Requests that are answered together: the queries that came of them, and whose turn it is. Belongs to one thread. */
final class Round {
    private final List<Query> queries = new ArrayList<>();
    private final Int2IntOpenHashMap places = new Int2IntOpenHashMap();
    private int number;
    private int turn;

    /** Begins anew, without queries. */
    void begin() {
        queries.clear();
        places.clear();
        number++;
    }

    /** From now on it is a request's turn. */
    void turnTo(int request) {
        turn = request;
    }

    /** Notes the query of the request whose turn it is. There is none where no model needs to be asked. */
    void note(Query query) {
        places.put(turn, queries.size());
        // The run that it was noted in will be over.
        queries.add(query.with().cancellation(() -> false).build());
    }

    /** How many rounds were begun. */
    int number() {
        return number;
    }

    /** The queries that were noted. */
    List<Query> queries() {
        return queries;
    }

    /** Where among these the query is of whose turn it is, if it is of the same version. */
    OptionalInt place(Query asked) {
        int place = places.getOrDefault(turn, queries.size());
        return place < queries.size() && queries.get(place).version().equals(asked.version())
                ? OptionalInt.of(place)
                : OptionalInt.empty();
    }
}
