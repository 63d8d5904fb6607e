package dev.sluice.eval.report;

import dev.sluice.eval.report.BarChart.Bar;
import dev.sluice.eval.report.Grid.Cell;
import dev.sluice.eval.report.LineChart.Series;
import dev.sluice.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A chart in the shape of the template. It has no data but its table: the page's script draws what stands there.
 *
 * @param scale of the values, {@code linear} or {@code logarithmic}
 * @param label what a reader hears who does not see it
 * @param drawn whether there is anything to draw
 */
record Chart(String kind, String x, String y, String scale, String label, String caption, boolean drawn, Grid grid) {
    private static final double LOGARITHMIC_FROM = 100;
    private static final String SEE_TABLE = " The table below has all values.";

    static Chart of(BarChart chart) {
        List<Interval> intervals =
                chart.bars().stream().flatMap(bar -> bar.interval().stream()).toList();
        return new Chart(
                "bars",
                chart.unit(),
                "",
                "linear",
                "Bar chart: " + chart.title() + "." + extremes(chart.bars()) + SEE_TABLE,
                intervals.isEmpty()
                        ? ""
                        : "The thin line at the end of a bar is its " + levels(intervals)
                                + " interval: where the value may well lie.",
                chart.bars().stream().anyMatch(bar -> Double.isFinite(bar.value())),
                grid(chart, intervals));
    }

    static Chart of(LineChart chart) {
        boolean logarithmic = isLogarithmic(chart.series());
        return new Chart(
                "lines",
                chart.xLabel(),
                chart.yLabel(),
                logarithmic ? "logarithmic" : "linear",
                "Line chart: " + chart.title() + ". " + names(chart.series()) + "." + SEE_TABLE,
                logarithmic ? "The vertical axis is logarithmic: equal steps are equal ratios." : "",
                values(chart.series()).anyMatch(Double::isFinite),
                grid(chart));
    }

    private static String extremes(List<Bar> bars) {
        List<Bar> known = bars.stream()
                .filter(bar -> !Double.isNaN(bar.value()))
                .sorted(Comparator.comparingDouble(Bar::value))
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        Bar least = known.get(0);
        Bar most = known.get(known.size() - 1);
        Decimals decimals = decimals(bars);
        return " Lowest: " + least.label() + ", " + decimals.text(least.value()) + ". Highest: " + most.label() + ", "
                + decimals.text(most.value()) + ".";
    }

    private static Decimals decimals(List<Bar> bars) {
        DoubleStream ends = bars.stream()
                .flatMap(bar -> bar.interval().stream())
                .flatMapToDouble(each -> DoubleStream.of(each.low(), each.high()));
        return Decimals.of(DoubleStream.concat(bars.stream().mapToDouble(Bar::value), ends));
    }

    private static String names(List<Series> series) {
        return series.stream().map(Series::name).collect(Collectors.joining(", "));
    }

    private static String levels(List<Interval> intervals) {
        return intervals.stream()
                .map(Interval::level)
                .distinct()
                .sorted()
                .map(Decimals::percent)
                .collect(Collectors.joining(" or "));
    }

    private static Grid grid(BarChart chart, List<Interval> intervals) {
        String unit = chart.unit().isBlank() ? "" : ", " + chart.unit();
        List<String> columns = new ArrayList<>(List.of("name", "value" + unit));
        if (!intervals.isEmpty()) {
            columns.add("low (" + levels(intervals) + ")");
            columns.add("high (" + levels(intervals) + ")");
        }
        Decimals decimals = decimals(chart.bars());
        List<Grid.Row> rows = chart.bars().stream()
                .map(bar -> new Grid.Row(Cell.of(bar.label()), cells(bar, columns.size() - 1, decimals)))
                .toList();
        return Grid.ofNumbers(chart.title(), columns, rows);
    }

    private static List<Cell> cells(Bar bar, int width, Decimals decimals) {
        Stream<Cell> ends = bar.interval()
                .map(interval -> Stream.of(Cell.of(interval.low(), decimals), Cell.of(interval.high(), decimals)))
                .orElse(Stream.generate(() -> Cell.MISSING));
        return Stream.concat(Stream.of(Cell.of(bar.value(), decimals)), ends)
                .limit(width)
                .toList();
    }

    private static boolean isLogarithmic(List<Series> series) {
        double[] finite = values(series).filter(Double::isFinite).sorted().toArray();
        return finite.length > 0 && finite[0] > 0 && finite[finite.length - 1] > LOGARITHMIC_FROM * finite[0];
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
