package dev.sluice.eval.report;

import dev.sluice.eval.report.BarChart.Bar;
import dev.sluice.eval.report.LineChart.Series;
import dev.sluice.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A report as a run makes it, of made-up numbers: every kind of section, and what is hard to lay out. */
final class SampleReport {
    static final List<String> SYSTEMS = List.of("popularity", "neighbours", "als", "candidates", "light", "funnel");
    static final List<String> METRICS = List.of(
            "ndcg@10", "recall@10", "precision@10", "mrr@10", "hit_rate@10", "map@10", "recall@100", "coverage@10");

    private SampleReport() {}

    static Report report() {
        return Report.of(
                        "Quickstart on the built-in world",
                        "The funnel beats popularity, item neighbours and ALS alone: NDCG@10 is 0.312, and 0.041 above"
                                + " the best of the three (95 % interval 0.033 to 0.049), on 2,913 users.")
                .with(facts())
                .with(quality())
                .with(ndcg())
                .with(differences())
                .with(coverage())
                .with(loss())
                .with(tried())
                .with(latencies())
                .with(verdicts())
                .with(list("u4711", "Likes cooking and travel; 25 to 34, Germany, on a phone."))
                .with(list("u0042", "New since two days, four clicks so far."));
    }

    private static Facts facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", "built-in world: 10,000 users, 5,000 items, 1,003,412 impressions");
        facts.put("data hash", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        facts.put("split", "time, train until 2024-03-01T00:00:00Z, 20 % of events after it");
        facts.put("als", "dimension 64, epochs 15, regularization 0.01, unobserved weight 0.1");
        facts.put("seed", "42");
        facts.put("kernels", "vector-512");
        facts.put("versions", "Sluice 0.1.0, Java 25.0.1, Linux amd64, 2 processors");
        return new Facts("What was run", "Everything needed to run it again.", facts);
    }

    static double value(int system, int metric) {
        return (0.08 + 0.046 * system) / (1 + metric * 0.31);
    }

    private static Table quality() {
        List<String> columns = new ArrayList<>(List.of("system"));
        columns.addAll(METRICS);
        List<List<String>> rows = IntStream.range(0, SYSTEMS.size())
                .mapToObj(system -> {
                    List<String> row = new ArrayList<>(List.of(SYSTEMS.get(system)));
                    for (int metric = 0; metric < METRICS.size(); metric++) {
                        double value = value(system, metric);
                        row.add(
                                system == 3 && metric == 7
                                        ? "NaN"
                                        : String.format(
                                                Locale.ROOT, "%.3f [%.3f, %.3f]", value, value - 0.011, value + 0.012));
                    }
                    return row;
                })
                .toList();
        return new Table(
                "Quality of every system",
                "Means over users, with 95 % bootstrap intervals in brackets. Higher is better.",
                columns,
                rows);
    }

    private static BarChart ndcg() {
        List<Bar> bars = IntStream.range(0, SYSTEMS.size())
                .mapToObj(system -> new Bar(
                        SYSTEMS.get(system),
                        value(system, 0),
                        Optional.of(new Interval(value(system, 0) - 0.011, value(system, 0) + 0.012, 0.95))))
                .toList();
        return new BarChart("NDCG@10", "How high the items that a user went on to like stand in the list.", "", bars);
    }

    private static BarChart differences() {
        return new BarChart(
                "The funnel against others",
                "Mean over users of the funnel's NDCG@10 less the other's.",
                "difference in NDCG@10",
                List.of(
                        new Bar("funnel less popularity", 0.23, Optional.of(new Interval(0.21, 0.25, 0.95))),
                        new Bar("funnel less light", 0.0041, Optional.of(new Interval(-0.0032, 0.0117, 0.95))),
                        new Bar("funnel less oracle", -0.09, Optional.of(new Interval(-0.104, -0.077, 0.95))),
                        Bar.of("funnel less nobody", Double.NaN)));
    }

