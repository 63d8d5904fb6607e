package dev.sluice.examples;

import dev.sluice.eval.Comparison;
import dev.sluice.eval.Comparisons;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.MissingLists;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Correction;
import dev.sluice.eval.trec.TrecReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets run files beside a first one, user by user. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares run files with the first one, user by user.",
            "A judged user without a list counts as if it were empty, so that all are judged by the same users."
        })
final class Compare implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Option(names = "--qrels", required = true, paramLabel = "FILE", description = "judgements: user 0 item grade")
    private Path qrels = Path.of("");

    @Option(
            names = "--run",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "lists: user Q0 item rank score tag; the first file is the one that others are compared with")
    private List<Path> runs = List.of();

    @Mixin
    private MetricsOptions metrics = new MetricsOptions();

    @Option(
            names = "--correction",
            defaultValue = "holm",
            description = "of p values for their number: none, holm or benjamini_hochberg (${DEFAULT-VALUE})")
    private Correction correction = Correction.HOLM;

    @Mixin
    private ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException {
        Evaluator evaluator = console.option(() -> Evaluator.of(metrics.metrics(known -> known)))
                .withMissing(MissingLists.AS_EMPTY)
                .withoutIntervals();
        console.option(this::requireTwo);
        TrecReader reader = new TrecReader();
        Judgements judgements = reader.judgements(InputFile.of(qrels));
        EvaluationPrinter printer = new EvaluationPrinter(console);
        List<Evaluation> evaluations = new ArrayList<>();
        for (Path run : runs) {
            Evaluation evaluation = RunFile.judge(run, run.toString(), evaluator, judgements, reader);
            printer.counts(evaluation);
            evaluations.add(evaluation);
        }
        console.option(() -> requireMeans(evaluations.get(0)));
        printer.notMeans("is compared", evaluations.get(0));
        Comparisons comparisons = Comparisons.of(
                evaluations.get(0),
                evaluations.subList(1, evaluations.size()),
                evaluations.get(0).means(),
                Bootstrap.defaults(),
                correction);
        print(comparisons);
        report.write(() -> new ComparisonPage(qrels, metrics.preset(), evaluations, comparisons).page(), console);
        return 0;
    }

    private void print(Comparisons comparisons) {
        console.say("Compared with %s, user by user", runs.get(0));
        console.say(
                "%-14s %10s  %-18s %10s %10s %8s %8s %9s  %s",
                "metric", "difference", "95 % interval", "p Student", "p Wilcoxon", "d", "r", "users", "run");
        comparisons.rows().forEach(this::print);
        console.say(
                "p values are corrected for %d comparisons: %s; d is the mean difference in standard deviations, r the"
                        + " rank-biserial correlation",
                comparisons.rows().size(), comparisons.correction());
    }

    private void print(Comparisons.Row row) {
        Comparison found = row.comparison();
        String line = Console.format(
                "%-14s %+10.4f  %+.4f to %+.4f  %10.2g %10.2g %8.2f %8.2f %,9d  ",
                found.metric(),
                found.difference(),
                found.interval().low(),
                found.interval().high(),
                row.student(),
                row.wilcoxon(),
                found.student().effect(),
                found.wilcoxon().effect(),
                found.users());
        if (found.interval().low() > 0) {
            console.say("@|green %s|@%s", line, found.better());
        } else if (found.interval().high() < 0) {
            console.say("@|red %s|@%s", line, found.better());
        } else {
            console.say("%s%s", line, found.better());
        }
        console.json(
                "better", found.better(),
                "than", found.than(),
                "metric", found.metric(),
                "difference", found.difference(),
                "low", found.interval().low(),
                "high", found.interval().high(),
                "p_student", found.student().p(),
                "p_wilcoxon", found.wilcoxon().p(),
                "adjusted_p_student", row.student(),
                "adjusted_p_wilcoxon", row.wilcoxon(),
                "cohen_d", found.student().effect(),
                "rank_biserial", found.wilcoxon().effect(),
                "users", found.users());
    }

    private List<Path> requireTwo() {
        if (runs.size() < 2) {
            throw new IllegalArgumentException("--run must name at least two files: " + runs.size());
        }
        return runs;
    }

    /** What is asked for by name must not be left out; of the defaults some are no means. */
    private List<String> requireMeans(Evaluation evaluation) {
        for (String name : metrics.names()) {
            if (!evaluation.means().contains(name)) {
                throw new IllegalArgumentException("only means over users can be compared in pairs, not " + name);
            }
        }
        return metrics.names();
    }
}
