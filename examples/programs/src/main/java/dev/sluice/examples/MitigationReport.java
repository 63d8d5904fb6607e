package dev.sluice.examples;

import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.eval.simulation.WorldSettings;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.examples.section.CoverageSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The page that shows what weakens popularity bias, and what it costs.
 *
 * @param world where it was tried
 * @param studies findings of each way, by its name, in the order of their settings
 */
record MitigationReport(WorldSettings world, Map<String, List<MitigationStudy.Finding>> studies) {
    private static final Map<String, String> SETTINGS = Map.of(
            "penalty", "standard deviations of a user's scores that ln(1 + popularity) takes off",
            "negatives", "samples of which the hardest is the negative");

    /** The page. */
    Report page() {
        List<Section> sections = new ArrayList<>();
        studies.forEach((name, findings) -> sections.addAll(sections(name, findings)));
        sections.add(new Facts("What was run", "", Map.of("World", world.toString())));
        return new Report("What weakens popularity bias, and what it costs", summary(), sections);
    }

    private String summary() {
        List<String> ways = new ArrayList<>();
        studies.forEach((name, findings) -> {
            MitigationStudy.Finding first = findings.get(0);
            MitigationStudy.Finding last = findings.get(findings.size() - 1);
            ways.add(Console.format(
                    "%s from %s to %s takes PRI from %.2f to %.2f and ndcg@10 from %.4f to %.4f",
                    name,
                    number(first.setting()),
                    number(last.setting()),
                    first.value("pri"),
                    last.value("pri"),
                    first.value("ndcg@10"),
                    last.value("ndcg@10")));
        });
        return String.join("; ", ways) + ".";
    }

    private List<Section> sections(String name, List<MitigationStudy.Finding> findings) {
        List<Section> sections = new ArrayList<>();
        sections.add(new LineChart(
                "Popularity bias by " + name,
                "PRI: whether popular items stand higher for those who like them. PRU: the same for each user's liked"
                        + " items. 0 is no bias.",
                SETTINGS.getOrDefault(name, name),
                "",
                List.of(
                        series("PRI", findings, finding -> finding.value("pri")),
                        series("PRU", findings, finding -> finding.value("pru")))));
        sections.add(new LineChart(
                "Quality by " + name,
                "How well the first ten places are filled.",
                SETTINGS.getOrDefault(name, name),
                "ndcg@10",
                List.of(series("ndcg@10", findings, finding -> finding.value("ndcg@10")))));
        CoverageSection.of(curves(findings), MitigationStudy.K, world.items()).ifPresent(sections::add);
        sections.add(table(name, findings));
        return sections;
    }

    private static LineChart.Series series(
            String name, List<MitigationStudy.Finding> findings, ToDoubleFunction<MitigationStudy.Finding> value) {
        return new LineChart.Series(
                name,
                findings.stream().mapToDouble(MitigationStudy.Finding::setting).toArray(),
                findings.stream().mapToDouble(value).toArray());
    }

    private static Map<String, CoverageCurve> curves(List<MitigationStudy.Finding> findings) {
        Map<String, CoverageCurve> curves = new LinkedHashMap<>();
        findings.forEach(finding -> curves.put(number(finding.setting()), finding.coverage()));
        return curves;
    }

    private static Section table(String name, List<MitigationStudy.Finding> findings) {
        return new Table(
                "All numbers of " + name,
                "The cost is the difference to the first row, paired by user, with its 95 % interval.",
                List.of(name, "ndcg@10", "cost", "PRI", "PRU", "items in half of the places", "items in all"),
                findings.stream().map(finding -> row(finding, findings.get(0))).toList());
    }

    private static List<String> row(MitigationStudy.Finding finding, MitigationStudy.Finding first) {
        Interval cost = finding.cost(first);
        return List.of(
                number(finding.setting()),
                Console.format("%.4f", finding.value("ndcg@10")),
                Console.format("%+.4f to %+.4f", cost.low(), cost.high()),
                Console.format("%.4f", finding.value("pri")),
                Console.format("%.4f", finding.value("pru")),
                Integer.toString(finding.coverage().itemsFor(0.5)),
                Integer.toString(finding.coverage().items()));
    }

    private static String number(double setting) {
        return setting == Math.rint(setting) ? Integer.toString((int) setting) : Double.toString(setting);
    }
}
