package dev.sluice.eval.report;

import static dev.sluice.eval.report.Pages.cells;
import static dev.sluice.eval.report.Pages.page;
import static dev.sluice.eval.report.Pages.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.eval.report.BarChart.Bar;
import dev.sluice.eval.report.LineChart.Series;
import dev.sluice.eval.report.PointChart.Point;
import dev.sluice.eval.report.PointChart.Spacing;
import dev.sluice.eval.statistics.Interval;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** What a chart shows stands in its table, from which it is drawn. */
class ChartTablesTest {
    @Test
    void everyChartSaysWhatItIsAndHasItsTable() {
        Document page = page(SampleReport.report());
        Elements charts = page.select("figure");

        assertThat(charts).hasSize(6);
        assertThat(page.select("canvas")).hasSameSizeAs(charts);
        for (Element chart : charts) {
            Element canvas = chart.select("canvas[role=img]").first();
            assertThat(canvas).isNotNull();
            assertThat(canvas.attr("aria-label"))
                    .contains(chart.parent().child(0).text());
            assertThat(chart.select("details[open] > summary + .scroll[tabindex=0][role=region] table"))
                    .hasSize(1);
        }
        assertThat(page.select("header noscript")).hasSize(1);
    }

    @Test
    void theTableOfBarsHasEveryValueWithAllItsDigits() {
        Document page = page(new BarChart(
                "Latency",
                "",
                "ms",
                List.of(
                        new Bar("a", 0.1 + 0.2, Optional.of(new Interval(-1e-7, 1 / 3.0, 0.9))),
                        Bar.of("b", Double.NaN),
                        new Bar("", 12_345_678.9, Optional.of(new Interval(2, 3e20, 0.9))))));
        Element table = page.select("figure table").first();

        assertThat(texts(table.select("thead th"))).containsExactly("name", "value, ms", "low (90 %)", "high (90 %)");
        assertThat(cells(table))
                .containsExactly(
                        List.of("a", "0.30", "-1e-7", "0.33"),
                        List.of("b", "–", "–", "–"),
                        List.of("", "12,345,678.90", "2.00", "3e20"));
        assertThat(table.select("data").stream().map(data -> Double.valueOf(data.attr("value"))))
                .containsExactly(0.1 + 0.2, -1e-7, 1 / 3.0, Double.NaN, 12_345_678.9, 2.0, 3e20);
        assertThat(page.select("figcaption").text()).contains("90 %");
    }

    @Test
    void barsWithoutIntervalsHaveNoWhiskersToExplain() {
        Document page = page(new BarChart("b", "", "", List.of(Bar.of("a", 1))));

        assertThat(page.select("figcaption")).isEmpty();
        assertThat(texts(page.select("thead th"))).containsExactly("name", "value");
    }

    @Test
    void theTableOfLinesHasARowForEveryPlaceOfAnyLine() {
        Document page = page(new LineChart(
                "l",
                "",
                "epoch",
                "loss",
                List.of(
                        new Series("odd", new double[] {-0.0, 1, 3}, new double[] {9, Double.NaN, 7}),
                        new Series("half", new double[] {0, 0.5}, new double[] {0.25, Double.POSITIVE_INFINITY}))));
        Element table = page.select("figure table").first();

        assertThat(texts(table.select("thead th"))).containsExactly("epoch", "odd", "half");
        assertThat(cells(table))
                .containsExactly(
                        List.of("0.0", "9.00", "0.25"),
                        List.of("0.5", "", "∞"),
                        List.of("1.0", "–", ""),
                        List.of("3.0", "7.00", ""));
        assertThat(table.select("td:empty")).hasSize(3);
    }

    @Test
    void aWideSpreadOfPositiveValuesIsLogarithmicAndSaysSo() {
        double[] x = {1, 2};
        Document wide = page(new LineChart("l", "", "", "", List.of(new Series("s", x, new double[] {1, 101}))));
        Document narrow = page(new LineChart("l", "", "", "", List.of(new Series("s", x, new double[] {1, 100}))));
        Document zero = page(new LineChart("l", "", "", "", List.of(new Series("s", x, new double[] {0, 1000}))));

        assertThat(wide.select("figure").attr("data-scale")).isEqualTo("logarithmic");
        assertThat(wide.select("figcaption").text()).contains("logarithmic");
        assertThat(narrow.select("figure").attr("data-scale")).isEqualTo("linear");
        assertThat(zero.select("figure").attr("data-scale")).isEqualTo("linear");
        assertThat(zero.select("figcaption")).isEmpty();
    }

    @Test
    void theTableOfPointsHasARowForEveryPoint() {
        Document page = page(new PointChart(
                "p",
                "",
                "place",
                "value",
                Spacing.DIFFERENCES,
                List.of(
                        new Point("odd", 3, 7),
                        new Point("even", 1, 0.25),
                        new Point("odd", 1, Double.NaN),
                        new Point("odd", 1, 9))));
        Element table = page.select("figure table").first();

        assertThat(texts(table.select("thead th"))).containsExactly("place", "odd", "even");
        assertThat(cells(table))
                .containsExactly(
                        List.of("1", "", "0.25"),
                        List.of("1", "–", ""),
                        List.of("1", "9.00", ""),
                        List.of("3", "7.00", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point("odd", Double.NaN, 1))
                .withMessage("x of a point of odd must be finite: NaN");
    }

    @Test
    void eachAxisOfPointsHasAScaleOfItsOwn() {
        Document along = page(points(Spacing.RATIOS, 100));
        Document both = page(points(Spacing.RATIOS, 101));
        Document none = page(points(Spacing.DIFFERENCES, 100));

        assertThat(along.select("figure").attr("data-along")).isEqualTo("logarithmic");
        assertThat(along.select("figure").attr("data-scale")).isEqualTo("linear");
        assertThat(along.select("figcaption").text()).startsWith("The horizontal axis is logarithmic");
        assertThat(both.select("figure").attr("data-scale")).isEqualTo("logarithmic");
        assertThat(both.select("figcaption").text()).startsWith("Both axes are logarithmic");
        assertThat(none.select("figure").attr("data-along")).isEqualTo("linear");
        assertThat(none.select("figcaption")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PointChart("p", "", "", "", Spacing.RATIOS, List.of(new Point("s", 0, 1))))
                .withMessage("x of \"p\" must be above 0 where equal steps are equal ratios: 0.0");
    }

    /** From 1 up to a value. */
    private static PointChart points(Spacing spacing, double most) {
        return new PointChart("p", "", "", "", spacing, List.of(new Point("s", 1, 1), new Point("s", 2, most)));
    }

    @Test
    void aChartOfUnknownsIsATableAlone() {
        Document page = page(new BarChart("b", "", "", List.of(Bar.of("a", Double.NaN))));

        assertThat(page.select("canvas, script")).isEmpty();
        assertThat(cells(page.select("figure table").first())).containsExactly(List.of("a", "–"));
    }
}
