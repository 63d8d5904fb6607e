package dev.sluice.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eval.report.BarChart.Bar;
import dev.sluice.eval.report.LineChart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a report takes, and what it refuses. */
class SectionsTest {
    private static void assertRefused(ThrowingCallable making, String message) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void titlesAreNotBlank() {
        String message = "a title must not be blank: \" \"";
        assertRefused(() -> Report.of(" ", ""), message);
        assertRefused(() -> new Facts(" ", "", Map.of()), message);
        assertRefused(() -> new Table(" ", "", List.of("a"), List.of()), message);
        assertRefused(() -> new BarChart(" ", "", "", List.of()), message);
        assertRefused(() -> new LineChart(" ", "", "", "", List.of()), message);
    }

    @Test
    void rowsAreAsLongAsThereAreColumns() {
        assertRefused(
                () -> new Table("T", "", List.of("a", "b"), List.of(List.of("1", "2"), List.of("3"))),
                "row 1 of table \"T\" must have 2 cells: 1");
        assertRefused(() -> new Table("T", "", List.of(), List.of()), "table \"T\" needs at least one column");
    }

    @Test
    void seriesGoForward() {
        assertRefused(
                () -> new Series("als", new double[] {1, 2}, new double[] {1}),
                "series als must have as many x as y: 2 and 1");
        assertRefused(
                () -> new Series("als", new double[] {1, 1}, new double[] {1, 1}),
                "x of series als must rise: 1.0 then 1.0");
        assertRefused(
                () -> new Series("als", new double[] {Double.NaN}, new double[] {1}),
                "x of series als must be finite: NaN");
    }

    @Test
    void seriesHaveDistinctNames() {
        Series series = new Series("als", new double[0], new double[0]);
        assertRefused(
                () -> new LineChart("Loss", "", "", "", List.of(series, series)),
                "two series of \"Loss\" are called als");
    }

    @Test
    void whatIsPassedInMayChangeAfterwards() {
        double[] x = {1, 2};
        double[] y = {3, 4};
        Series series = new Series("als", x, y);
        List<String> row = new ArrayList<>(List.of("cell"));
        Table table = new Table("T", "", List.of("a"), List.of(row));
        List<Bar> bars = new ArrayList<>(List.of(Bar.of("a", 1)));
        BarChart chart = new BarChart("B", "", "", bars);

        x[0] = 9;
        y[0] = 9;
        series.y()[1] = 9;
        row.set(0, "other");
        bars.clear();

        assertThat(series.x()).containsExactly(1, 2);
        assertThat(series.y()).containsExactly(3, 4);
        assertThat(table.rows()).containsExactly(List.of("cell"));
        assertThat(chart.bars()).hasSize(1);
    }

    @Test
    void aReportGrowsAtItsEndAndTheOldOneStays() {
        Facts first = new Facts("first", "", Map.of());
        Facts second = new Facts("second", "", Map.of());
        Report one = Report.of("t", "").with(first);

        assertThat(one.with(second).sections()).containsExactly(first, second);
        assertThat(one.sections()).containsExactly(first);
    }
}
