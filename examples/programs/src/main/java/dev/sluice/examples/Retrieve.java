package dev.sluice.examples;

import dev.sluice.examples.retrieve.Askers;
import dev.sluice.examples.retrieve.Bench;
import dev.sluice.examples.retrieve.IndexKind;
import dev.sluice.examples.retrieve.ItemTable;
import dev.sluice.examples.retrieve.Queries;
import dev.sluice.examples.retrieve.RowFile;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.examples.retrieve.SequentialRead;
import dev.sluice.examples.retrieve.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what an index finds, how fast, and how near that comes to reading the same memory. */
@Command(
        name = "retrieve",
        mixinStandardHelpOptions = true,
        description = "Searches vectors for the greatest inner products: recall, queries a second, time and memory.")
final class Retrieve implements Callable<Integer> {
    private static final String ALL = "all";
    private static final int PASSES = 20;
    private static final long MOST_READ = 1 << 30;
    private static final double LONGEST_READ = 1;
    private static final int GIVEN = 1000;

    @Mixin
    private Console console = new Console();

    @ArgGroup(multiplicity = "1")
    private VectorSource source = new VectorSource();

    @Option(names = "--dim", required = true, paramLabel = "D", description = "floats in a vector")
    private int dimension;

    @Option(names = "-k", required = true, paramLabel = "K", description = "how many to find")
    private int k;

    @Option(
            names = "--index",
            required = true,
            description = "exact, f16, i8, ivf or mapped, or all of them as a table, with batches and two threads")
    private String index = "";

    @Option(names = "--truth", paramLabel = "FILE", description = "the true rows: little-endian ints, K a query")
    @Nullable
    private Path truth;

    @Option(names = "--answers", paramLabel = "FILE", description = "write the rows found for every query, likewise")
    @Nullable
    private Path answers;

    @Option(
            names = "--checked",
            description = "how many queries are searched exactly where no truth is given (${DEFAULT-VALUE})")
    private int checked = 200;

    @Option(names = "--threads", description = "how many threads ask, each for itself (${DEFAULT-VALUE})")
    private int threads = 1;

    @Option(names = "--batch", description = "how many queries are searched for at a time (${DEFAULT-VALUE})")
    private int batch = 1;

    @Option(names = "--seconds", description = "how long queries are repeated, after a warm-up (${DEFAULT-VALUE})")
    private double seconds = 5;

    @Option(
            names = "--effort",
            description = "ivf: the share of the items looked at, in (0, 1]; by default the least that finds 0.96 of"
                    + " what sample queries are to find")
    @Nullable
    private Double effort;

    @Option(names = "--work", paramLabel = "DIR", description = "where the table stands meanwhile (${DEFAULT-VALUE})")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() throws IOException {
        List<Trial> trials = console.option(this::trials);
        try (Scratch scratch = Scratch.in(work)) {
            VectorSource.Chosen files = source.in(scratch.path(), dimension, console);
            List<float[]> queries = Queries.read(files.queries(), dimension);
            try (ItemTable items = ItemTable.of(files.items(), dimension, scratch.path())) {
                measure(bench(items, queries, scratch.path()), trials);
            }
        }
        return 0;
    }

    private List<Trial> trials() {
        new Askers(threads, seconds);
        atLeastOne("dim", dimension);
        atLeastOne("k", k);
        atLeastOne("checked", checked);
        if (effort != null && !(effort > 0 && effort <= 1)) {
            throw new IllegalArgumentException("effort must be above 0 and at most 1: " + effort);
        }
        if (!index.equalsIgnoreCase(ALL)) {
            return List.of(new Trial(IndexKind.named(index), threads, batch));
        }
        if (answers != null || threads != 1 || batch != 1) {
            throw new IllegalArgumentException("--answers, --threads and --batch are for one index, not for all");
        }
        return Trial.all();
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1: " + value);
        }
    }

    private Bench bench(ItemTable items, List<float[]> queries, Path scratch) throws IOException {
        int found = Math.min(k, items.items());
        if (found < k) {
            console.say("There are only %,d items: k is %d", items.items(), found);
        }
        List<int[]> wanted = truth == null
                ? Bench.truth(items, queries.subList(0, Math.min(checked, queries.size())), found)
                : RowFile.read(InputFile.of(truth), queries.size(), found, items.items());
        OptionalDouble worth = effort == null ? OptionalDouble.empty() : OptionalDouble.of(effort);
        return new Bench(items, queries, found, wanted, seconds, worth, scratch);
    }

    private void measure(Bench bench, List<Trial> trials) throws IOException {
        RetrievePrinter printer = begin(bench, trials);
        for (IndexKind kind : trials.stream().map(Trial::kind).distinct().toList()) {
            List<Trial> those =
                    trials.stream().filter(trial -> trial.kind() == kind).toList();
            bench.measure(kind, those, answered()).forEach(printer::line);
        }
        if (trials.size() > 1) {
            printer.line(bench.scores(Math.min(GIVEN, bench.items().items())));
        }
    }

    private RetrievePrinter begin(Bench bench, List<Trial> trials) {
        int most = trials.stream().mapToInt(Trial::threads).max().orElse(1);
        try (SequentialRead memory =
                new SequentialRead(Math.min(MOST_READ, bench.items().bytes()))) {
            SequentialRead.Pass best = memory.best(PASSES);
            RetrievePrinter printer = new RetrievePrinter(
                    console, best, memory.together(best, most, Math.min(seconds, LONGEST_READ)), bench);
            printer.begin(truth == null ? "by searching them exactly" : "by " + truth, most);
            return printer;
        }
    }

    private Optional<Consumer<List<int[]>>> answered() {
        return Optional.ofNullable(answers).map(target -> found -> {
            try {
                OutputFile.write(target, file -> RowFile.write(file, found));
            } catch (IOException e) {
                throw new UncheckedIOException(ErrorLine.of(e), e);
            }
        });
    }
}
