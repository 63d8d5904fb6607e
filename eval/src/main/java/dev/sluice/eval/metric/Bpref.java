package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * Binary preference: how seldom judged items that are not relevant stand above relevant ones. Unjudged items do not
 * count, so it suits incomplete judgements. Computed as trec_eval does.
 *
 * @see <a href="https://doi.org/10.1145/1008992.1009000">Buckley and Voorhees 2004</a>
 */
record Bpref() implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        int bound = Math.min(truth.relevant(), truth.size() - truth.relevant());
        int above = 0;
        double sum = 0;
        for (int place = 0; place < list.size(); place++) {
            int item = list.item(place);
            if (truth.isRelevant(item)) {
                sum += above == 0 ? 1 : 1 - (double) Math.min(above, truth.relevant()) / bound;
            } else if (truth.isJudged(item)) {
                above++;
            }
        }
        return sum / truth.relevant();
    }

    @Override
    public String variant() {
        return "preferences among judged items, bound min(relevant, judged not relevant)";
    }
}
