package dev.sluice.examples;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.examples.BiasFindings.OfGroups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The page that shows what lists show, and whom they favour.
 *
 * @param training where the training came from
 * @param qrels where the judgements came from
 * @param inputs what was read
 * @param settings how it was looked at
 * @param findings what was found
 */
record BiasPage(String training, Path qrels, BiasInputs inputs, BiasSettings settings, BiasFindings findings) {
    private static final int BARS = 20;

    /** The page. */
    Report page() {
        List<Section> sections = new ArrayList<>();
        sections.add(popularity());
        if (!findings.curves().isEmpty()) {
            sections.add(curve());
        }
        sections.add(table("All lists", findings.whole()));
        findings.groups().forEach(each -> sections.addAll(groups(each)));
        sections.add(facts());
        return new Report("What " + inputs.name() + " favours", summary(), sections);
    }

    private String summary() {
        Evaluation whole = findings.whole();
        return Console.format(
                "Lists for %,d users. The first %d places show %s of the items; concentration (Gini) is %s, bias by"
                        + " popularity %s for users and %s for items, where 0 is none and 1 is all.",
                whole.judged(),
                settings.k(),
                percent(whole.result("coverage@" + settings.k()).value()),
                decimals(whole.result("giniConcentration@" + settings.k()).value()),
                decimals(whole.result("pru").value()),
                decimals(whole.result("pri").value()));
    }

    private Section popularity() {
        return new BarChart(
                "Bias by popularity",
                "Whether popular items stand higher among what users like: for users (pru), and over items (pri). 1 is"
                        + " the order of popularity, 0 no bias, below 0 a preference for the rare.",
                "",
                List.of(
                        bar("pru", findings.whole().result("pru")),
                        bar("pri", findings.whole().result("pri"))));
    }

    private static BarChart.Bar bar(String label, MetricResult result) {
        return new BarChart.Bar(label, result.value(), result.interval());
    }

    private Section curve() {
        List<LineChart.Series> lines = new ArrayList<>();
        findings.curves()
                .forEach((run, curve) -> lines.add(new LineChart.Series(
                        run,
                        curve.points().stream()
                                .mapToDouble(point -> 100 * point.share())
                                .toArray(),
                        curve.points().stream()
                                .mapToDouble(CoverageCurve.Point::items)
                                .toArray())));
        return new LineChart(
                "How many items make up the recommendations",
                Console.format(
                        "The least number of items that together are that share of the first %d places of all lists, of"
                                + " %,d items there are. Recommending the same to all keeps a line low.",
                        settings.k(), inputs.itemRows() - 1),
                "share of the recommendations (%)",
                "items",
                lines);
    }

    private static Section table(String title, Evaluation evaluation) {
        return new Table(
                title,
                "With 95 % intervals from resampling users.",
                List.of("metric", "value", "users", "what it is", "users left out"),
                evaluation.results().values().stream().map(BiasPage::row).toList());
    }

    private static List<String> row(MetricResult result) {
        return List.of(
                result.name(),
                cell(result),
                Console.format("%,d", result.users().size()),
                result.variant(),
                result.leftOut().entrySet().stream()
                        .map(reason -> Console.format("%,d: %s", reason.getValue(), reason.getKey()))
                        .collect(Collectors.joining("; ")));
    }

    private static String cell(MetricResult result) {
        return decimals(result.value()) + result.interval().map(BiasPage::range).orElse("");
    }

    private static String range(Interval interval) {
        return Console.format(" [%.4f, %.4f]", interval.low(), interval.high());
    }

    private static String decimals(double number) {
        return Double.isNaN(number) ? "–" : Console.format("%.4f", number);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : Console.format("%.2f %%", 100 * share);
    }

    private List<Section> groups(OfGroups of) {
        return List.of(exposure(of), sizes(of), table("By " + of.by() + ": all numbers", of.evaluation()));
    }

    private Section exposure(OfGroups of) {
        List<BarChart.Bar> bars = IntStream.range(0, of.groups().groups())
                .mapToObj(group -> bar(of.groups().names().get(group), of.exposure(group, settings.k())))
                .sorted(Comparator.comparingDouble((BarChart.Bar bar) -> -bar.value()))
                .limit(BARS)
                .toList();
        return new BarChart(
                "Attention by " + of.by(),
                Console.format(
                                "Which share of the attention goes to the items of each group, if it falls with the place as"
                                        + " 1 / log2(place + 1) over the first %d.",
                                settings.k())
                        + (of.groups().groups() > BARS ? " The " + BARS + " groups with the most of it." : ""),
                "",
                bars);
    }

    private Section sizes(OfGroups of) {
        return new Table(
                "Groups by " + of.by(),
                "Shares of each group in the catalogue, in the training and in the attention, which parity would keep"
                        + " alike; how often its items are shown where they could be (rsp), and where they are liked"
                        + " (reo).",
                List.of(
                        "group",
                        "items",
                        "of the catalogue",
                        "of the training",
                        "of the attention",
                        "shown",
                        "shown if liked"),
                IntStream.range(0, of.groups().groups())
                        .mapToObj(group -> size(of, group))
                        .toList());
    }

    private List<String> size(OfGroups of, int group) {
        GroupShare share = of.shares().get(group);
        return List.of(
                share.name(),
                Console.format("%,d", share.items()),
                percent(share.ofCatalogue()),
                percent(share.ofTraining()),
                percent(of.exposure(group, settings.k()).value()),
                percent(of.shown().get(group).rate()),
                percent(of.liked().get(group).rate()));
    }

    private Section facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Run", inputs.name());
        inputs.baseline().ifPresent(baseline -> facts.put("Baseline", baseline.name()));
        facts.put("Judgements", qrels.toString());
        facts.put("Training", training);
        facts.put("Users judged", Integer.toString(findings.whole().judged()));
        facts.put("Of them without a list", Integer.toString(findings.whole().withoutList()));
        facts.put("Lists without judgements", Integer.toString(findings.whole().unjudged()));
        facts.put("Items", Integer.toString(inputs.itemRows() - 1));
        facts.put("Of them without training", Integer.toString(inputs.beyondTraining()));
        facts.put("Liked items that stand in their user's training", Long.toString(inputs.likedInTraining()));
        facts.put("Places", Integer.toString(settings.k()));
        facts.put("Ranks", settings.ranks().toString());
        findings.groups()
                .forEach(each -> facts.put(
                        "Groups",
                        facts.containsKey("Groups")
                                ? facts.get("Groups") + "; " + each.groups()
                                : each.groups().toString()));
        return new Facts("What was looked at", "", facts);
    }
}
