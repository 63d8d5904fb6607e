package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.eval.Comparison;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.split.ColdItemSplit;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.retrieve.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How well models find items that nobody has met yet, and how well those that they know. */
@Command(
        name = "cold-items",
        mixinStandardHelpOptions = true,
        description = "Trains models without the events of some items, and judges each by what users went on to like"
                + " of these and of the others, in lists of all items.")
final class ColdItems implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions options = new DataOptions();

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Option(
            names = "--models",
            split = ",",
            defaultValue = "als,two-tower",
            paramLabel = "MODEL",
            description = "models by commas; the others are compared with the first (${DEFAULT-VALUE})")
    private List<Model> models = List.of();

    @Mixin
    private MetricOption metric = new MetricOption("recall@100");

    @Option(names = "--share", description = "of the items whose events are left out, drawn (${DEFAULT-VALUE})")
    private double share = 0.1;

    @Option(
            names = "--choosing",
            description = "to choose settings by: splits the training part once more, and looks at nothing later")
    private boolean choosing;

    @Override
    public Integer call() throws IOException {
        console.option(() -> settings.checkedFor(models));
        console.option(() -> metric.of(metric.depth()));
        ColdItemSplit cold = console.option(() -> new ColdItemSplit(share, settings.seed()));
        options.check(console);
        DataFormat format = options.format();
        SplitChoice choice = console.option(() -> split.of(format).ofKnownUsers());
        console.runtime();
        Dataset data = options.read(format, console);
        Parts parts = Parts.of(data, choice.splitter());
        if (choosing) {
            parts = Parts.of(parts.training(), choice.within());
        }
        parts.announce(choice, console);
        ColdStudy study = ColdStudy.of(parts, cold, metric);
        study.announce(console);
        Map<String, Map<String, Evaluation>> found = new LinkedHashMap<>();
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Model model : models) {
                Map<String, Evaluation> ofModel = study.judge(model, settings, new Epochs(console), scratch.path());
                ofModel.forEach((items, evaluation) -> print(model, items, evaluation.result(metric.toString())));
                found.put(model.toString(), ofModel);
            }
        }
        compare(found);
        return 0;
    }

    private void print(Model model, String items, MetricResult result) {
        Interval interval = result.interval().orElseThrow();
        console.say(
                "%-12s %s of %4s items: %.4f (%.4f to %.4f), %,d users",
                model,
                metric,
                items,
                result.value(),
                interval.low(),
                interval.high(),
                result.users().size());
        console.json(
                "model", model.toString(),
                "items", items,
                "metric", metric.toString(),
                "value", result.value(),
                "low", interval.low(),
                "high", interval.high(),
                "users", result.users().size());
    }

    /** Each kind of items of the later models beside those of the first. */
    private void compare(Map<String, Map<String, Evaluation>> found) {
        Map<String, Evaluation> first = found.values().iterator().next();
        found.values().stream()
                .skip(1)
                .forEach(later -> first.forEach((items, than) -> {
                    Evaluation better = Objects.requireNonNull(later.get(items), items);
                    print(Comparison.of(better, than, metric.toString(), Bootstrap.defaults()), items);
                }));
    }

    private void print(Comparison comparison, String items) {
        Interval interval = comparison.interval();
        console.say(
                "%s of %s items, %s less %s: %+.4f (%+.4f to %+.4f)",
                metric,
                items,
                comparison.better(),
                comparison.than(),
                comparison.difference(),
                interval.low(),
                interval.high());
        console.json(
                "better", comparison.better(),
                "than", comparison.than(),
                "items", items,
                "metric", metric.toString(),
                "difference", comparison.difference(),
                "low", interval.low(),
                "high", interval.high());
    }
}
