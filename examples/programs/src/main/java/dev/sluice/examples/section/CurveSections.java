package dev.sluice.examples.section;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.MetricTable;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.LineChart.Series;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What stands behind metrics that are more than a number: the curves of areas, and how probabilities fit what came
 * true.
 */
public final class CurveSections {
    private static final int SHOWN = 20;

    private final MetricResult result;
    private final MetricTable table;

    private CurveSections(MetricResult result, MetricTable table) {
        this.result = result;
        this.table = table;
    }

    /** The curves and tables of all results that have one. Tables of a single row become rows of one table. */
    public static List<Section> of(Evaluation evaluation) {
        List<Section> sections = new ArrayList<>();
        Map<List<String>, List<List<String>>> singles = new LinkedHashMap<>();
        for (MetricResult result : evaluation.results().values()) {
            result.table().ifPresent(table -> {
                CurveSections own = new CurveSections(result, table);
                if (table.rows().size() == 1 && !own.isCurve()) {
                    singles.computeIfAbsent(table.columns(), none -> new ArrayList<>())
                            .add(own.named(table.rows().get(0)));
                } else {
                    sections.addAll(own.sections());
                }
            });
        }
        singles.forEach((columns, rows) -> sections.add(new Table(
                "What was counted",
                "Items of all users.",
                Stream.concat(Stream.of("metric"), columns.stream()).toList(),
                rows)));
        return sections;
    }

    /** How probabilities fit what came true, a chart for each result that tells, which names the system. */
    public static List<Section> reliability(Evaluation evaluation) {
        return evaluation.results().values().stream()
                .flatMap(result -> result.table().map(table -> new CurveSections(result, table)).stream())
                .filter(own -> own.isReliability() && !own.table.rows().isEmpty())
                .map(own -> own.reliability(evaluation.system() + ", " + own.result.name()))
                .toList();
    }

    private boolean isCurve() {
        return isRoc() || isPrecision() || isReliability();
    }

    private boolean isRoc() {
        return table.columns().containsAll(List.of("false positive rate", "true positive rate"));
    }

    private boolean isPrecision() {
        return table.columns().containsAll(List.of("recall", "precision"));
    }

    private boolean isReliability() {
        return table.columns().containsAll(List.of("mean score", "share relevant"));
    }

    private List<Section> sections() {
        if (table.rows().isEmpty()) {
            return List.of();
        }
        if (isRoc()) {
            return List.of(roc());
        }
        if (isPrecision()) {
            return List.of(precision());
        }
        return isReliability() ? List.of(reliability(result.name()), rows("Bins")) : List.of(rows("Table"));
    }

    private Section roc() {
        return new LineChart(
                "ROC curve: " + result.name(),
                "Which share of the relevant items passes a threshold, by the share of the others that passes it. The"
                        + " area is " + Numbers.decimals(result.value()) + ". " + variant(),
                "false positive rate",
                "true positive rate",
                List.of(
                        curve("false positive rate", "true positive rate"),
                        new Series("by chance", new double[] {0, 1}, new double[] {0, 1})));
    }

    private Section precision() {
        return new LineChart(
                "Precision and recall: " + result.name(),
                "Which share is relevant of what passes a threshold, by the share of the relevant items that passes it."
                        + " The area is " + Numbers.decimals(result.value()) + ". " + variant(),
                "recall",
                "precision",
                List.of(curve("recall", "precision")));
    }

    private Section reliability(String name) {
        Series said = curve("mean score", "share relevant");
        double end = said.x()[said.x().length - 1];
        Series straight = end > 0
                ? new Series("as it was said", new double[] {0, end}, new double[] {0, end})
                : new Series("as it was said", new double[] {0}, new double[] {0});
        return new LineChart(
                "Calibration: " + name,
                "Of items that are given a probability of 0.3, three in ten should be relevant: then points lie on the"
                        + " straight line. Their mean distance from it is " + Numbers.decimals(result.value()) + ". "
                        + variant(),
                "probability that was said",
                "share that came true",
                List.of(said, straight));
    }

    /** Of several points at one place the last, which is the highest of a curve that rises. */
    private Series curve(String along, String up) {
        int x = table.columns().indexOf(along);
        int y = table.columns().indexOf(up);
        TreeMap<Double, Double> points = new TreeMap<>();
        table.rows().forEach(row -> points.put(row.get(x), row.get(y)));
        return new Series(
                result.name(),
                points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                points.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Section rows(String what) {
        int more = table.rows().size() - SHOWN;
        return new Table(
                what + " of " + result.name(),
                variant() + (more > 0 ? " The first " + SHOWN + " rows, and " + Numbers.count(more) + " more." : ""),
                table.columns(),
                table.rows().stream().limit(SHOWN).map(CurveSections::cells).toList());
    }

    private List<String> named(List<Double> row) {
        return Stream.concat(Stream.of(result.name()), cells(row).stream()).toList();
    }

    private static List<String> cells(List<Double> row) {
        return row.stream().map(Numbers::plain).toList();
    }

    private String variant() {
        String said = result.variant();
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + ".";
    }
}
