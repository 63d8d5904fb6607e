package dev.sluice.eval.bias;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;

/** The rate of one group alone: one of those whose spread a metric is. */
record GroupRate(Metric of, GroupRates rates, String group) implements Metric {
    @Override
    public String name() {
        return of.name() + "/" + group;
    }

    @Override
    public Accumulator begin() {
        return new WholeAccumulator<>(this, rates.rate(rates.groups().group(group)));
    }

    /** The rates hang on the metric and hold functions, which have no equality. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GroupRate rate && rate.of.equals(of) && rate.group.equals(group);
    }

    @Override
    public int hashCode() {
        return 31 * of.hashCode() + group.hashCode();
    }
}
