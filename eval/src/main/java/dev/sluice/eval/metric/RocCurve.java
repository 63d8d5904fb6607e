package dev.sluice.eval.metric;

import dev.sluice.eval.MetricTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many relevant items a threshold lets through for how many others. Equal scores make one straight line. Of many
 * points those stay that are about equally far from each other; the area under them is not quite that of
 * {@link RocAuc}.
 *
 * @param points from the strictest threshold, which lets nothing through, to that which lets everything through
 */
public record RocCurve(List<Point> points) {
    static final int POINTS = 200;

    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * A point of the curve.
     *
     * @param threshold items of this score or a higher one pass; infinite at the first point, and negative infinity
     *     where items without a score pass
     * @param falsePositiveRate the share that passes of the items that are not relevant, from 0 to 1
     * @param truePositiveRate the share that passes of the relevant items, from 0 to 1
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    /**
     * The curve of some items; none, unless there are relevant ones and others.
     *
     * @param limit how many points there may be, at least 3
     */
    public static Optional<RocCurve> of(ScoredLabels pairs, int limit) {
        if (pairs.relevant() == 0 || pairs.irrelevant() == 0) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
        Spacing spacing = new Spacing(2, limit);
        for (Descent down = pairs.descent(); down.step(); ) {
            if (spacing.reached(down.fallout() + down.recall())) {
                points.add(new Point(down.score(), down.fallout(), down.recall()));
            }
        }
        return Optional.of(new RocCurve(points));
    }

    MetricTable table() {
        return new MetricTable(
                List.of("threshold", "false positive rate", "true positive rate"),
                points.stream()
                        .map(point -> List.of(point.threshold, point.falsePositiveRate, point.truePositiveRate))
                        .toList());
    }
}
