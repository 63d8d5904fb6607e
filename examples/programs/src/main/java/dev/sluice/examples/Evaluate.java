package dev.sluice.examples;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.MissingLists;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.eval.slice.Slicing;
import dev.sluice.eval.trec.TrecReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges a run file by judgements, both as TREC has them, or by what a label says of exposures. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "Judges a run file.")
final class Evaluate implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private JudgeOptions judge = new JudgeOptions();

    @Option(names = "--run", required = true, paramLabel = "FILE", description = "lists: user Q0 item rank score tag")
    private Path run = Path.of("");

    @Mixin
    private MetricsOptions metrics = new MetricsOptions();

    @Option(names = "--catalogue-size", paramLabel = "N", description = "number of items, for coverage@K")
    @Nullable
    private Integer catalogueSize;

    @Option(names = "--per-user", description = "print the values of every user, too")
    private boolean perUser;

    @Option(names = "--complete", description = "count judged users without a list as if it were empty")
    private boolean complete;

    @Mixin
    private SliceOptions slices = new SliceOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException {
        Evaluator evaluator = console.option(() -> Evaluator.of(metrics.metrics(this::known)))
                .withMissing(complete ? MissingLists.AS_EMPTY : metrics.preset().missing());
        Slicing slicing = console.option(slices::slicing);
        console.option(judge::check);
        JudgeOptions.Judge by = judge.read(console);
        TrecReader reader = by.reader();
        Judgements judgements = by.judgements();
        slices.read();
        String system = run.getFileName().toString();
        // Slices of items go through the lists again and again; for all else they need not be kept.
        List<RankedList> kept = slices.areOfItems() ? reader.run(InputFile.of(run)) : List.of();
        Evaluation evaluation = slices.areOfItems()
                ? evaluator.evaluate(system, judgements, kept.stream())
                : RunFile.judge(run, system, evaluator, judgements, reader);
        evaluation.results().values().forEach(Evaluate::requireUsers);
        EvaluationPrinter printer = new EvaluationPrinter(console);
        printer.counts(evaluation);
        evaluation.results().values().forEach(printer::result);
        List<SliceReport> ofUsers = slices.ofUsers(evaluation, reader.users(), slicing, printer);
        List<SliceReport> ofItems =
                slices.ofItems(evaluator, evaluation, judgements, kept, reader.items(), slicing, printer);
        if (perUser) {
            IdIndex users = reader.users();
            evaluation.results().values().forEach(result -> printer.users(result, users));
        }
        report.write(
                () -> new EvaluationPage(run, judge.toString(), metrics.preset(), evaluation, ofUsers, ofItems).page(),
                console);
        return 0;
    }

    private static void requireUsers(MetricResult result) {
        if (Double.isNaN(result.value())) {
            throw new IllegalArgumentException(result.name() + " has no user left to judge by: " + result.leftOut());
        }
    }

    private Metrics known(Metrics known) {
        return catalogueSize == null ? known : known.withCatalogue(catalogueSize);
    }
}
