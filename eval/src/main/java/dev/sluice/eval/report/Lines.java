package dev.sluice.eval.report;

import dev.sluice.eval.report.Grid.Cell;
import dev.sluice.eval.report.LineChart.Series;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Line charts in the shape of the template: a row a place, a column a series. */
final class Lines {
    private Lines() {}

    static Chart of(LineChart chart) {
        String scale = Scales.of(values(chart.series()));
        return new Chart(
                "lines",
                chart.xLabel(),
                chart.yLabel(),
                Scales.LINEAR,
                scale,
                "Line chart: " + chart.title() + ". " + names(chart.series()) + "." + Chart.SEE_TABLE,
                Scales.caption(Scales.LINEAR, scale),
                values(chart.series()).anyMatch(Double::isFinite),
                grid(chart));
    }

    private static String names(List<Series> series) {
        return series.stream().map(Series::name).collect(Collectors.joining(", "));
    }

    private static DoubleStream values(List<Series> series) {
        return series.stream().flatMapToDouble(each -> Arrays.stream(each.y()));
    }

    /** Every place of any series is a row; a series without a point there has nothing in it. */
    private static Grid grid(LineChart chart) {
        Decimals decimals = Decimals.of(values(chart.series()));
        TreeMap<Double, Cell[]> byPlace = new TreeMap<>();
        int width = chart.series().size();
        for (int column = 0; column < width; column++) {
            double[] x = chart.series().get(column).x();
            double[] y = chart.series().get(column).y();
            for (int i = 0; i < x.length; i++) {
                byPlace.computeIfAbsent(positiveZero(x[i]), place -> blank(width))[column] = Cell.of(y[i], decimals);
            }
        }
        Decimals places = Decimals.of(byPlace.keySet().stream().mapToDouble(Double::doubleValue));
        List<Grid.Row> rows = byPlace.entrySet().stream()
                .map(row -> new Grid.Row(Cell.of(row.getKey(), places), List.of(row.getValue())))
                .toList();
        List<String> columns = Stream.concat(
                        Stream.of(chart.xLabel()), chart.series().stream().map(Series::name))
                .toList();
        return Grid.ofNumbers(chart.title(), columns, rows);
    }

    // A map of doubles keeps -0 and 0 apart.
    private static double positiveZero(double x) {
        return x + 0.0;
    }

    private static Cell[] blank(int width) {
        return IntStream.range(0, width).mapToObj(column -> Cell.NONE).toArray(Cell[]::new);
    }
}
