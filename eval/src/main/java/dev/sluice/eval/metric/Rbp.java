package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * Rank-biased precision: the share of relevant items among those a reader looks at who goes on from each to the next
 * with the same probability. A relevant item at place {@code i}, counted from 1, is worth {@code (1 - persistence) *
 * persistence^(i - 1)}. There is no cut. How far the value could rise if unjudged items were relevant is what
 * {@link RbpResidual} says.
 *
 * @param persistence the probability of looking at the next item, at least 0 and below 1; about {@code 1 / (1 -
 *     persistence)} items are looked at
 * @see <a href="https://doi.org/10.1145/1416950.1416952">Moffat and Zobel 2008</a>
 */
public record Rbp(double persistence) implements TieAware {
    public Rbp {
        requireShare(persistence);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double looks = 1 - persistence;
        for (int place = 0; place < list.size(); place++) {
            if (truth.isRelevant(list.item(place))) {
                sum += looks;
            }
            looks *= persistence;
        }
        return sum;
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double looks = 1 - persistence;
        for (double gain : Ties.gains(list, list.size(), item -> Gain.BINARY.of(truth.grade(item)))) {
            sum += looks * gain;
            looks *= persistence;
        }
        return sum;
    }

    @Override
    public String variant() {
        return "relevant items in the whole list, looked at with persistence " + persistence;
    }

    static void requireShare(double persistence) {
        if (!(persistence >= 0 && persistence < 1)) {
            throw new IllegalArgumentException("persistence must be at least 0 and below 1: " + persistence);
        }
    }
}
