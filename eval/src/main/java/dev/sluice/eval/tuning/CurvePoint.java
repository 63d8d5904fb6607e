package dev.sluice.eval.tuning;

import dev.sluice.data.prepare.Size;
import java.util.List;

/**
 * One point of a learning curve: the same part, or parts of the same size, trained on with several seeds.
 *
 * @param size how much of what the curve is over, before the preparation
 * @param trained how much data was trained on, after the preparation; mean over the seeds, rounded
 * @param epochs how long
 * @param unknownUsers how many of the judged users had no event in the data that were trained on; mean over the seeds,
 *     rounded
 * @param values of the metric, one for each seed
 * @param gainPerDoubling how much the mean rose since the point before, divided by how often the size doubled; NaN at
 *     the first point
 * @param cost of a training: means over the seeds, the greatest of the peaks
 */
public record CurvePoint(
        long size,
        Size trained,
        int epochs,
        int unknownUsers,
        List<Double> values,
        double gainPerDoubling,
        TrainingCost cost) {
    public CurvePoint {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a point must have at least one value");
        }
    }

    /** The mean of the values. */
    public double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    /** The standard deviation of the values, that of a sample; NaN if there is one value. */
    public double deviation() {
        double mean = mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.size() - 1));
    }

    /** The same with the gain since another point. */
    CurvePoint after(CurvePoint before) {
        double doublings = Math.log((double) size / before.size) / Math.log(2);
        double gain = (mean() - before.mean()) / doublings;
        return new CurvePoint(size, trained, epochs, unknownUsers, values, gain, cost);
    }
}
