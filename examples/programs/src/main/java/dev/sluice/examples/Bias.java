package dev.sluice.examples;

import dev.sluice.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whom the lists of a run file favour. */
@Command(
        name = "bias",
        mixinStandardHelpOptions = true,
        description = "Says what a run file shows beyond accuracy: coverage, novelty, diversity, and whom it favours.")
final class Bias implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private BiasOptions options = new BiasOptions();

    @Option(names = "--qrels", required = true, paramLabel = "FILE", description = "judgements: user 0 item grade")
    private Path qrels = Path.of("");

    @Option(names = "--run", required = true, paramLabel = "FILE", description = "lists: user Q0 item rank score tag")
    private Path run = Path.of("");

    @Option(
            names = "--baseline-run",
            paramLabel = "FILE",
            description = "lists of another system or version for the same users, to see what differs")
    @Nullable
    private Path baseline;

    @Option(
            names = "--group",
            split = ",",
            paramLabel = "COLUMN",
            description = "columns of --items whose texts or tags are groups of items, such as genres")
    private List<String> columns = List.of();

    @Mixin
    private ReportOption report = new ReportOption();

    @Override
    public Integer call() throws IOException {
        data.check(console);
        BiasSettings settings = console.option(options::settings);
        Dataset training = data.read(data.format(), console);
        BiasInputs inputs = BiasInputs.read(training, columns, qrels, run, Optional.ofNullable(baseline));
        BiasFindings findings = BiasFindings.of(inputs, settings);
        new BiasPrinter(console).print(inputs, findings);
        report.write(() -> new BiasPage(data.title(), qrels, inputs, settings, findings).page(), console);
        return 0;
    }
}
