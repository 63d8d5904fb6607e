package dev.sluice.eval.report;

import dev.sluice.eval.report.Grid.Cell;
import dev.sluice.eval.report.PointChart.Point;
import dev.sluice.eval.report.PointChart.Spacing;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Point charts in the shape of the template: a row a point, a column a series. */
final class Points {
    private Points() {}

    static Chart of(PointChart chart) {
        List<String> series =
                chart.points().stream().map(Point::series).distinct().toList();
        String along = chart.spacing() == Spacing.RATIOS ? Scales.LOGARITHMIC : Scales.LINEAR;
        String up = Scales.of(numbers(chart, Point::y));
        return new Chart(
                "points",
                chart.xLabel(),
                chart.yLabel(),
                along,
                up,
                "Chart of points: " + chart.title() + ". " + String.join(", ", series) + "." + Chart.SEE_TABLE,
                Scales.caption(along, up),
                numbers(chart, Point::y).anyMatch(Double::isFinite),
                grid(chart, series));
    }

    private static DoubleStream numbers(PointChart chart, ToDoubleFunction<Point> number) {
        return chart.points().stream().mapToDouble(number);
    }

    private static Grid grid(PointChart chart, List<String> series) {
        Decimals places = Decimals.of(numbers(chart, Point::x));
        Decimals values = Decimals.of(numbers(chart, Point::y));
        List<Grid.Row> rows = chart.points().stream()
                .sorted(Comparator.comparingDouble(Point::x))
                .map(point -> new Grid.Row(
                        Cell.of(point.x(), places),
                        series.stream()
                                .map(name -> name.equals(point.series()) ? Cell.of(point.y(), values) : Cell.NONE)
                                .toList()))
                .toList();
        return Grid.ofNumbers(
                chart.title(),
                Stream.concat(Stream.of(chart.xLabel()), series.stream()).toList(),
                rows);
    }
}
