package dev.sluice.examples;

import dev.sluice.ModelVersion;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.examples.section.BehaviourSections;
import dev.sluice.examples.section.ComparisonSections;
import dev.sluice.examples.section.CoverageSection;
import dev.sluice.examples.section.CurveSections;
import dev.sluice.examples.section.EvaluationSections;
import dev.sluice.examples.section.ImportanceSections;
import dev.sluice.examples.section.SliceSections;
import dev.sluice.ranking.linear.FeatureWeight;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.train.EpochReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page that tells what was run and what came of it.
 *
 * @param title the heading
 * @param parts the data
 * @param split how they were split
 * @param version what was published
 * @param epochs of the trainings, by the model's name
 * @param outcome what came of it
 */
record RunReport(
        String title,
        Parts parts,
        SplitChoice split,
        ModelVersion version,
        Map<String, List<EpochReport>> epochs,
        Outcome outcome) {
    private static final String MAIN_METRIC = "ndcg@10";

    /** The page; the provenance is that of the version. */
    Report page(Map<String, String> provenance) {
        List<Section> sections = new ArrayList<>();
        sections.addAll(quality());
        sections.addAll(closeLook(outcome.inspection()));
        sections.addAll(inside());
        sections.add(run());
        sections.add(new Facts("Settings", "What the version that was published says of itself.", provenance));
        return new Report(title, summary(), sections);
    }

    private String summary() {
        Evaluation funnel = Judging.evaluation(Funnels.FUNNEL, outcome.judged());
        Evaluation popularity = Judging.evaluation(Funnels.POPULARITY, outcome.judged());
        double of = funnel.result(MAIN_METRIC).value();
        double than = popularity.result(MAIN_METRIC).value();
        return Console.format(
                        "Lists for %,d users, judged by what they went on to like. %s of the whole funnel is %.4f, that of"
                                + " recommending to all what is popular %.4f%s.",
                        funnel.judged(),
                        MAIN_METRIC,
                        of,
                        than,
                        than > 0 ? Console.format(": %.2f times as good", of / than) : "")
                + " " + BehaviourSections.summary(outcome.inspection().behaviour());
    }

    /** How good the lists are, and whether chance may be all there is to it. */
    private List<Section> quality() {
        List<Section> sections = new ArrayList<>();
        sections.add(systems());
        sections.add(EvaluationSections.beside("All metrics", outcome.evaluations()));
        sections.addAll(ComparisonSections.of(outcome.comparisons()));
        sections.add(survival());
        return sections;
    }

    private static List<Section> closeLook(Inspection inspection) {
        List<Section> sections = new ArrayList<>(BehaviourSections.of(inspection.behaviour()));
        sections.addAll(SliceSections.ofUsers(inspection.ofUsers()));
        sections.addAll(SliceSections.ofItems(inspection.ofItems()));
        sections.addAll(BiasSections.of(inspection.bias(), Inspector.BIAS.k()));
        return sections;
    }

    /** What goes on in the funnel and went on in training. */
    private List<Section> inside() {
        List<Section> sections = new ArrayList<>();
        CoverageSection.of(
                        curves(),
                        Judging.COVERED,
                        parts.training().interactions().itemRows() - 1)
                .ifPresent(sections::add);
        outcome.inspection().probabilities().map(RunReport::probabilities).ifPresent(sections::addAll);
        outcome.rankers().weights().map(RunReport::weights).ifPresent(sections::add);
        outcome.importances()
                .forEach(each -> sections.addAll(
                        ImportanceSections.of(each.stage().label(), each.rows(), each.repeats(), each.features())));
        epochs.forEach((model, reports) -> {
            if (reports.stream().noneMatch(report -> Double.isNaN(report.loss()))) {
                sections.add(loss(model, reports));
            }
        });
        sections.add(latencies());
        outcome.examples().forEach(example -> sections.add(example(example)));
        return sections;
    }

    private static List<Section> probabilities(LightProbabilities light) {
        List<Section> sections = new ArrayList<>();
        sections.add(
                EvaluationSections.table("What the probabilities of the light ranker are worth", light.evaluation()));
        sections.addAll(CurveSections.of(light.evaluation()));
        if (!light.calibrated().isEmpty()) {
            sections.add(EvaluationSections.beside(
                    "Probabilities of the light ranker before and after calibration", light.calibrated()));
            light.calibrated().forEach(each -> sections.addAll(CurveSections.reliability(each)));
        }
        return sections;
    }

    private Section systems() {
        return new BarChart(
                MAIN_METRIC + " by system",
                "How well the first ten places are filled, 1 being perfect: generators alone, then stage behind stage.",
                "",
                outcome.evaluations().stream()
                        .map(evaluation -> {
                            MetricResult result = evaluation.result(MAIN_METRIC);
                            return new BarChart.Bar(evaluation.system(), result.value(), result.interval());
                        })
                        .toList());
    }

    private Section survival() {
        Survival survival = outcome.survival();
        List<BarChart.Bar> bars = new ArrayList<>();
        bars.add(BarChart.Bar.of("proposed by a generator", survival.percent(survival.proposed())));
        survival.passed().forEach((stage, passed) -> {
            if (outcome.rankers().has(stage)) {
                bars.add(BarChart.Bar.of("passed the " + stage.label() + " ranker", survival.percent(passed)));
            }
        });
        bars.add(BarChart.Bar.of("in the list", survival.percent(survival.listed())));
        return new BarChart(
                "Where liked items were lost",
                Console.format(
                        "Of the %,d items that %,d users went on to like, how many were still there after each stage."
                                + " What no generator proposes no ranker can save.",
                        survival.liked(), survival.users()),
                "%",
                bars);
    }

    private Map<String, CoverageCurve> curves() {
        Map<String, CoverageCurve> curves = new LinkedHashMap<>();
        outcome.judged().forEach((system, judged) -> judged.coverage().ifPresent(curve -> curves.put(system, curve)));
        return curves;
    }

    private static Section weights(List<FeatureWeight> light) {
        return new BarChart(
                "What the light ranker looks at",
                "Weight of each feature, per standard deviation: the change of the log odds.",
                "",
                light.stream()
                        .map(weight -> BarChart.Bar.of(weight.feature().name(), weight.weight()))
                        .toList());
    }

    private static Section loss(String model, List<EpochReport> reports) {
        return new LineChart(
                "Training loss of " + model,
                "",
                "epoch",
                "loss",
                List.of(new LineChart.Series(
                        model,
                        reports.stream().mapToDouble(EpochReport::epoch).toArray(),
                        reports.stream().mapToDouble(EpochReport::loss).toArray())));
    }

    private Section latencies() {
        return new Table(
                "Stages of the funnel",
                "Candidates in and out, on average, and how long a stage took, in microseconds. "
                        + outcome.answerTimes()
                        + " The first requests, on cold code, count.",
                List.of("stage", "in", "out", "p50", "p95", "p99"),
                outcome.times().stages().stream()
                        .map(stage -> List.of(
                                stage.name(),
                                Console.format("%.0f", stage.in()),
                                Console.format("%.0f", stage.out()),
                                Console.format("%.0f", stage.micros(50)),
                                Console.format("%.0f", stage.micros(95)),
                                Console.format("%.0f", stage.micros(99))))
                        .toList());
    }

    private static Section example(Showcase example) {
        List<List<String>> rows = new ArrayList<>();
        for (Showcase.Place place : example.places()) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    place.title(),
                    place.reasons(),
                    place.kind(),
                    String.join(", ", place.proposers()),
                    Console.format("%.4f", place.score()),
                    place.liked() ? "liked" : ""));
        }
        return new Table(
                "A list for " + example.user(),
                "Liked last: " + String.join("; ", example.before()) + ".",
                List.of("", "item", "what speaks for it", "kind", "proposed by", "score", "then"),
                rows);
    }

    private Section run() {
        Interactions train = parts.training().interactions();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Version", version.id());
        facts.put("Users", Integer.toString(train.userRows() - 1));
        facts.put("Items", Integer.toString(train.itemRows() - 1));
        facts.put("Events to train on", Integer.toString(train.size()));
        facts.put("Events to judge by", Integer.toString(parts.unseen().size()));
        facts.put("Split", split + (parts.warnings().isEmpty() ? "" : ": " + String.join(" ", parts.warnings())));
        if (!outcome.inspection().unsliced().isEmpty()) {
            facts.put(
                    "Attributes without slices",
                    "with so many values: " + outcome.inspection().unsliced());
        }
        facts.put("Data (SHA-256)", parts.training().hash());
        facts.put("Kernels", EmbeddingStore.kernels());
        facts.put("Java", Runtime.version().toString());
        return new Facts("What was run", "", facts);
    }
}
