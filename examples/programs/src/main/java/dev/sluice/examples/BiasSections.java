package dev.sluice.examples;

import dev.sluice.eval.MetricResult;
import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.examples.BiasFindings.OfGroups;
import dev.sluice.examples.section.EvaluationSections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What lists show beside what is liked, and whom they favour. */
final class BiasSections {
    private static final int SHOWN = 20;

    private BiasSections() {}

    /**
     * The sections that people ask for first.
     *
     * @param k number of places that count
     */
    static List<Section> of(BiasFindings findings, int k) {
        List<Section> sections = new ArrayList<>();
        sections.add(popularity(findings));
        sections.add(EvaluationSections.table("Beyond accuracy", findings.whole()));
        for (OfGroups groups : findings.groups()) {
            sections.add(exposure(groups, k));
            sections.add(sizes(groups, k));
        }
        return sections;
    }

    /** All other numbers, a table for each way to group. */
    static List<Section> details(BiasFindings findings) {
        return findings.groups().stream()
                .map(of -> EvaluationSections.table("By " + of.by() + ": all numbers", of.evaluation()))
                .toList();
    }

    private static Section popularity(BiasFindings findings) {
        return new BarChart(
                "Bias by popularity",
                "Whether popular items stand higher among what users like: for users (pru), and over items (pri). 1 is"
                        + " the order of popularity, 0 no bias, below 0 a preference for the rare.",
                "",
                Stream.of("pru", "pri")
                        .map(name -> bar(name, findings.whole().result(name)))
                        .filter(bar -> !Double.isNaN(bar.value()))
                        .toList());
    }

    private static BarChart.Bar bar(String label, MetricResult result) {
        return new BarChart.Bar(label, result.value(), result.interval());
    }

    private static Section exposure(OfGroups of, int k) {
        return new BarChart(
                "Attention by " + of.by(),
                Console.format(
                        "Which share of the attention goes to the items of each group, if it falls with the place as"
                                + " 1 / log2(place + 1) over the first %d.%s",
                        k, more(of)),
                "",
                mostAttention(of, k)
                        .mapToObj(group -> bar(of.groups().names().get(group), of.exposure(group, k)))
                        .toList());
    }

    private static String more(OfGroups of) {
        int more = of.groups().groups() - SHOWN;
        return more > 0 ? Console.format(" The %d groups with the most of it, and %,d more.", SHOWN, more) : "";
    }

    private static IntStream mostAttention(OfGroups of, int k) {
        return IntStream.range(0, of.groups().groups())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        group -> -of.exposure(group, k).value()))
                .limit(SHOWN)
                .mapToInt(group -> group);
    }

    private static Section sizes(OfGroups of, int k) {
        return new Table(
                "Groups by " + of.by(),
                "Shares of each group in the catalogue, in the training and in the attention, which parity would keep"
                        + " alike; how often its items are shown where they could be (rsp), and where they are liked"
                        + " (reo)." + more(of),
                List.of(
                        "group",
                        "items",
                        "of the catalogue",
                        "of the training",
                        "of the attention",
                        "shown",
                        "shown if liked"),
                mostAttention(of, k).mapToObj(group -> size(of, group, k)).toList());
    }

    private static List<String> size(OfGroups of, int group, int k) {
        GroupShare share = of.shares().get(group);
        return List.of(
                share.name(),
                Console.format("%,d", share.items()),
                percent(share.ofCatalogue()),
                percent(share.ofTraining()),
                percent(of.exposure(group, k).value()),
                percent(of.shown().get(group).rate()),
                percent(of.liked().get(group).rate()));
    }

    static String decimals(double number) {
        return Double.isNaN(number) ? "–" : Console.format("%.4f", number);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : Console.format("%.2f %%", 100 * share);
    }
}
