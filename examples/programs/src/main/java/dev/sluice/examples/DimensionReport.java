package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.LineChart;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.store.EmbeddingStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The page that shows what dimensions cost and buy.
 *
 * @param data what was read
 * @param parts the data
 * @param split how they were split
 * @param k candidates for each user
 * @param rows made-up items that were searched as well; none if 0
 * @param points one for each dimension, ascending, at least one
 */
record DimensionReport(
        String data, Parts parts, SplitChoice split, int k, int rows, List<DimensionStudy.Point> points) {
    /** The page. */
    Report page() {
        return Report.of("What dimensions cost and buy", summary())
                .with(new LineChart(
                        "Quality of the candidates",
                        "Share of the items that users went on to like among their first " + k
                                + " candidates, and how far up these stand.",
                        "dimensions",
                        "",
                        List.of(
                                series("recall@" + k, DimensionStudy.Point::recall),
                                series("ndcg@" + k, DimensionStudy.Point::ndcg))))
                .with(cost())
                .with(table())
                .with(facts());
    }

    private String summary() {
        DimensionStudy.Point first = points.get(0);
        DimensionStudy.Point last = points.get(points.size() - 1);
        return Console.format(
                "From %d to %d dimensions, recall@%d goes from %.4f to %.4f and a search of %,d items from %.0f to %.0f"
                        + " microseconds.",
                first.dimension(),
                last.dimension(),
                k,
                first.recall(),
                last.recall(),
                parts.training().interactions().itemRows() - 1,
                first.micros(),
                last.micros());
    }

    private Section cost() {
        List<LineChart.Series> series = new ArrayList<>();
        series.add(series(
                Console.format("%,d items", parts.training().interactions().itemRows() - 1),
                DimensionStudy.Point::micros));
        if (rows > 0) {
            series.add(series(Console.format("%,d made-up items", rows), DimensionStudy.Point::madeUpMicros));
        }
        return new LineChart(
                "Time of an exact search",
                "CPU time of one thread for the best " + k + " of all items, on average.",
                "dimensions",
                "microseconds",
                series);
    }

    private LineChart.Series series(String name, ToDoubleFunction<DimensionStudy.Point> value) {
        return new LineChart.Series(
                name,
                points.stream().mapToDouble(DimensionStudy.Point::dimension).toArray(),
                points.stream().mapToDouble(value).toArray());
    }

    private Section table() {
        return new Table(
                "All numbers",
                "",
                List.of(
                        "dimensions",
                        "recall@" + k,
                        "ndcg@" + k,
                        "search us",
                        "p99 us",
                        rows > 0 ? Console.format("%,d made-up us", rows) : "made-up us",
                        "training s",
                        "MB of items"),
                points.stream().map(this::row).toList());
    }

    private List<String> row(DimensionStudy.Point point) {
        double megabytes =
                4e-6 * point.dimension() * parts.training().interactions().itemRows();
        return List.of(
                Integer.toString(point.dimension()),
                Console.format("%.4f", point.recall()),
                Console.format("%.4f", point.ndcg()),
                Console.format("%.0f", point.micros()),
                Console.format("%.0f", point.p99()),
                rows > 0 ? Console.format("%.0f", point.madeUpMicros()) : "–",
                Console.format("%.1f", point.trainSeconds()),
                Console.format("%.1f", megabytes));
    }

    private Section facts() {
        Interactions train = parts.training().interactions();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Data", data);
        facts.put("Users", Integer.toString(train.userRows() - 1));
        facts.put("Items", Integer.toString(train.itemRows() - 1));
        facts.put("Events to train on", Integer.toString(train.size()));
        facts.put("Events to judge by", Integer.toString(parts.unseen().size()));
        facts.put("Split", split.toString());
        facts.put("Kernels", EmbeddingStore.kernels());
        facts.put("Java", Runtime.version().toString());
        return new Facts("What was run", "", facts);
    }
}
