package dev.sluice.eval.trec;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.RankedList;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of one user, as a run file has them. */
final class UnorderedList {
    private final int user;
    private final IntArrayList items = new IntArrayList();
    private final DoubleArrayList scores = new DoubleArrayList();

    UnorderedList(int user) {
        this.user = user;
    }

    void add(int item, double score) {
        items.add(item);
        scores.add(score);
    }

    RankedList ordered(IdIndex ids) {
        int[] order = IntStream.range(0, items.size()).toArray();
        IntArrays.stableSort(order, (one, other) -> {
            double first = scores.getDouble(one);
            double second = scores.getDouble(other);
            // Not Double.compare, which tells 0 from -0.
            return first == second
                    ? compareText(ids.id(items.getInt(other)), ids.id(items.getInt(one)))
                    : first > second ? -1 : 1;
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
