package dev.sluice.benchmarks.ranking;

import dev.sluice.benchmarks.Program;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.neural.DcnSettings;
import dev.sluice.ranking.neural.DcnTrainer;
import dev.sluice.train.EpochReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How many examples a second does the heavy ranker learn from? A program of its own, since a training lasts for
 * seconds.
 *
 * <pre>{@code
 * java -Xmx1g -cp "examples/benchmarks/target/benchmarks.jar" dev.sluice.benchmarks.ranking.DcnTrainingSpeed
 * }</pre>
 */
@Command(
        name = "DcnTrainingSpeed",
        mixinStandardHelpOptions = true,
        description = "Times the training of a deep and cross network on made-up examples.")
public final class DcnTrainingSpeed implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--examples", defaultValue = "200000", description = "how many examples (${DEFAULT-VALUE})")
    private int examples;

    @Option(names = "--features", defaultValue = "64", description = "how many numbers (${DEFAULT-VALUE})")
    private int features;

    @Option(names = "--batch", defaultValue = "512", description = "examples of a step (${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--epochs", defaultValue = "5", description = "passes (${DEFAULT-VALUE})")
    private int epochs;

    /** Made by {@link #main}. */
    DcnTrainingSpeed() {}

    /** Runs the program. */
    public static void main(String[] args) {
        Program.main(new DcnTrainingSpeed(), args);
    }

    @Override
    public Integer call() {
        Examples rows = new MadeUpRows(features, 42).examples(examples);
        DcnSettings settings =
                DcnSettings.defaults().withBatch(batch).withEpochs(epochs).withHeldOut(0);
        new DcnTrainer(settings).train("dcn", rows, this::print);
        return 0;
    }

    private void print(EpochReport epoch) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "epoch %d: %,.0f examples a second by the clock, %,.0f a CPU second, %.1f GFLOP/s, loss %.4f%n",
                epoch.epoch(), examples / epoch.seconds(), examples / epoch.cpuSeconds(), epoch.gflops(), epoch.loss());
        out.flush();
    }
}
