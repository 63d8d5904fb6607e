package dev.sluice.examples;

import dev.sluice.data.Interactions;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.eval.tuning.Axis;
import dev.sluice.eval.tuning.CurvePoint;
import dev.sluice.eval.tuning.LearningCurve;
import dev.sluice.examples.model.Model;
import dev.sluice.store.EmbeddingStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page that shows how much data is enough.
 *
 * @param data what was read
 * @param model what was trained
 * @param parts the data
 * @param users how many users are judged
 * @param split how they were split
 * @param curve what came of it
 */
record CurveReport(String data, Model model, Parts parts, int users, SplitChoice split, LearningCurve curve) {
    /** The page. */
    Report page() {
        return Report.of("How much data is enough", summary())
                .with(curve.quality())
                .with(curve.gain())
                .with(curve.cost())
                .with(table())
                .with(facts());
    }

    private String summary() {
        CurvePoint first = curve.points().get(0);
        CurvePoint last = curve.points().get(curve.points().size() - 1);
        String whole = Console.format(
                "From %,d to %,d %s, %s of %s goes from %.4f to %.4f",
                first.size(), last.size(), curve.by(), curve.metric(), model, first.mean(), last.mean());
        return Double.isFinite(last.gainPerDoubling())
                ? whole + Console.format("; the last doubling was worth %+.4f.", last.gainPerDoubling())
                : whole + ".";
    }

    private Section table() {
        return new Table(
                "All numbers",
                "What was trained on, means over the seeds. Unknown are the judged users without an event in it.",
                List.of(
                        curve.by().toString(),
                        "events trained on",
                        "users",
                        "items",
                        "unknown users",
                        curve.metric(),
                        "deviation",
                        "gain per doubling",
                        "seconds",
                        "of processor time",
                        "MB of heap"),
                curve.points().stream().map(CurveReport::row).toList());
    }

    private static List<String> row(CurvePoint point) {
        return List.of(
                Console.format("%,d", point.size()),
                Console.format("%,d", point.trained().events()),
                Console.format("%,d", point.trained().users()),
                Console.format("%,d", point.trained().items()),
                Console.format("%,d", point.unknownUsers()),
                Console.format("%.4f", point.mean()),
                decimals(point.deviation()),
                decimals(point.gainPerDoubling()),
                Console.format("%.2f", point.cost().seconds()),
                Console.format("%.2f", point.cost().cpuSeconds()),
                Console.format("%,d", point.cost().peakBytes() >> 20));
    }

    private static String decimals(double number) {
        return Double.isNaN(number) ? "–" : Console.format("%.4f", number);
    }

    private Section facts() {
        Interactions train = parts.training().interactions();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Data", data);
        facts.put("Model", model.toString());
        facts.put("Events to train on", Integer.toString(train.size()));
        facts.put("Events to judge by", Integer.toString(parts.unseen().size()));
        facts.put("Users judged", judged());
        facts.put("Split", split.toString());
        facts.put("Seeds", Integer.toString(curve.points().get(0).values().size()));
        facts.put("Histories of judged users", histories(curve.by()));
        facts.put("Metric", curve.metric() + ": " + curve.variant());
        facts.put("Kernels", EmbeddingStore.kernels());
        facts.put("Java", Runtime.version().toString());
        return new Facts("What was run", "", facts);
    }

    private String judged() {
        int all = Judgements.of(parts.unseen()).users();
        return users == all ? Integer.toString(users) : users + " of " + all + ", a sample";
    }

    private static String histories(Axis by) {
        return by == Axis.USERS
                ? "whole, whether the user is in the part or not"
                : "what the part has of them; without any, what is popular in it";
    }
}
