package dev.sluice.eval.tuning;

import dev.sluice.eval.report.LineChart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How good what is trained gets with more data, or with more epochs: the same metric of the same users' lists, judged
 * by the same events, point after point.
 *
 * @param by what is doubled from point to point
 * @param metric its name
 * @param variant how exactly it is defined
 * @param points from the smallest to the whole, at least one
 */
public record LearningCurve(Axis by, String metric, String variant, List<CurvePoint> points) {
    public LearningCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a learning curve must have at least one point");
        }
    }

    /**
     * Writes the points as CSV, with full doubles; what is not there is empty. Equal data, settings and trainings give
     * equal bytes.
     */
    public void writeCsv(Appendable out) throws IOException {
        out.append("by,size,events,users,items,epochs,unknown_users,seeds,metric,mean,sd,gain_per_doubling\n");
        for (CurvePoint point : points) {
            List<Object> cells = List.of(
                    by,
                    point.size(),
                    point.trained().events(),
                    point.trained().users(),
                    point.trained().items(),
                    point.epochs(),
                    point.unknownUsers(),
                    point.values().size(),
                    metric,
                    point.mean(),
                    point.deviation(),
                    point.gainPerDoubling());
            CsvLine.write(cells, out);
        }
    }

    /** Writes what the trainings took as CSV. This is measured, so no two runs give the same. */
    public void writeCosts(Appendable out) throws IOException {
        out.append("by,size,train_s,cpu_s,peak_bytes\n");
        for (CurvePoint point : points) {
            TrainingCost cost = point.cost();
            CsvLine.write(List.of(by, point.size(), cost.seconds(), cost.cpuSeconds(), cost.peakBytes()), out);
        }
    }

    /** The metric over the doublings, with a line one standard deviation above and one below if there are seeds. */
    public LineChart quality() {
        List<LineChart.Series> lines = new ArrayList<>();
        lines.add(line(metric, CurvePoint::mean));
        if (points.get(0).values().size() > 1) {
            lines.add(line("one standard deviation above", point -> point.mean() + point.deviation()));
            lines.add(line("one below", point -> point.mean() - point.deviation()));
        }
        return new LineChart(
                "Quality",
                "Each step to the right is twice as much. Mean over the seeds; the same users are judged by the same"
                        + " events at every point.",
                doublings(),
                metric,
                lines);
    }

    /** What a doubling was worth over the doublings. */
    public LineChart gain() {
        return new LineChart(
                "Gain per doubling",
                "How much " + metric + " rose at the last doubling. Near 0, more of the same does not help.",
                doublings(),
                metric,
                List.of(line("gain per doubling", CurvePoint::gainPerDoubling)));
    }

    /** The seconds of a training over the doublings. */
    public LineChart cost() {
        return new LineChart(
                "Cost of a training",
                "Mean over the seeds. Processor time is that of the whole process.",
                doublings(),
                "seconds",
                List.of(
                        line("by the clock", point -> point.cost().seconds()),
                        line("of processor time", point -> point.cost().cpuSeconds())));
    }

    private String doublings() {
        return String.format(
                Locale.ROOT,
                "doublings, from %,d to %,d %s",
                points.get(0).size(),
                points.get(points.size() - 1).size(),
                by);
    }

    private LineChart.Series line(String name, ToDoubleFunction<CurvePoint> value) {
        double first = points.get(0).size();
        return new LineChart.Series(
                name,
                points.stream()
                        .mapToDouble(point -> Math.log(point.size() / first) / Math.log(2))
                        .toArray(),
                points.stream().mapToDouble(value).toArray());
    }
}
