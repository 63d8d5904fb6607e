package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * How much {@link Rbp} would rise if every unjudged item of the list were relevant, and every item that might follow
 * it: with few judgements much, which is what rank-biased precision does not know.
 *
 * @param persistence the probability of looking at the next item, at least 0 and below 1
 * @see <a href="https://doi.org/10.1145/1416950.1416952">Moffat and Zobel 2008</a>
 */
public record RbpResidual(double persistence) implements ListMetric {
    public RbpResidual {
        Rbp.requireShare(persistence);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double reaches = 1;
        for (int place = 0; place < list.size(); place++) {
            if (!truth.isJudged(list.item(place))) {
                sum += reaches * (1 - persistence);
            }
            reaches *= persistence;
        }
        return sum + reaches;
    }

    @Override
    public String variant() {
        return "unjudged items in the list and all places below it, looked at with persistence " + persistence;
    }
}
