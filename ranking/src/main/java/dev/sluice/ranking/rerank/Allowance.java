package dev.sluice.ranking.rerank;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/** A rule that says how many there may be of a value, and what of it a list has used so far. Belongs to one thread. */
final class Allowance {
    private static final int UNKNOWN = -1;
    private static final int[] NONE = {};

    private final int most;
    private final int window;
    private final Int2IntOpenHashMap numbers = new Int2IntOpenHashMap();
    private final int[][] ofKinds;

    /** For each value the places it has, ascending, and how many candidates are left that have it. */
    private final List<IntArrayList> places = new ArrayList<>();

    private final int[] left;
    private int leftWithout;

    Allowance(ListRule rule, int index, Kinds kinds, int candidates) {
        this.most = rule.most();
        this.window = rule.window();
        this.ofKinds = new int[kinds.count()][];
        numbers.defaultReturnValue(UNKNOWN);
        for (int kind = 0; kind < ofKinds.length; kind++) {
            ofKinds[kind] = numbered(kinds.codes(index, kind));
        }
        this.left = new int[places.size()];
        for (int position = 0; position < candidates; position++) {
            count(kinds.of(position), 1);
        }
    }

    private int[] numbered(int[] codes) {
        int[] values = new int[codes.length];
        for (int i = 0; i < values.length; i++) {
            if (numbers.putIfAbsent(codes[i], places.size()) == UNKNOWN) {
                places.add(new IntArrayList());
            }
            values[i] = numbers.get(codes[i]);
        }
        return values;
    }

    private void count(int kind, int step) {
        for (int value : ofKinds[kind]) {
            left[value] += step;
        }
        leftWithout += ofKinds[kind].length == 0 ? step : 0;
    }

    /** Whether one of the kind may stand at a place behind all that have one. */
    boolean allows(int kind, int place) {
        for (int value : ofKinds[kind]) {
            if (earliest(value, 0, NONE, place) != place) {
                return false;
            }
        }
        return true;
    }

    void take(int kind, int place) {
        count(kind, -1);
        for (int value : ofKinds[kind]) {
            places.get(value).add(place);
        }
    }

    /** Takes back what was taken last. */
    void giveBack(int kind) {
        count(kind, 1);
        for (int value : ofKinds[kind]) {
            places.get(value).removeInt(places.get(value).size() - 1);
        }
    }

    /**
     * How many more of a code there can be at places from {@code from} on and before {@code end}, as many as are left
     * at most.
     */
    int room(int code, int from, int end) {
        int value = numbers.get(code);
        if (value == UNKNOWN) {
            return 0;
        }
        return soonest(value, from, end, new int[end - from]);
    }

    /**
     * The first place from {@code from} on that cannot be filled, whatever stands before, or {@code end}. Each value is
     * put wherever it may stand at the earliest; if all of them together are too few for the places up to one, that one
     * stays empty. A candidate with several values is taken for one of each, by which the answer may be too late.
     */
    int reach(int from, int end) {
        int[] arrivals = new int[end - from];
        int[] soonest = new int[end - from];
        for (int value = 0; value < left.length; value++) {
            int count = soonest(value, from, end, soonest);
            for (int i = 0; i < count; i++) {
                arrivals[soonest[i] - from]++;
            }
        }
        long supply = leftWithout;
        for (int place = from; place < end; place++) {
            supply += arrivals[place - from];
            if (supply < place - from + 1) {
                return place;
            }
        }
        return end;
    }

    /** Writes down where those left of a value may stand at the earliest, and returns how many can before the end. */
    private int soonest(int value, int from, int end, int[] soonest) {
        int count = 0;
        long next = from;
        while (count < left[value] && next < end) {
            next = earliest(value, count, soonest, next);
            if (next < end) {
                soonest[count++] = (int) next++;
            }
        }
        return count;
    }

    /** Where one more of a value may stand at the earliest, if {@code further} others come before it. */
    private long earliest(int value, int further, int[] soonest, long from) {
        IntArrayList taken = places.get(value);
        int mostBefore = taken.size() + further - most;
        if (mostBefore < 0) {
            return from;
        }
        if (most == 0) {
            return Long.MAX_VALUE;
        }
        long place = mostBefore < taken.size() ? taken.getInt(mostBefore) : soonest[mostBefore - taken.size()];
        return Math.max(from, place + window);
    }
}
