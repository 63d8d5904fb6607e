package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.tuning.RandomSearch;
import dev.sluice.eval.tuning.SearchResult;
import dev.sluice.eval.tuning.SearchResult.Ending;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.eval.tuning.Trial;
import dev.sluice.eval.tuning.TrialResult;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.AroundSplit;
import dev.sluice.examples.prepare.ReadOrder;
import dev.sluice.examples.ranker.RankerKind;
import dev.sluice.examples.ranker.RankerOptions;
import dev.sluice.examples.ranker.RankerPlan;
import dev.sluice.examples.retrieve.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for the best settings of a model. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description = "Looks for the best settings of a model: trains with many, and longer with the best of them.")
final class Tune implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private HoldOutOptions holdOut = new HoldOutOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Mixin
    private TuningOptions tuning = new TuningOptions();

    @Mixin
    private MetricOption metric = new MetricOption("ndcg@20");

    @Mixin
    private RankerOptions rankers = new RankerOptions();

    @Option(
            names = "--model",
            required = true,
            completionCandidates = AskedModel.Names.class,
            description = "what to tune: ${COMPLETION-CANDIDATES}")
    private AskedModel asked = AskedModel.of(Model.ALS);

    private Model model = Model.ALS;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Option(
            names = "--publish",
            paramLabel = "REPO",
            description = "train with the best settings on all the data, and publish into this repository")
    private @Nullable Path publish;

    @Override
    public Integer call() throws IOException {
        if (asked.ranker().isPresent()) {
            return tuneRanker(asked.ranker().get());
        }
        model = asked.model().orElseThrow();
        console.option(() -> settings.checkedFor(List.of(model)));
        data.check(console);
        SearchSpace space = console.option(() -> tuning.space(model, settings));
        Budgets budgets = console.option(() -> tuning.budgets(model));
        RandomSearch search = console.option(() -> tuning.search(model, settings, space));
        console.option(holdOut::checked);
        console.option(() -> metric.of(1));
        BestTraining training = new BestTraining(spec.commandLine().getParseResult(), space, budgets);
        return Interruption.ends(() -> ended(search(search, training), training));
    }

    private int tuneRanker(RankerKind kind) throws IOException {
        console.option(() -> settings.checkedFor(Model.OF_FUNNEL));
        console.option(rankers::checked);
        data.check(console);
        SearchSpace space = console.option(() -> tuning.space(kind));
        RandomSearch search = console.option(() -> tuning.search(settings, space));
        console.option(() -> metric.of(1));
        BestTraining training = new BestTraining(spec.commandLine().getParseResult(), space, Budgets.WHOLE);
        return Interruption.ends(() -> ended(searchRanker(kind, search, training), training));
    }

    private TuningOutput searchRanker(RankerKind kind, RandomSearch search, BestTraining training) throws IOException {
        DataFormat format = data.format();
        console.runtime();
        StepPrinter listener = new StepPrinter(console);
        Dataset whole = ReadOrder.of(preparation.read().apply(data.read(format, console), listener::print))
                .data();
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                ProgressBar bar =
                        console.progress("tuning " + kind, search.plan().trials())) {
            RankerTraining.ForSearch examples = new RankerTraining(
                            settings,
                            RankerPlan.of(kind),
                            rankers,
                            SplitChoice.defaultOf(format).within(),
                            console)
                    .collect(kind.stage(), whole, scratch.path().resolve("first"));
            RankerTrial trial = new RankerTrial(
                    kind,
                    training.ofTrials(RankerOptions.class),
                    examples,
                    metric.of(whole.interactions().itemRows() - 1));
            TuningPrinter printer = new TuningPrinter(kind.toString(), metric, Budgets.WHOLE, search.plan(), console);
            printer.announce(training.space(), trial.users());
            SearchResult result = search.run(training.space(), trial, done -> {
                bar.step();
                printer.print(done);
            });
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("Held out", "one user in " + RankerTraining.ForSearch.SHARE + ", and all their candidates");
            parts.put(
                    "Examples to train on", Integer.toString(examples.learning().size()));
            parts.put(
                    "Candidates to judge by",
                    Integer.toString(examples.judging().size()));
            parts.put("Users judged", Integer.toString(trial.users()));
            return new TuningOutput(data.title(), kind.toString(), metric, Budgets.WHOLE, parts, result);
        }
    }

    private int ended(TuningOutput tried, BestTraining training) throws IOException {
        // What was tried is written whole: an interrupt that is still set would close its files.
        boolean late = Thread.interrupted();
        write(tried, training);
        return late || tried.result().ending() == Ending.INTERRUPTED
                ? interrupted(tried.result())
                : publish(tried, training);
    }

    private TuningOutput search(RandomSearch search, BestTraining training) throws IOException {
        DataFormat format = data.format();
        AroundSplit steps = preparation.readAroundSplit();
        console.runtime();
        StepPrinter listener = new StepPrinter(console);
        Dataset whole = ReadOrder.of(steps.before().apply(data.read(format, console), listener::print))
                .data();
        HeldOut heldOut = holdOut.holdOut(whole, settings.seed(), console).prepared(steps.after(), listener::print);
        Judgements judgements = heldOut.judgements().sample(holdOut.judged(), settings.seed());
        TuningPrinter printer = new TuningPrinter(model.toString(), metric, training.budgets(), search.plan(), console);
        printer.announce(training.space(), judgements.users());
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                ProgressBar bar =
                        console.progress("tuning " + model, search.plan().trials())) {
            ModelJudge judge = new ModelJudge(model, heldOut.training(), judgements, metric, scratch.path());
            Trial trial = new TuningTrial(
                    model, training.ofTrials(ModelOptions.class), training.budgets(), heldOut.training(), judge);
            SearchResult result = search.run(training.space(), trial, done -> {
                bar.step();
                printer.print(done);
            });
            return new TuningOutput(
                    data.title(), model.toString(), metric, training.budgets(), parts(heldOut, judgements), result);
        }
    }

    private static Map<String, String> parts(HeldOut heldOut, Judgements judgements) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Held out", heldOut.description());
        parts.put(
                "Events to train on",
                Integer.toString(heldOut.training().interactions().size()));
        parts.put(
                "Events to judge by", Integer.toString(heldOut.parts().unseen().size()));
        parts.put("Users judged", Integer.toString(judgements.users()));
        return parts;
    }

    private void write(TuningOutput tried, BestTraining training) throws IOException {
        String repository = publish == null ? "models" : publish.toString();
        Optional<String> command = tried.best().map(best -> training.command(best, repository));
        tried.write(out, command);
        console.say("The report is @|bold %s|@", out.resolve("report.html"));
        console.json("report", out.resolve("report.html"));
        tried.best().ifPresent(best -> print(best, command.orElseThrow()));
    }

    private void print(TrialResult best, String command) {
        console.say("Best: %s %.4f, by%n  %s", metric.toString(), best.quality(), command);
        console.json(
                "best", best.settings().values(),
                "number", best.number(),
                "budget", best.budget(),
                "metric", metric.toString(),
                "quality", best.quality(),
                "command", command);
    }

    private int interrupted(SearchResult result) {
        console.say(
                "Interrupted after %d of %d trials",
                result.trials().size(), result.plan().trials());
        console.json(
                "ending", result.ending().toString(), "trials", result.trials().size());
        return Sluice.FAILED;
    }

    private int publish(TuningOutput tried, BestTraining training) {
        if (tried.best().isEmpty()) {
            throw new IllegalArgumentException("no trial has a quality: "
                    + tried.result().failures().stream()
                            .findFirst()
                            .map(first -> "the first failed, " + first.reason())
                            .orElse("time was up before the first"));
        }
        if (publish == null) {
            return 0;
        }
        List<String> words = training.words(tried.best().get(), publish.toString());
        if (console.isJson()) {
            words.add("--json");
        }
        CommandLine line = spec.commandLine();
        return Sluice.run(line.getOut(), line.getErr(), words.toArray(new String[0]));
    }
}
