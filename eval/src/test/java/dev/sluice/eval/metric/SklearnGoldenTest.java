package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values that scikit-learn 1.2.1 gives for the same scores and labels, of three users and of all together. */
class SklearnGoldenTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    private static final double[][] SCORES = {
        {1.0, 0.625, 0.6875, 0.9375, 0.5625, 0.8125, 0.875, 0.1875, 0.0, 0.3125, 0.25, 0.875},
        {0.6875, 0.625, 0.3125, 1.0, 0.4375, 0.1875, 0.875},
        {
            0.125, 0.4375, 0.5, 0.25, 0.5, 0.375, 0.25, 1.0, 0.0, 0.0625, 0.1875, 1.0, 0.6875, 0.875, 0.1875, 0.75,
            0.375, 0.5, 0.0, 0.625, 0.875, 0.6875, 0.125, 0.5625, 0.25
        }
    };

    private static final int[][] LABELS = {
        {1, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0},
        {0, 1, 1, 1, 1, 0, 1},
        {0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1}
    };

    private static RankedList list(int user) {
        double[] scores = SCORES[user - 1];
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                .mapToInt(i -> i)
                .toArray();
        return RankedList.of(
                user,
                IntStream.of(order).map(i -> i + 1).toArray(),
                IntStream.of(order).mapToDouble(i -> scores[i]).toArray());
    }

    private static Truth labels(int user) {
        return truth(user, IntStream.of(LABELS[user - 1]).asDoubleStream().toArray());
    }

    /** The label of the item times 0, 1, 2, 3, 0, 1 and so on. */
    private static Truth grades(int user) {
        int[] labels = LABELS[user - 1];
        return truth(
                user,
                IntStream.range(0, labels.length)
                        .mapToDouble(i -> i % 4 * labels[i])
                        .toArray());
    }

    private static Truth truth(int user, double[] grades) {
        return Truth.of(user, IntStream.rangeClosed(1, grades.length).toArray(), grades);
    }

    private static MetricResult judge(Metric metric) {
        Accumulator accumulator = metric.begin();
        IntStream.of(3, 1, 2).forEach(user -> accumulator.add(list(user), labels(user)));
        return accumulator.result();
    }

    private static void assertUsers(String name, double... expected) {
        Metric metric = Metrics.of(Preset.RECSYS).parse(name);
        assertThat(judge(metric).users().values()).as(name).containsExactly(expected, CLOSE);
    }

    private static void assertAll(String name, double expected) {
        assertThat(judge(Metrics.of(Preset.RECSYS).parse(name)).value())
                .as(name)
                .isCloseTo(expected, CLOSE);
    }

    @Test
    void ofSingleUsers() {
        assertUsers("auc", 0.8714285714285714, 0.7, 0.698051948051948);
        assertUsers("pr-auc", 0.835, 0.8766666666666667, 0.7225108225108225);
        assertUsers("pr-auc:trapezoid", 0.8496428571428571, 0.8599999999999999, 0.7195013320013319);
        assertUsers("log-loss", 0.5062091595510484, 0.566307797063476, 0.6193857902381386);
        assertUsers("brier", 0.17252604166666666, 0.20758928571428573, 0.22546875);
    }

    @Test
    void listedItemsAreTheJudgedOnesHere() {
        assertUsers("auc:listed", 0.8714285714285714, 0.7, 0.698051948051948);
        assertAll("auc:listed:pooled", 0.7536231884057971);
    }

    @Test
    void ofAllTogether() {
        assertAll("auc:pooled", 0.7536231884057971);
        assertAll("pr-auc:pooled", 0.7696595857089001);
        assertAll("pr-auc:trapezoid:pooled", 0.7827691474086873);
        assertAll("log-loss", 0.5800752102275086);
        assertAll("brier", 0.20818536931818182);
    }

    @Test
    void weightsAreStated() {
        assertAll("auc", (0.8714285714285714 + 0.7 + 0.698051948051948) / 3);
        assertAll("gauc", (12 * 0.8714285714285714 + 7 * 0.7 + 25 * 0.698051948051948) / 44);
        assertAll("gauc:positives", (5 * 0.8714285714285714 + 5 * 0.7 + 11 * 0.698051948051948) / 21);
        assertAll("gauc:users", (0.8714285714285714 + 0.7 + 0.698051948051948) / 3);
        assertThat(judge(Metrics.of(Preset.TREC).parse("gauc:positives")).variant())
                .isEqualTo("share of pairs in order, ties half, judged items; mean over the users for whom it is"
                        + " defined, weighted by positives");
    }

    @Test
    void certainErrorsCostWhatTheClipAllows() {
        ScoredLabels pairs = ScoredLabels.of(new double[] {0, 1, 0.5}, new boolean[] {true, false, true});

        assertThat(new LogLoss(Universe.judged(), LogLoss.USUAL_CLIP).of(pairs)).isCloseTo(24.260151319598084, CLOSE);
    }

    @Test
    void calibrationBins() {
        assertBins(
                "ece:5",
                List.of(0.2, 0.5, 0.42857142857142855, 0.25, 0.9090909090909091),
                List.of(0.10625, 0.296875, 0.5, 0.671875, 0.9204545454545454));
        assertBins(
                "ece:5:frequency",
                List.of(0.2, 0.5, 0.4, 0.5454545454545454, 1.0),
                List.of(0.10625, 0.296875, 0.5375, 0.7897727272727273, 0.9875));
    }

    private static void assertBins(String name, List<Double> relevant, List<Double> means) {
        List<List<Double>> rows = judge(Metrics.of(Preset.RECSYS).parse(name))
                .table()
                .orElseThrow()
                .rows();
        assertThat(rows).as(name).hasSize(relevant.size());
        for (int bin = 0; bin < rows.size(); bin++) {
            assertThat(rows.get(bin).get(3)).as(name).isCloseTo(means.get(bin), CLOSE);
            assertThat(rows.get(bin).get(4)).as(name).isCloseTo(relevant.get(bin), CLOSE);
        }
    }

    @Test
    void ndcgAveragesOverTies() {
        assertNdcg("ndcg:linear:ties", 0.6741733184708084, 0.9494802277070813, 0.851006416045586);
        assertNdcg("ndcg@5:linear:ties", 0.6741733184708084, 0.8243313720732657, 0.6674425755865874);
        assertNdcg("ndcg@10:linear:ties", 0.6741733184708084, 0.9494802277070813, 0.7182446346504032);
    }

    private static void assertNdcg(String name, double... expected) {
        Accumulator accumulator = Metrics.of(Preset.RECSYS).parse(name).begin();
        Stream.of(1, 2, 3).forEach(user -> accumulator.add(list(user), grades(user)));
        assertThat(accumulator.result().users().values()).as(name).containsExactly(expected, CLOSE);
    }

    @Test
    void rocCurve() {
        List<List<Double>> points = judge(Metrics.of(Preset.RECSYS).parse("auc:pooled"))
                .table()
                .orElseThrow()
                .rows();

        assertThat(points).hasSize(18);
        assertThat(points.get(0)).containsExactly(Double.POSITIVE_INFINITY, 0.0, 0.0);
        assertThat(points.get(3)).containsExactly(0.875, 0.043478260869565216, 0.42857142857142855);
        assertThat(points.get(10)).containsExactly(0.4375, 0.4782608695652174, 0.7142857142857143);
        assertThat(points.get(17)).containsExactly(0.0, 1.0, 1.0);
    }
}
