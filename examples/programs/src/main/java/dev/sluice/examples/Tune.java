package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.report.HtmlReport;
import dev.sluice.eval.tuning.RandomSearch;
import dev.sluice.eval.tuning.SearchResult;
import dev.sluice.eval.tuning.SearchResult.Ending;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.eval.tuning.Settings;
import dev.sluice.eval.tuning.Trial;
import dev.sluice.eval.tuning.TrialResult;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.AroundSplit;
import dev.sluice.examples.prepare.ReadOrder;
import dev.sluice.examples.retrieve.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private SplitOptions split = new SplitOptions();

    @Option(
            names = "--validate",
            paramLabel = "SHARE",
            description = "without --split, hold out this share of each user's events to judge by (${DEFAULT-VALUE})")
    private double share = 0.1;

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Mixin
    private TuningOptions tuning = new TuningOptions();

    @Mixin
    private MetricOption metric = new MetricOption("ndcg@20");

    @Option(names = "--model", required = true, description = "what to tune: ${COMPLETION-CANDIDATES}")
    private Model model = Model.ALS;

    @Option(names = "--judged", paramLabel = "USERS", description = "judge a sample of so many users (all)")
    private int judged = Integer.MAX_VALUE;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Option(
            names = "--publish",
            paramLabel = "REPO",
            description = "train with the best settings on all the data, and publish into this repository")
    private @Nullable Path publish;

    @Override
    public Integer call() throws IOException {
        console.option(() -> settings.checkedFor(List.of(model)));
        data.check(console);
        SearchSpace space = console.option(() -> tuning.space(model, settings));
        RandomSearch search = console.option(() -> tuning.search(model, settings, space));
        console.option(this::check);
        console.option(() -> checked(space));
        return Interruption.ends(() -> {
            Tried tried = search(search, space);
            // What was tried is written whole: an interrupt that is still set would close its files.
            boolean late = Thread.interrupted();
            write(tried);
            return late || tried.result.ending() == Ending.INTERRUPTED
                    ? interrupted(tried.result)
                    : publish(tried.result);
        });
    }

    /** What was tried, and on what. */
    private record Tried(SearchResult result, HeldOut heldOut, Judgements judgements) {}

    private Object check() {
        if (judged < 1) {
            throw new IllegalArgumentException("--judged must be at least 1: " + judged);
        }
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("--validate must be between 0 and 1: " + share);
        }
        split.stated().ifPresent(SplitChoice::ofKnownUsers);
        return metric.of(1);
    }

    /** Refuses names and values that are no options. What only the trainer refuses is a trial that fails. */
    private static SearchSpace checked(SearchSpace space) {
        space.parameters().forEach((name, parameter) -> {
            try {
                ModelOptions.parse(TuningTrial.words(new Settings(Map.of(name, parameter.at(0)))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--space must be of options of models: " + e.getMessage(), e);
            }
        });
        return space;
    }

    private Tried search(RandomSearch search, SearchSpace space) throws IOException {
        DataFormat format = data.format();
        AroundSplit steps = preparation.readAroundSplit();
        console.runtime();
        StepPrinter listener = new StepPrinter(console);
        Dataset whole = ReadOrder.of(steps.before().apply(data.read(format, console), listener::print))
                .data();
        HeldOut heldOut = heldOut(whole).prepared(steps.after(), listener::print);
        Judgements judgements = heldOut.judgements().sample(judged, settings.seed());
        TuningPrinter printer = new TuningPrinter(model, metric, settings.hasEpochs(model), search.plan(), console);
        printer.announce(space, judgements.users());
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                ProgressBar bar =
                        console.progress("tuning " + model, search.plan().trials())) {
            ModelJudge judge = new ModelJudge(model, heldOut.training(), judgements, metric, scratch.path());
            Trial trial = new TuningTrial(model, given(space), heldOut.training(), judge);
            SearchResult result = search.run(space, trial, done -> {
                bar.step();
                printer.print(done);
            });
            return new Tried(result, heldOut, judgements);
        }
    }

    private HeldOut heldOut(Dataset whole) {
        if (split.stated().isEmpty()) {
            HeldOut heldOut = HeldOut.of(whole, share, settings.seed());
            heldOut.announce(console);
            return heldOut;
        }
        SplitChoice choice = split.stated().get();
        Parts parts = Parts.of(whole, choice.splitter());
        parts.announce(choice, console);
        return new HeldOut(parts, "split " + choice);
    }

    /** The options of models that were given, but for those that are drawn. */
    private List<String> given(SearchSpace space) {
        return given(CommandSpec.forAnnotatedObject(new ModelOptions()), space, Set.of());
    }

    private List<String> given(CommandSpec other, SearchSpace space, Set<String> without) {
        Set<String> left = new HashSet<>(without);
        space.parameters().keySet().forEach(name -> left.add("--" + name));
        return GivenOptions.of(spec.commandLine().getParseResult())
                .of(other, left)
                .words();
    }

    /** The words that train what is best, on all the data. */
    private List<String> training(SearchSpace space, TrialResult best, String repository) {
        List<String> words = new ArrayList<>(List.of("train"));
        CommandSpec train = CommandSpec.forAnnotatedObject(new Train());
        words.addAll(given(train, space, Set.of("--out", "--epochs", "--metric", "--validate", "--json")));
        if (settings.hasEpochs(model)) {
            words.add("--epochs=" + best.budget());
        }
        words.addAll(TuningTrial.words(best.settings()));
        words.add("--out=" + repository);
        return words;
    }

    private String command(SearchSpace space, TrialResult best) {
        String repository = publish == null ? "models" : publish.toString();
        return "sluice " + GivenOptions.typed(training(space, best, repository));
    }

    private void write(Tried tried) throws IOException {
        SearchResult result = tried.result;
        Optional<String> command = result.best().map(best -> command(result.space(), best));
        Map<Path, OutputFile.Content> files = new LinkedHashMap<>();
        Files.createDirectories(out);
        put("trials.csv", result::writeCsv, files);
        TuningReport report = new TuningReport(
                data.title(),
                model,
                metric,
                settings.hasEpochs(model),
                tried.heldOut,
                tried.judgements,
                result,
                command);
        put("report.html", page -> HtmlReport.write(report.page(), page), files);
        command.ifPresent(line -> put("train.sh", text -> text.write(line + "\n"), files));
        OutputFile.writeAll(files);
        console.say("The report is @|bold %s|@", out.resolve("report.html"));
        console.json("report", out.resolve("report.html"));
        result.best().ifPresent(best -> print(best, command.orElseThrow()));
    }

    private void put(String name, OutputFile.Text text, Map<Path, OutputFile.Content> files) {
        Path target = out.resolve(name);
        files.put(target, OutputFile.text(target, text));
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

    private int publish(SearchResult result) {
        if (result.best().isEmpty()) {
            throw new IllegalArgumentException("no trial has a quality: "
                    + result.failures().stream()
                            .findFirst()
                            .map(first -> "the first failed, " + first.reason())
                            .orElse("time was up before the first"));
        }
        if (publish == null) {
            return 0;
        }
        List<String> words = training(result.space(), result.best().get(), publish.toString());
        if (console.isJson()) {
            words.add("--json");
        }
        CommandLine line = spec.commandLine();
        return Sluice.run(line.getOut(), line.getErr(), words.toArray(new String[0]));
    }
}
