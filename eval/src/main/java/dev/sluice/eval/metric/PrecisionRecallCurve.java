package dev.sluice.eval.metric;

import dev.sluice.eval.MetricTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What precision a threshold has that finds a share of the relevant items. Of many points those stay that are about
 * equally far from each other in recall.
 *
 * @param points from the strictest threshold to the first that finds all relevant items
 */
public record PrecisionRecallCurve(List<Point> points) {
    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /**
     * A point of the curve.
     *
     * @param threshold items of this score or a higher one pass; negative infinity where items without a score pass
     * @param recall the share that passes of the relevant items, from 0 to 1
     * @param precision the share of relevant items among those that pass, from 0 to 1
     */
    public record Point(double threshold, double recall, double precision) {}

    /**
     * The curve of some items; none, unless there are relevant ones.
     *
     * @param limit how many points there may be, at least 3
     */
    public static Optional<PrecisionRecallCurve> of(ScoredLabels pairs, int limit) {
        if (pairs.relevant() == 0) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        Spacing spacing = new Spacing(1, limit);
        for (Descent down = pairs.descent(); down.step(); ) {
            if (points.isEmpty() || spacing.reached(down.recall())) {
                points.add(new Point(down.score(), down.recall(), down.precision()));
            }
        }
        return Optional.of(new PrecisionRecallCurve(points));
    }

    MetricTable table() {
        return new MetricTable(
                List.of("threshold", "recall", "precision"),
                points.stream()
                        .map(point -> List.of(point.threshold, point.recall, point.precision))
                        .toList());
    }
}
