package dev.sluice.examples.section;

import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.ranking.importance.FeatureImportance;
import java.util.List;

/** What a ranker owes to its features, as bars and as a table. */
public final class ImportanceSections {
    private ImportanceSections() {}

    /**
     * The sections of one ranker.
     *
     * @param stage its name
     * @param rows how many examples that was found with
     * @param repeats how often each feature was permuted
     * @param features those of most worth first
     */
    public static List<Section> of(String stage, int rows, int repeats, List<FeatureImportance> features) {
        return List.of(chart(stage, rows, repeats, features), table(stage, features));
    }

    private static Section chart(String stage, int rows, int repeats, List<FeatureImportance> features) {
        return new BarChart(
                "What the " + stage + " ranker lives on",
                "By how much its log loss rises if a feature's values are permuted over " + Numbers.count(rows)
                        + " of the examples that it learned from: the mean of " + repeats
                        + " permutations. Features that say the same stand in for each other.",
                "",
                features.stream()
                        .map(each -> BarChart.Bar.of(each.feature().name(), each.loss()))
                        .toList());
    }

    private static Section table(String stage, List<FeatureImportance> features) {
        return new Table(
                "Importance of the " + stage + " ranker's features",
                "The deviation is that between permutations: what is not well above it may be chance.",
                List.of("feature", "rise of the loss", "deviation"),
                features.stream()
                        .map(each -> List.of(
                                each.feature().name(), Numbers.digits(each.loss()), Numbers.digits(each.deviation())))
                        .toList());
    }
}
