package dev.sluice.eval.trec;

import dev.sluice.eval.RankedList;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of one user, as a run file has them. */
final class UnorderedList {
    private final int user;
    private final IntArrayList items = new IntArrayList();
    private final List<String> ids = new ArrayList<>();
    private final DoubleArrayList scores = new DoubleArrayList();
    private final IntSet distinct = new IntOpenHashSet();

    UnorderedList(int user) {
        this.user = user;
    }

    /** Adds a line; the item is known by its row and by its id. */
    void add(Line line, int item) {
        String id = line.text(2);
        if (!distinct.add(item)) {
            throw line.error("item " + id + " comes twice for user " + line.text(0));
        }
        items.add(item);
        ids.add(id);
        scores.add(line.number(4, "score"));
    }

    RankedList ordered() {
        int[] order = IntStream.range(0, items.size()).toArray();
        IntArrays.stableSort(order, (one, other) -> {
            double first = scores.getDouble(one);
            double second = scores.getDouble(other);
            // Not Double.compare, which tells 0 from -0.
            return first == second ? compareText(ids.get(other), ids.get(one)) : first > second ? -1 : 1;
        });
        return RankedList.of(
                user,
                Arrays.stream(order).map(items::getInt).toArray(),
                Arrays.stream(order).mapToDouble(scores::getDouble).toArray());
    }

    /** Compares bytes as C does: {@link String#compareTo} orders characters beyond the basic plane otherwise. */
    private static int compareText(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
