package dev.sluice.eval;

/** A metric that says 0 where another says nothing. */
record ZeroIfUndefined(ListMetric metric) implements ListMetric {
    @Override
    public double of(RankedList list, Truth truth) {
        double value = metric.of(list, truth);
        return Double.isNaN(value) ? 0 : value;
    }

    @Override
    public String variant() {
        return metric.variant() + ", 0 for users without relevant items";
    }
}
