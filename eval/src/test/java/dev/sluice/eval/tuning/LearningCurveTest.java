package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.prepare.Size;
import dev.sluice.eval.report.LineChart;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    private static final CurvePoint SMALL = point(100, Double.NaN, 0.1, 0.2, 0.6);
    private static final CurvePoint LARGE =
            point(400, Double.NaN, 0.3, 0.4, 0.5).after(SMALL);

    private static CurvePoint point(long size, double gain, Double... values) {
        return new CurvePoint(
                size, new Size(size / 2, 7, 9), 4, 3, List.of(values), gain, new TrainingCost(1.5, 3, 1 << 20));
    }

    @Test
    void meansAndDeviationsAreThoseOfASample() {
        assertThat(SMALL.mean()).isCloseTo(0.3, within(1e-9));
        assertThat(SMALL.deviation()).isCloseTo(0.26457513110645903, within(1e-9));
        assertThat(LARGE.mean()).isCloseTo(0.4, within(1e-9));
        assertThat(point(1, 0, 0.5).deviation()).isNaN();
        assertThat(LARGE.gainPerDoubling()).as("0.1 in two doublings").isCloseTo(0.05, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point(1, 0))
                .withMessage("a point must have at least one value");
    }

    @Test
    void pointsAreLinesOfCsv() throws IOException {
        CurvePoint one = point(100, Double.NaN, 0.25);
        LearningCurve curve = new LearningCurve(
                Axis.EVENTS,
                "odd,\"name\"",
                "",
                List.of(one, point(200, Double.NaN, 0.5).after(one)));
        StringBuilder csv = new StringBuilder();
        curve.writeCsv(csv);
        assertThat(csv).hasToString("""
                by,size,events,users,items,epochs,unknown_users,seeds,metric,mean,sd,gain_per_doubling
                events,100,50,7,9,4,3,1,"odd,""name""\",0.25,,
                events,200,100,7,9,4,3,1,"odd,""name""\",0.5,,0.25
                """);
        StringBuilder costs = new StringBuilder();
        curve.writeCosts(costs);
        assertThat(costs).hasToString("""
                by,size,train_s,cpu_s,peak_bytes
                events,100,1.5,3.0,1048576
                events,200,1.5,3.0,1048576
                """);
    }

    @Test
    void chartsAreOverDoublings() {
        LearningCurve curve = new LearningCurve(Axis.USERS, "ndcg@10", "", List.of(SMALL, LARGE));
        LineChart quality = curve.quality();
        assertThat(quality.xLabel()).isEqualTo("doublings, from 100 to 400 users");
        assertThat(quality.series())
                .extracting(LineChart.Series::name)
                .containsExactly("ndcg@10", "one standard deviation above", "one below");
        assertThat(quality.series().get(0).x()).containsExactly(0, 2);
        assertThat(quality.series().get(1).y()).containsExactly(new double[] {0.5645751, 0.5}, within(1e-6));
        assertThat(quality.series().get(2).y()).containsExactly(new double[] {0.0354249, 0.3}, within(1e-6));
        assertThat(curve.gain().series().get(0).y()[0]).isNaN();
        assertThat(curve.cost().series()).hasSize(2);
        LearningCurve once = new LearningCurve(Axis.USERS, "ndcg@10", "", List.of(point(1, Double.NaN, 0.5)));
        assertThat(once.quality().series()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LearningCurve(Axis.USERS, "ndcg@10", "", List.of()))
                .withMessage("a learning curve must have at least one point");
    }
}
