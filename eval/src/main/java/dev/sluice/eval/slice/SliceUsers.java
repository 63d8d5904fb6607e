package dev.sluice.eval.slice;

import dev.sluice.eval.statistics.Bootstrap;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Optional;

/** The values of the users of one slice, in user order. */
final class SliceUsers {
    private final DoubleArrayList values = new DoubleArrayList();

    void add(double value) {
        values.add(value);
    }

    int size() {
        return values.size();
    }

    Slice slice(String name, double all, Optional<Bootstrap> intervals) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.getDouble(i);
        }
        double mean = sum / values.size();
        return new Slice(
                name,
                values.size(),
                mean,
                mean - all,
                intervals.map(bootstrap -> bootstrap.mean(values.toDoubleArray())));
    }
}
