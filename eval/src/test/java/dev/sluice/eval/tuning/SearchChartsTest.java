package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.PointChart;
import dev.sluice.eval.report.Section;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The charts of a search have every trial in its place. */
class SearchChartsTest {
    private static final Halving PLAN = Halving.of(9, 3, 1, 9);

    private static SearchCharts charts(String space, Halving plan) throws IOException {
        return new SearchCharts(
                new RandomSearch(plan, 1)
                        .run(
                                SearchSpace.parse(space),
                                (settings, budget) -> settings.whole("a") == 9
                                        ? Double.NaN
                                        : settings.whole("a") * budget.units() / 100.0,
                                done -> {}),
                "ndcg@20",
                "epochs");
    }

    @Test
    void thereIsAChartForEachParameterThatVaries() throws IOException {
        assertThat(charts("a=1..9,fixed=7", PLAN).sections())
                .extracting(Section::title)
                .containsExactly("Quality over the rungs", "Best so far", "Quality by a", "All trials");
        assertThat(charts("a=1..9,way=x/y", Halving.none(9, 1)).sections())
                .extracting(Section::title)
                .containsExactly("Best so far", "Quality by a", "Quality by way", "All trials");
    }

    @Test
    void pointsAreTrialsByTheirBudget() throws IOException {
        PointChart points = (PointChart) charts("a=1..9", PLAN).parameters().get(0);
        assertThat(points.points())
                .hasSize(8 + 3 + 1)
                .contains(
                        new PointChart.Point("epochs 1", 4, 0.04),
                        new PointChart.Point("epochs 3", 8, 0.24),
                        new PointChart.Point("epochs 9", 8, 0.72));
    }

    @Test
    void axesAreSpacedAsParametersAreDrawn() throws IOException {
        List<Section> sections =
                charts("a=1..9,b=1..9:log,c=0.1..0.9:log,d=0.1..0.9", PLAN).parameters();
        assertThat(sections)
                .extracting(section -> ((PointChart) section).spacing())
                .containsExactly(
                        PointChart.Spacing.DIFFERENCES,
                        PointChart.Spacing.RATIOS,
                        PointChart.Spacing.RATIOS,
                        PointChart.Spacing.DIFFERENCES);
    }

    @Test
    void choicesAreComparedOnTheFirstRung() throws IOException {
        BarChart bars = (BarChart)
                charts("a=1..8,way=x/y/z", Halving.of(9, 3, 1, 9)).parameters().get(1);
        assertThat(bars.bars()).extracting(BarChart.Bar::label).containsExactly("x", "y", "z");
        assertThat(bars.bars()).allSatisfy(bar -> assertThat(bar.value()).isLessThanOrEqualTo(0.08));
    }

    @Test
    void linesAreOfTheLastRungAndTheMedian() throws IOException {
        LineChart lines = charts("a=1..9", PLAN).rungs();
        assertThat(lines.series()).hasSize(2);
        assertThat(lines.series().get(0).x()).containsExactly(1, 3, 9);
        assertThat(lines.series().get(0).y()).containsExactly(new double[] {0.08, 0.24, 0.72}, within(1e-9));
        assertThat(lines.series().get(1).name()).isEqualTo("median of the rung");
        assertThat(lines.series().get(1).y()).containsExactly(new double[] {0.045, 0.21, 0.72}, within(1e-9));
    }

    @Test
    void theBestSoFarNeverFalls() throws IOException {
        LineChart cost = charts("a=1..9", PLAN).cost();
        assertThat(cost.series().get(0).y()).hasSize(8 + 3 + 1).isSorted().endsWith(0.72);
    }

    @Test
    void theTableHasEveryTrialTheBestFirst() throws IOException {
        List<List<String>> rows = charts("a=1..9", PLAN).trials().rows();
        assertThat(rows).hasSize(9 + 3 + 1);
        assertThat(rows.get(0)).contains("8", "0.7200", "judged");
        assertThat(rows.get(rows.size() - 1)).contains("9", "–", "failed", "quality must be finite: NaN");
    }

    @Test
    void columnsAreThoseThatSaySomething() throws IOException {
        assertThat(charts("a=1..9", PLAN).trials().columns())
                .containsExactly(
                        "settings", "a", "rung", "epochs", "ndcg@20", "outcome", "seconds", "of processor time", "why");
        assertThat(charts("a=1..8", Halving.none(8, 1)).trials().columns())
                .containsExactly("settings", "a", "ndcg@20", "outcome", "seconds", "of processor time");
    }

    @Test
    void aSearchOfNothingCanBeShown() {
        SearchResult none =
                new SearchResult(SearchSpace.parse("a=1..9,b=x/y"), PLAN, List.of(), SearchResult.Ending.OUT_OF_TIME);
        assertThat(new SearchCharts(none, "ndcg@20", "epochs").sections()).hasSize(5);
    }
}
