package dev.sluice.examples.section;

import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.Section;
import java.util.Map;
import java.util.Optional;

/** How few items make up how much of what is recommended. */
public final class CoverageSection {
    private CoverageSection() {}

    /**
     * A line a system, unless there is none.
     *
     * @param curves by system
     * @param places how many of each list count
     * @param items how many there are
     */
    public static Optional<Section> of(Map<String, CoverageCurve> curves, int places, int items) {
        return curves.isEmpty() ? Optional.empty() : Optional.of(chart(curves, places, items));
    }

    private static Section chart(Map<String, CoverageCurve> curves, int places, int items) {
        return new LineChart(
                "How many items make up the recommendations",
                "The least number of items that together are that share of the first " + places
                        + " places of all lists, of " + Numbers.count(items)
                        + " items there are. Recommending the same to all keeps a line low.",
                "share of the recommendations (%)",
                "items",
                curves.entrySet().stream()
                        .map(curve -> line(curve.getKey(), curve.getValue()))
                        .toList());
    }

    private static LineChart.Series line(String system, CoverageCurve curve) {
        return new LineChart.Series(
                system,
                curve.points().stream()
                        .mapToDouble(point -> 100 * point.share())
                        .toArray(),
                curve.points().stream().mapToDouble(CoverageCurve.Point::items).toArray());
    }
}
