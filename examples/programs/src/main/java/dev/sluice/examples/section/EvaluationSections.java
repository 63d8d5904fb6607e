package dev.sluice.examples.section;

import static java.util.stream.Collectors.joining;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import java.util.List;
import java.util.stream.Stream;

/** What metrics say of one system. */
public final class EvaluationSections {
    private EvaluationSections() {}

    /** The means over users as bars. */
    public static Section chart(Evaluation evaluation) {
        return new BarChart(
                "Quality of " + evaluation.system(),
                "Means over users. What exactly each is, and who was left out, stands in the table of all metrics.",
                "",
                evaluation.means().stream()
                        .map(evaluation::result)
                        .map(result -> new BarChart.Bar(result.name(), result.value(), result.interval()))
                        .toList());
    }

    /** All results, with what exactly was computed and who was left out. */
    public static Section table(String title, Evaluation evaluation) {
        return new Table(
                title,
                "With 95 % intervals from resampling users.",
                List.of("metric", "value", "users", "what it is", "users left out"),
                evaluation.results().values().stream()
                        .map(EvaluationSections::row)
                        .toList());
    }

    /** Several systems, a row each, judged by the same metrics. */
    public static Section beside(String title, List<Evaluation> evaluations) {
        return new Table(
                title,
                "Behind each value, where it is known, the half width of its 95 % interval, from resampling users.",
                Stream.concat(Stream.of("system"), evaluations.get(0).results().keySet().stream())
                        .toList(),
                evaluations.stream()
                        .map(evaluation -> Stream.concat(
                                        Stream.of(evaluation.system()),
                                        evaluation.results().values().stream().map(EvaluationSections::cell))
                                .toList())
                        .toList());
    }

    private static String cell(MetricResult result) {
        return Numbers.decimals(result.value())
                + result.interval()
                        .map(interval -> " ± " + Numbers.decimals((interval.high() - interval.low()) / 2))
                        .orElse("");
    }

    private static List<String> row(MetricResult result) {
        return List.of(
                result.name(),
                Numbers.within(Numbers.decimals(result.value()), result.interval()),
                Numbers.count(result.users().size()),
                result.variant(),
                result.leftOut().entrySet().stream()
                        .map(reason -> Numbers.count(reason.getValue()) + ": " + reason.getKey())
                        .collect(joining("; ")));
    }
}
