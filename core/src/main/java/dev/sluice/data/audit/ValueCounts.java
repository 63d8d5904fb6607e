package dev.sluice.data.audit;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How many sound events have each value. */
final class ValueCounts {
    private static final int MOST = 100;

    private final double[] values;
    private final long[] counts;

    /**
     * @param values ascending
     * @param counts of each of them
     */
    private ValueCounts(double[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
    }

    /** The counts, if there are few distinct values. */
    static Optional<ValueCounts> of(List<Part> parts) {
        Int2IntOpenHashMap counts = new Int2IntOpenHashMap();
        for (Part part : parts) {
            for (int event = 0; event < part.size(); event++) {
                if (part.sound(event)) {
                    // Adding 0 makes -0 the same as 0.
                    counts.addTo(Float.floatToIntBits(part.events().value(event) + 0f), 1);
                }
                if (counts.size() > MOST) {
                    return Optional.empty();
                }
            }
        }
        double[] values = counts.keySet()
                .intStream()
                .mapToDouble(Float::intBitsToFloat)
                .sorted()
                .toArray();
        return Optional.of(new ValueCounts(
                values,
                DoubleStream.of(values)
                        .mapToLong(value -> counts.get(Float.floatToIntBits((float) value)))
                        .toArray()));
    }

    int size() {
        return values.length;
    }

    double value(int i) {
        return values[i];
    }

    long count(int i) {
        return counts[i];
    }

    long total() {
        return IntStream.range(0, size()).mapToLong(this::count).sum();
    }

    /** How many events have a value that is near this one. */
    long near(double value, double distance) {
        return IntStream.range(0, size())
                .filter(i -> Math.abs(values[i] - value) < distance)
                .mapToLong(this::count)
                .sum();
    }
}
