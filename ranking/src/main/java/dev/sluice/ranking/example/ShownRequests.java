package dev.sluice.ranking.example;

import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Exposures by their requests, the earliest request first, those of a request by their items. Immutable. */
final class ShownRequests {
    private static final String REQUEST = "request";

    private final Interactions exposures;
    /** The request of each exposure, from 1 on. */
    private final int[] codes;

    private final long[] moments;
    private final int[] order;
    private final IntArrayList starts = new IntArrayList();

    private ShownRequests(Interactions exposures, Column requests, int[] codes) {
        this.exposures = exposures;
        this.codes = codes;
        this.moments = new long[Arrays.stream(codes).max().orElse(0) + 1];
        Arrays.fill(moments, Long.MAX_VALUE);
        for (int exposure = 0; exposure < codes.length; exposure++) {
            moments[codes[exposure]] = Math.min(moments[codes[exposure]], exposures.time(exposure));
        }
        this.order = IntStream.range(0, codes.length).toArray();
        IntComparator byName = byName(requests);
        IntArrays.quickSort(order, (one, other) -> compare(one, other, byName));
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || codes[order[i]] != codes[order[i - 1]]) {
                starts.add(i);
            } else {
                requireBeside(order[i - 1], order[i], requests);
            }
        }
        starts.add(order.length);
    }

    static ShownRequests of(Interactions exposures) {
        Column requests = exposures
                .column(REQUEST)
                .orElseThrow(() -> new IllegalArgumentException("there is no column " + REQUEST + ", there are "
                        + exposures.columns().keySet()));
        int[] codes = codes(requests);
        for (int exposure = 0; exposure < codes.length; exposure++) {
            if (codes[exposure] == 0) {
                throw new IllegalArgumentException("an exposure must have a request: " + exposure + " has none");
            }
        }
        return new ShownRequests(exposures, requests, codes);
    }

    private static int[] codes(Column requests) {
        if (requests instanceof TextColumn texts) {
            return IntStream.range(0, texts.rows()).map(texts::code).toArray();
        }
        if (!(requests instanceof NumberColumn numbers)) {
            throw new IllegalArgumentException("column " + REQUEST + " must hold numbers or texts: it holds tags");
        }
        Long2IntOpenHashMap known = new Long2IntOpenHashMap();
        return IntStream.range(0, numbers.rows())
                .map(row -> Double.isNaN(numbers.number(row))
                        ? 0
                        : known.computeIfAbsent(
                                Double.doubleToLongBits(numbers.number(row)), number -> known.size() + 1))
                .toArray();
    }

    private static IntComparator byName(Column requests) {
        return requests instanceof NumberColumn numbers
                ? (one, other) -> Double.compare(numbers.number(one), numbers.number(other))
                : (one, other) -> requests.cell(one).compareTo(requests.cell(other));
    }

    private int compare(int one, int other, IntComparator byName) {
        int compared = Long.compare(moment(one), moment(other));
        if (compared == 0 && codes[one] != codes[other]) {
            compared = byName.compare(one, other);
        }
        return compared != 0 ? compared : Integer.compare(exposures.item(one), exposures.item(other));
    }

    private void requireBeside(int one, int other, Column requests) {
        if (exposures.user(one) != exposures.user(other)) {
            throw new IllegalArgumentException("a request must be of one user: " + requests.cell(one) + " is of "
                    + exposures.user(one) + " and " + exposures.user(other));
        }
        if (exposures.item(one) == exposures.item(other)) {
            throw new IllegalArgumentException("a request shows an item once: " + requests.cell(one) + " shows item "
                    + exposures.item(one) + " twice");
        }
    }

    /** How many requests. */
    int count() {
        return starts.size() - 1;
    }

    /** The exposures of a request. */
    int[] exposures(int request) {
        return Arrays.copyOfRange(order, starts.getInt(request), starts.getInt(request + 1));
    }

    /** The moment of the request that an exposure is of: that of its earliest. */
    long moment(int exposure) {
        return moments[codes[exposure]];
    }
}
