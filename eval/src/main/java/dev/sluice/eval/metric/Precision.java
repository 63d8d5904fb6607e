package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * The share of the first {@code k} places that hold a relevant item.
 *
 * @param k number of places that count, at least 1
 * @param divisor what the number of hits is divided by
 */
public record Precision(int k, Divisor divisor) implements TieAware {
    /** What hits are divided by. */
    public enum Divisor {
        /** The number of places, {@code k}, also where the list is shorter. */
        PLACES,
        /**
         * The number of items at these places: a short list is not blamed for what it leaves out. An empty one is 0.
         */
        ITEMS
    }

    public Precision {
        Places.requireCut(k);
    }

    /** Divided by {@code k}, also where the list is shorter. */
    public Precision(int k) {
        this(k, Divisor.PLACES);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : Places.hits(list, truth, k) / divisor(list);
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? Double.NaN : Ties.hits(list, truth, k) / divisor(list);
    }

    private double divisor(RankedList list) {
        return divisor == Divisor.PLACES ? k : Math.max(1, Math.min(k, list.size()));
    }

    @Override
    public String variant() {
        return "relevant items among the first " + k + ", divided by "
                + (divisor == Divisor.PLACES ? Integer.toString(k) : "the items among them");
    }
}
