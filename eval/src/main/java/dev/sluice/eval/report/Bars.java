package dev.sluice.eval.report;

import dev.sluice.eval.report.BarChart.Bar;
import dev.sluice.eval.report.Grid.Cell;
import dev.sluice.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Bar charts in the shape of the template: a row a bar, its interval in two more columns if any bar has one. */
final class Bars {
    private Bars() {}

    static Chart of(BarChart chart) {
        List<Interval> intervals =
                chart.bars().stream().flatMap(bar -> bar.interval().stream()).toList();
        return new Chart(
                "bars",
                chart.unit(),
                "",
                Scales.LINEAR,
                Scales.LINEAR,
                "Bar chart: " + chart.title() + "." + extremes(chart.bars()) + Chart.SEE_TABLE,
                intervals.isEmpty()
                        ? ""
                        : "The thin line at the end of a bar is its " + levels(intervals)
                                + " interval: where the value may well lie.",
                chart.bars().stream().anyMatch(bar -> Double.isFinite(bar.value())),
                grid(chart, intervals));
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
}
