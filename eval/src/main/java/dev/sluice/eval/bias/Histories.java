package dev.sluice.eval.bias;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import java.util.stream.IntStream;

/** What users have had to do with; those of whom training does not know have had to do with nothing. */
final class Histories {
    private Histories() {}

    /** The distinct items of a user, ascending. */
    static IntStream items(InteractionMatrix history, int user) {
        return user < history.rows()
                ? IntStream.range(history.start(user), history.end(user)).map(history::column)
                : IntStream.empty();
    }

    /** Whether a user has had to do with an item. */
    static boolean has(InteractionMatrix history, int user, int item) {
        return user < history.rows() && history.contains(user, item);
    }

    /** Why a list cannot be held against its user's history. */
    static String whyNone(InteractionMatrix history, RankedList list, String otherwise) {
        if (items(history, list.user()).findAny().isEmpty()) {
            return "no history";
        }
        return list.size() == 0 ? "empty list" : otherwise;
    }
}
