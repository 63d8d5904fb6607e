package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditPart;
import dev.sluice.data.audit.AuditReport;
import dev.sluice.data.audit.AuditSettings;
import dev.sluice.data.audit.Finding;
import dev.sluice.data.audit.FindingCode;
import dev.sluice.data.audit.LabelDomain;
import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page that tells what an audit found.
 *
 * @param files where the parts were read from, by the names of the parts
 * @param data the parts
 * @param settings of the audit
 * @param report what it found
 */
record AuditPage(Map<String, EventFiles> files, AuditData data, AuditSettings settings, AuditReport report) {
    /** The page. */
    Report page() {
        List<Section> sections = new ArrayList<>();
        if (!report.clean()) {
            sections.add(counts());
            sections.add(examples());
        }
        sections.add(checks());
        sections.add(parts());
        sections.add(facts());
        return new Report(
                "Audit of " + files.values().stream().map(EventFiles::title).collect(Collectors.joining(" and ")),
                summary(),
                sections);
    }

    private String summary() {
        String looked = Console.format("%,d events", AuditPrinter.events(data));
        return report.clean()
                ? "Nothing was found in " + looked + "."
                : report.findings().stream()
                        .map(finding -> Console.format("%s %,d", finding.code().name(), finding.count()))
                        .collect(Collectors.joining(", ", "Found in " + looked + ": ", "."));
    }

    private Section counts() {
        return new BarChart(
                "What was found",
                "An event is counted once, by the first check that finds fault with it.",
                "",
                report.findings().stream()
                        .map(finding -> BarChart.Bar.of(
                                finding.code().name() + " (" + finding.code().counted() + ")",
                                (double) finding.count()))
                        .toList());
    }

    private Section examples() {
        return new Table(
                "Examples",
                "The first of each kind.",
                List.of("finding", "where"),
                report.findings().stream()
                        .flatMap(finding -> finding.examples().stream()
                                .map(example -> List.of(finding.code().name(), example)))
                        .toList());
    }

    private Section checks() {
        return new Table(
                "Checks",
                "What was looked for, in this order.",
                List.of("finding", "count", "what it means, or why it was not looked for"),
                Arrays.stream(FindingCode.values()).map(this::check).toList());
    }

    private List<String> check(FindingCode code) {
        if (report.notChecked().containsKey(code)) {
            return List.of(
                    code.name(), "–", "Not looked for: " + report.notChecked().get(code) + ".");
        }
        long count = report.findings().stream()
                .filter(finding -> finding.code() == code)
                .mapToLong(Finding::count)
                .sum();
        return List.of(code.name(), Console.format("%,d", count), code.meaning());
    }

    private Section parts() {
        return new Table(
                "Parts",
                "",
                List.of("part", "files", "events", "users", "items", "earliest", "latest"),
                data.parts().stream().map(this::part).toList());
    }

    private List<String> part(AuditPart part) {
        Interactions events = part.data().interactions();
        Moments moments = Moments.of(events);
        return List.of(
                part.name(),
                String.valueOf(files.get(part.name())),
                Console.format("%,d", events.size()),
                Console.format("%,d", events.userRows() - 1),
                Console.format("%,d", events.itemRows() - 1),
                moments.first().toString(),
                moments.last().toString());
    }

    private Section facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("As of", settings.asOf().toString());
        facts.put("Labels", settings.domain().map(LabelDomain::toString).orElse("inferred"));
        facts.put("Split", AuditOptions.name(settings.split()));
        settings.bursts()
                .forEach(limit -> facts.put(
                        Console.format("Burst within %d s", limit.window().toSeconds()),
                        Console.format(
                                "more than %d events and %.0f times the median user",
                                limit.events(), limit.timesMedian())));
        facts.put(
                "Allowed",
                settings.allowed().isEmpty() ? "nothing" : settings.allowed().toString());
        return new Facts("Settings", "", facts);
    }
}
