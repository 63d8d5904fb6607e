package dev.sluice.examples;

import dev.sluice.ModelVersion;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.split.Split;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
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
        description = "Reads, splits, trains, publishes, recommends and judges, the funnel beside its parts.")
final class Run implements Callable<Integer> {
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

    @Option(names = "--depth", description = "how many items a list has (${DEFAULT-VALUE})")
    private int depth = 100;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        settings.check(console);
        options.check(console);
        console.option(this::checkedDepth);
        console.say("Kernels: %s", EmbeddingStore.kernels());
        console.json(
                "kernels", EmbeddingStore.kernels(), "java", Runtime.version().toString());
        Dataset data = options.read(events, format, console);
        Split parts = split(data.interactions());
        Interactions test = unseen(parts);
        Judging judging = new Judging(data.catalogue(), Judgements.of(test), depth, console);
        try (RunDirectory directory = RunDirectory.open(out);
                ModelRepository repository = ModelRepository.open(directory.models())) {
            judging.writeJudgements(directory);
            ModelVersion version = new Publication(settings, console)
                    .publish(data.with(parts.train()), List.of(Model.ITEMKNN, Model.ALS), repository);
            print(judging.judge(Funnels.systems(), repository, directory));
            console.json("run_file", directory.runFile(Funnels.FUNNEL), "qrels", directory.judgements());
            console.say("Version %s is in %s", version, directory.models());
        }
        return 0;
    }

    private void print(Map<String, Evaluation> evaluations) {
        SystemsPrinter printer = new SystemsPrinter(console);
        printer.table(evaluations.values());
        Optional.ofNullable(evaluations.get(Funnels.FUNNEL))
                .ifPresent(funnel -> printer.comparisons(Judging.compare(funnel, evaluations.values())));
    }

    private int checkedDepth() {
        if (depth < 1) {
            throw new IllegalArgumentException("--depth must be at least 1: " + depth);
        }
        return depth;
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

    /** What a user has had to do with in training is not recommended, so nobody can be judged by it. */
    private Interactions unseen(Split parts) {
        InteractionMatrix seen = InteractionMatrix.of(parts.train());
        Interactions test = parts.test();
        Interactions unseen = test.filter(event -> !seen.contains(test.user(event), test.item(event)));
        int repeats = test.size() - unseen.size();
        if (unseen.size() == 0) {
            throw new IllegalArgumentException("nothing to judge by: all " + repeats
                    + " events to judge by repeat what their user was trained on");
        }
        if (repeats > 0) {
            console.say("%,d events to judge by were left out: they repeat what their user was trained on", repeats);
            console.json("repeats_left_out", repeats);
        }
        return unseen;
    }
}
