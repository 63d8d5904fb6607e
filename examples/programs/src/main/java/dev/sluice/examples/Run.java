package dev.sluice.examples;

import dev.sluice.ModelVersion;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Comparison;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.split.Split;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.trec.TrecWriter;
import dev.sluice.funnel.FunnelFactory;
import dev.sluice.funnel.RepositoryRecommender;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way: from a file of events to recommendations, judged beside simpler ones. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Reads, splits, trains, publishes, recommends and judges, the funnel beside its parts.",
        showDefaultValues = true)
final class Run implements Callable<Integer> {
    private static final String COMPARED = "ndcg@10";
    private static final String FUNNEL = "funnel";

    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions options = new DataOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "file of events")
    private Path events = Path.of("");

    @Option(names = "--format", required = true, description = "ml-latest, ml-100k, ml-1m, tsv or csv")
    private DataFormat format = DataFormat.TSV;

    @Option(
            names = "--split",
            description = "time, user-time or random (user-time for the MovieLens formats, whose users rate everything"
                    + " in one sitting; else time)")
    @Nullable
    private SplitChoice split;

    @Option(names = "--depth", description = "how many items a list has")
    private int depth = 100;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        console.say("Kernels: %s", EmbeddingStore.kernels());
        console.json(
                "kernels", EmbeddingStore.kernels(), "java", Runtime.version().toString());
        Dataset data = options.read(events, format, console);
        Split parts = split(data.interactions());
        Files.createDirectories(out);
        try (ModelRepository repository = ModelRepository.open(out.resolve("models"))) {
            ModelVersion version = new Publication(settings, console)
                    .publish(data.with(parts.train()), List.of(Model.ITEMKNN, Model.ALS), repository);
            console.say("");
            judge(data, parts.test(), repository);
            console.say("Version %s is in %s", version, out.resolve("models"));
        }
        return 0;
    }

    private Split split(Interactions interactions) {
        SplitChoice choice = Optional.ofNullable(split).orElseGet(() -> SplitChoice.defaultOf(format));
        Split parts = choice.splitter().split(interactions);
        console.say(
                "Split %s: %,d events to train on, %,d to judge by",
                choice, parts.train().size(), parts.test().size());
        parts.warnings().forEach(warning -> console.say("@|yellow Beware:|@ %s", warning));
        console.json(
                "split",
                choice.toString(),
                "train",
                parts.train().size(),
                "test",
                parts.test().size(),
                "warnings",
                parts.warnings());
        return parts;
    }

    private void judge(Dataset data, Interactions test, ModelRepository repository) throws IOException {
        Judgements judgements = Judgements.of(test);
        Path qrels = out.resolve("test.qrels");
        TrecWriter writer = new TrecWriter(
                data.catalogue().users().ids(), data.catalogue().items().ids());
        writer.judgements(qrels, judgements);
        Evaluator evaluator = Evaluator.of(metrics(data));
        Lists lists = new Lists(data.catalogue(), judgements, depth, console);
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        for (Map.Entry<String, FunnelFactory> system : Funnels.systems().entrySet()) {
            String name = system.getKey();
            List<RankedList> found = lists.of(name, RepositoryRecommender.of(repository, system.getValue()));
            Path runFile = out.resolve(name + ".run");
            writer.run(runFile, name, found);
            evaluations.put(name, evaluator.evaluate(name, judgements, found.stream()));
        }
        SystemsPrinter printer = new SystemsPrinter(console);
        printer.table(evaluations.values());
        printer.comparisons(comparisons(evaluations));
        console.json("run_file", out.resolve(FUNNEL + ".run"), "qrels", qrels);
    }

    private static List<Metric> metrics(Dataset data) {
        Metrics known =
                Metrics.of(Preset.RECSYS).withCatalogue(data.catalogue().items().rows() - 1);
        List<Metric> metrics = new ArrayList<>(known.defaults());
        metrics.add(known.parse("coverage@10"));
        return metrics;
    }

    private static List<Comparison> comparisons(Map<String, Evaluation> evaluations) {
        Evaluation funnel = evaluations.get(FUNNEL);
        return funnel == null
                ? List.of()
                : evaluations.values().stream()
                        .filter(other -> !other.system().equals(FUNNEL))
                        .map(other -> Comparison.of(funnel, other, COMPARED, Bootstrap.defaults()))
                        .toList();
    }
}
