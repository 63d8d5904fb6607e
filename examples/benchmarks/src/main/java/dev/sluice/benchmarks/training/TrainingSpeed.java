package dev.sluice.benchmarks.training;

import dev.sluice.benchmarks.ProcessTime;
import dev.sluice.benchmarks.Program;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsSolver;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.bpr.BprSettings;
import dev.sluice.train.bpr.BprTrainer;
import dev.sluice.train.linear.EaseSettings;
import dev.sluice.train.linear.EaseTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How fast are the trainers, beside the matrix products of native code in the same run? A program of its own, since a
 * training lasts for seconds and its memory is part of the answer.
 *
 * <pre>{@code
 * java -Xmx6g --add-modules jdk.incubator.vector -cp "examples/benchmarks/target/benchmarks.jar" \
 *     dev.sluice.benchmarks.training.TrainingSpeed
 * }</pre>
 */
@Command(
        name = "TrainingSpeed",
        mixinStandardHelpOptions = true,
        description = "Times trainers, and lists in batches, on made-up events.")
public final class TrainingSpeed implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--users", defaultValue = "138493", description = "how many users (${DEFAULT-VALUE})")
    private int users;

    @Option(names = "--items", defaultValue = "26744", description = "how many items (${DEFAULT-VALUE})")
    private int items;

    @Option(names = "--events", defaultValue = "20000000", description = "about how many events (${DEFAULT-VALUE})")
    private int events;

    @Option(names = "--dims", split = ",", defaultValue = "64,128,256", description = "of als (${DEFAULT-VALUE})")
    private List<Integer> dimensions = List.of();

    @Option(
            names = "--solvers",
            split = ",",
            defaultValue = "exact,blocks:64,gradients:2",
            description = "of als (${DEFAULT-VALUE})")
    private List<String> solvers = List.of();

    @Option(names = "--threads", split = ",", defaultValue = "1", description = "of als (${DEFAULT-VALUE})")
    private List<Integer> threads = List.of();

    @Option(names = "--epochs", defaultValue = "3", description = "the best counts (${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--parts", split = ",", defaultValue = "als,bpr,ease,lists", description = "(${DEFAULT-VALUE})")
    private List<String> parts = List.of();

    @Option(names = "--seed", defaultValue = "42", description = "fixes what is drawn (${DEFAULT-VALUE})")
    private long seed;

    /** Made by {@link #main}. */
    TrainingSpeed() {}

    /** Runs the program. */
    public static void main(String[] args) {
        Program.main(new TrainingSpeed(), args);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("sgemm of native code: %.1f GFLOP/s on one thread%n", NativeProducts.gflops());
        if (parts.contains("als") || parts.contains("bpr")) {
            InteractionMatrix matrix = InteractionMatrix.of(MadeUpEvents.of(users, items, events, seed));
            out.printf("%,d users, %,d items, %,d events%n", users, items, matrix.size());
            factorise(matrix, out);
        }
        if (parts.contains("ease")) {
            ease(out);
        }
        if (parts.contains("lists")) {
            new ListSpeed(items, 8192).run(out);
            new ListSpeed(1_000_000, 1024).run(out);
        }
        return 0;
    }

    private void factorise(InteractionMatrix matrix, PrintWriter out) {
        for (int with : threads) {
            if (parts.contains("als")) {
                for (int dimension : dimensions) {
                    for (String solver : solvers) {
                        als(matrix, dimension, AlsSolver.of(solver), with, out);
                    }
                }
            }
            if (parts.contains("bpr")) {
                bpr(matrix, with, out);
            }
        }
    }

    private void als(InteractionMatrix matrix, int dimension, AlsSolver solver, int with, PrintWriter out) {
        AlsTrainer trainer = new AlsTrainer(AlsSettings.defaults()
                .withDimension(dimension)
                .withSolver(solver)
                .withUnobservedWeight(0.1)
                .withEpochs(epochs)
                .withThreads(with));
        Fastest fastest = new Fastest();
        trainer.train(matrix, fastest);
        EpochReport epoch = fastest.epoch();
        out.printf(
                "als, %d dimensions, %s, %d threads: %.2f s of CPU time an epoch, %.2f s by the clock,"
                        + " %.1f GFLOP/s; %,d MB said, %,d MB seen%n",
                dimension,
                solver,
                with,
                epoch.cpuSeconds(),
                epoch.seconds(),
                epoch.gflops(),
                trainer.estimateBytes(matrix) >> 20,
                fastest.megabytes());
    }

    private void bpr(InteractionMatrix matrix, int with, PrintWriter out) {
        Fastest fastest = new Fastest();
        new BprTrainer(BprSettings.defaults()
                        .withCandidates(1)
                        .withEpochs(epochs)
                        .withThreads(with))
                .train(matrix, fastest);
        EpochReport epoch = fastest.epoch();
        out.printf(
                "bpr, 64 dimensions, %d threads: %.2f million updates a CPU second, an epoch %.2f s by the clock%n",
                with, 1e-6 * matrix.size() / epoch.cpuSeconds(), epoch.seconds());
    }

    /** As many items as MovieLens 1M has. */
    private void ease(PrintWriter out) {
        InteractionMatrix matrix = InteractionMatrix.of(MadeUpEvents.of(6040, 3706, 575_000, seed));
        long start = System.nanoTime();
        double cpu = ProcessTime.seconds();
        new EaseTrainer(EaseSettings.defaults().withThreads(threads.get(0))).train(matrix, TrainingListener.NONE);
        out.printf(
                "ease, 3,706 items, %d threads: %.2f s by the clock, %.2f s of CPU time%n",
                threads.get(0), (System.nanoTime() - start) / 1e9, ProcessTime.seconds() - cpu);
    }
}