    private static LineChart coverage() {
        double[] shares = IntStream.rangeClosed(1, 10).mapToDouble(i -> 10 * i).toArray();
        List<Series> series = IntStream.range(0, SYSTEMS.size())
                .mapToObj(system -> new Series(
                        SYSTEMS.get(system),
                        shares,
                        Arrays.stream(shares)
                                .map(share -> Math.ceil((1 + system * system) * Math.pow(share / 10, 2.1)))
                                .toArray()))
                .toList();
        return new LineChart(
                "Coverage",
                "How many items, the most recommended first, make up 10, 20, up to 100 % of all recommendations.",
                "share of recommendations, %",
                "items",
                series);
    }

    private static LineChart loss() {
        double[] epochs = IntStream.rangeClosed(1, 15).asDoubleStream().toArray();
        double[] loss = DoubleStream.of(epochs)
                .map(epoch -> 1_240_000 + 900_000 * Math.exp(-epoch / 2))
                .toArray();
        return new LineChart(
                "Training loss of ALS",
                "Falls and levels off.",
                "epoch",
                "loss",
                List.of(new Series("als", epochs, loss)));
    }

    private static PointChart tried() {
        List<PointChart.Point> points = IntStream.range(0, 40)
                .mapToObj(trial -> {
                    double regularization = Math.pow(10, -5 + trial * 7 % 40 / 10.0);
                    double miss = Math.log10(regularization / 0.003);
                    String series = trial % 4 == 0 ? "9 epochs" : trial % 2 == 0 ? "3 epochs" : "1 epoch";
                    return new PointChart.Point(series, regularization, 0.31 - 0.01 * miss * miss - trial % 3 * 0.004);
                })
                .toList();
        return new PointChart(
                "Quality by regularization",
                "A point is a training.",
                "regularization",
                "ndcg@10",
                PointChart.Spacing.RATIOS,
                points);
    }

    private static BarChart latencies() {
        return new BarChart(
                "Stage latencies",
                "Median time of each stage over 1,000 requests.",
                "ms",
                List.of(
                        Bar.of("als (candidates)", 0.412),
                        Bar.of("neighbours (candidates)", 0.0731),
                        Bar.of("popularity (candidates)", 0.0021),
                        Bar.of("merge", 0.118),
                        Bar.of("light", 0.233),
                        Bar.of("a stage with a very long name that nobody should ever give to a stage", 0.0004)));
    }

    private static Table verdicts() {
        return new Table(
                "How it behaves",
                "Whatever its mean quality.",
                List.of("behaviour", "verdict", "value", "why"),
                List.of(
                        List.of("long-tail@10", "FAIL", "0.0123", "must be at least 0.05"),
                        List.of("less-wrong@10", "SKIP", "NaN", "has 0 cases, needs 1"),
                        List.of("cold-start@10", "PASS", "1.0000", "")),
                Map.of("PASS", Tone.GOOD, "FAIL", Tone.BAD, "SKIP", Tone.UNSURE));
    }

    private static Table list(String user, String note) {
        List<String> titles = List.of(
                "Twelve ways to cook lentils",
                "A weekend in Valparaíso: hills, murals & sea",
                "شاورما في المنزل: وصفة كاملة",
                "<b>You won't believe</b> what happens at 3:14",
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenreinigung");
        List<List<String>> rows = IntStream.rangeClosed(1, 20)
                .mapToObj(rank -> List.of(
                        Integer.toString(rank),
                        titles.get(rank % titles.size()),
                        String.format(Locale.ROOT, "%.3f", 0.9 - 0.03 * rank),
                        rank % 3 == 0
                                ? "popularity 17th; affinity to category travel 0.41"
                                : "als 3rd (0.82), neighbours 12th; similar to i88"))
                .toList();
        return new Table("Recommended to " + user, note, List.of("rank", "title", "score", "why"), rows);
    }
}
