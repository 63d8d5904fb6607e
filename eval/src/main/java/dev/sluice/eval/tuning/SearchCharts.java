package dev.sluice.eval.tuning;

import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.BarChart.Bar;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.LineChart.Series;
import dev.sluice.eval.report.PointChart;
import dev.sluice.eval.report.PointChart.Point;
import dev.sluice.eval.report.PointChart.Spacing;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.eval.report.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a search has tried, as sections of a report.
 *
 * @param result what was tried
 * @param quality what a quality is, such as {@code ndcg@20}
 * @param unit what a budget is of, such as {@code epochs}
 */
public record SearchCharts(SearchResult result, String quality, String unit) {
    /** More lines than that cannot be told apart. */
    private static final int LINES = 6;

    /** All charts, then all trials. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (halved()) {
            sections.add(rungs());
        }
        sections.add(cost());
        sections.addAll(parameters());
        sections.add(trials());
        return sections;
    }

    /** The quality over each parameter that has more than one value. */
    public List<Section> parameters() {
        List<Section> sections = new ArrayList<>();
        result.space().parameters().forEach((name, parameter) -> {
            if (parameter instanceof Choices choices) {
                if (choices.values().size() > 1) {
                    sections.add(choices(name, choices));
                }
            } else {
                sections.add(range(name, spacing(parameter)));
            }
        });
        return sections;
    }

    private static Spacing spacing(Parameter parameter) {
        boolean ratios = (parameter instanceof RealRange reals && reals.scale() == Scale.LOG)
                || (parameter instanceof WholeRange wholes && wholes.scale() == Scale.LOG);
        return ratios ? Spacing.RATIOS : Spacing.DIFFERENCES;
    }

    private Section range(String name, Spacing spacing) {
        return new PointChart(
                "Quality by " + name,
                "A point is a trial. What matters shows as a slope or a hill, what does not as a cloud; if the best are at"
                        + " an end of the range, the range is too small.",
                name,
                quality,
                spacing,
                judged().stream()
                        .map(trial -> new Point(label(trial), trial.settings().real(name), trial.quality()))
                        .toList());
    }

    private Section choices(String name, Choices choices) {
        Rung first = result.plan().rungs().get(0);
        List<Bar> bars = choices.values().stream()
                .map(value -> Bar.of(
                        value,
                        result.of(first).stream()
                                .filter(TrialResult::judged)
                                .filter(trial -> trial.settings().text(name).equals(value))
                                .mapToDouble(TrialResult::quality)
                                .max()
                                .orElse(Double.NaN)))
                .toList();
        return new BarChart(
                "Quality by " + name,
                "The best of each value" + (halved() ? " on the first rung, where all get the same." : "."),
                quality,
                bars);
    }

    private boolean halved() {
        return result.plan().rungs().size() > 1;
    }

    /** The quality of those who came furthest on every rung, and the median of all that were tried on it. */
    public LineChart rungs() {
        List<Series> lines = new ArrayList<>();
        result.plan().rungs().stream()
                .filter(rung -> !result.of(rung).isEmpty())
                .reduce((rung, later) -> later)
                .ifPresent(last -> result.of(last).stream()
                        .filter(TrialResult::judged)
                        .sorted(Comparator.comparingDouble(TrialResult::quality).reversed())
                        .limit(LINES - 1)
                        .forEach(trial -> lines.add(line("settings " + trial.number(), perRung(trial.number())))));
        lines.add(line("median of the rung", medians()));
        return new LineChart(
                "Quality over the rungs",
                "The best of the last rung on the way there. Where lines cross, a small budget misleads.",
                unit,
                quality,
                lines);
    }

    private Map<Double, Double> perRung(int number) {
        Map<Double, Double> values = new TreeMap<>();
        judged().stream()
                .filter(trial -> trial.number() == number)
                .forEach(trial -> values.put((double) trial.budget(), trial.quality()));
        return values;
    }

    private Map<Double, Double> medians() {
        Map<Double, Double> values = new TreeMap<>();
        for (Rung rung : result.plan().rungs()) {
            double[] sorted = result.of(rung).stream()
                    .filter(TrialResult::judged)
                    .mapToDouble(TrialResult::quality)
                    .sorted()
                    .toArray();
            if (sorted.length > 0) {
                int middle = sorted.length / 2;
                values.put((double) rung.budget(), (sorted[middle] + sorted[(sorted.length - 1) / 2]) / 2);
            }
        }
        return values;
    }

    /** The best so far over the time spent. */
    public LineChart cost() {
        Map<Double, Double> best = new TreeMap<>();
        double seconds = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (TrialResult trial : result.trials()) {
            seconds += trial.cost().seconds();
            if (trial.judged()) {
                most = Math.max(most, trial.quality());
                best.put(seconds, most);
            }
        }
        return new LineChart(
                "Best so far",
                "What the search had found after so many seconds of trials. A line that has long been flat says that more"
                        + " trials of the same kind bring little.",
                "seconds",
                quality,
                List.of(line("best so far", best)));
    }

    private static Series line(String name, Map<Double, Double> points) {
        return new Series(
                name,
                points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                points.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Every trial, the best first, those that failed last. */
    public Table trials() {
        List<Column> columns = columns();
        List<List<String>> rows = result.trials().stream()
                .sorted(Comparator.comparing((TrialResult trial) -> !trial.judged())
                        .thenComparing(
                                Comparator.comparingDouble(TrialResult::quality).reversed()))
                .map(trial ->
                        columns.stream().map(column -> column.cell.apply(trial)).toList())
                .toList();
        return new Table(
                "All trials",
                "The best first." + (halved() ? " Settings have one number on every rung." : ""),
                columns.stream().map(Column::name).toList(),
                rows,
                Map.of("failed", Tone.BAD, "kept", Tone.GOOD));
    }

    private record Column(String name, Function<TrialResult, String> cell) {}

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("settings", trial -> Integer.toString(trial.number())));
        result.space()
                .parameters()
                .keySet()
                .forEach(name ->
                        columns.add(new Column(name, trial -> trial.settings().text(name))));
        if (halved()) {
            columns.add(new Column("rung", trial -> Integer.toString(trial.rung())));
            columns.add(new Column(unit, trial -> Integer.toString(trial.budget())));
        }
        columns.add(new Column(quality, trial -> trial.judged() ? decimals("%.4f", trial.quality()) : "–"));
        columns.add(new Column("outcome", trial -> trial.outcome().toString()));
        columns.add(new Column("seconds", trial -> decimals("%.2f", trial.cost().seconds())));
        columns.add(new Column(
                "of processor time", trial -> decimals("%.2f", trial.cost().cpuSeconds())));
        if (!result.failures().isEmpty()) {
            columns.add(new Column("why", TrialResult::reason));
        }
        return columns;
    }

    private static String decimals(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private List<TrialResult> judged() {
        return result.trials().stream().filter(TrialResult::judged).toList();
    }

    /** As in {@code epochs 9}. */
    private String label(TrialResult trial) {
        return halved() ? unit + " " + trial.budget() : "trials";
    }
}
