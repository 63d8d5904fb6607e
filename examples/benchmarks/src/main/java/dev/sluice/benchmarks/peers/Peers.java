package dev.sluice.benchmarks.peers;

import dev.sluice.benchmarks.Program;
import dev.sluice.benchmarks.VectorFile;
import dev.sluice.examples.retrieve.FactorLikeVectors;
import dev.sluice.examples.retrieve.SequentialRead;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares ways of finding the greatest inner products, on one thread: recall against queries a second. */
@Command(
        name = "Peers",
        mixinStandardHelpOptions = true,
        description = "Compares ways of finding the items with the greatest inner products, on one thread.")
public final class Peers implements Callable<Integer> {
    private static final long MOST_READ = 1 << 30;
    private static final int PASSES = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--dim", required = true, paramLabel = "D", description = "floats in a vector")
    private int dimension;

    @Option(
            names = "-k",
            split = ",",
            defaultValue = "10,100,1000",
            description = "how many to find, several by commas")
    private List<Integer> ks = List.of();

    @Option(names = "--peers", split = ",", description = "whom to compare, by commas; all by default")
    private List<String> names = List.of();

    @Option(names = "--asked", defaultValue = "1000", description = "queries asked (default ${DEFAULT-VALUE})")
    private int asked;

    @Option(names = "--rounds", defaultValue = "5", description = "rounds; the median counts (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "1", description = "about, for a round (default ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--work", paramLabel = "DIR", description = "where peers put their files meanwhile")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", description = "print one JSON object a line")
    private boolean json;

    /** Made by {@link #main}. */
    Peers() {}

    /** The vectors: files, or made up. */
    static final class Source {
        @ArgGroup(exclusive = false)
        private @Nullable Files files;

        @ArgGroup(exclusive = false)
        private @Nullable MadeUp madeUp;
    }

    /** Files of vectors. */
    static final class Files {
        @Option(names = "--items", required = true, paramLabel = "FILE", description = "little-endian floats")
        private Path items = Path.of("");

        @Option(names = "--queries", required = true, paramLabel = "FILE", description = "the same")
        private Path queries = Path.of("");
    }

    /** Vectors that are not there yet. */
    static final class MadeUp {
        @Option(names = "--generate", required = true, paramLabel = "N", description = "make up so many items")
        private int rows;

        @Option(names = "--seed", defaultValue = "42", description = "fixes what is made up (${DEFAULT-VALUE})")
        private long seed;
    }

    /** Runs the program. */
    public static void main(String[] args) {
        Program.main(new Peers(), args);
    }

    @Override
    public Integer call() throws IOException {
        List<Peer> peers = names.isEmpty() ? Roster.all() : option(() -> Roster.named(names));
        Pace pace = option(() -> new Pace(rounds, seconds));
        option(() -> atLeastOne("asked", asked));
        try (Scratch scratch = Scratch.in(work)) {
            Dataset data = data(scratch.path());
            option(() -> requireKs(data.items().rows()));
            Report report = json
                    ? new JsonReport(spec.commandLine().getOut())
                    : new TableReport(spec.commandLine().getOut());
            report.begin(circumstances(data));
            Comparison comparison = new Comparison(
                    data, ks, pace, scratch.path(), report, spec.commandLine().getErr());
            return comparison.run(peers) ? 0 : 1;
        }
    }

    private Dataset data(Path scratch) throws IOException {
        Files files = Optional.ofNullable(source.files).orElseGet(Files::new);
        if (source.madeUp != null) {
            files.items = scratch.resolve("items.f32");
            files.queries = scratch.resolve("queries.f32");
            MadeUp madeUp = source.madeUp;
            spec.commandLine().getErr().println("making up vectors");
            FactorLikeVectors vectors = option(() -> new FactorLikeVectors(dimension, madeUp.seed));
            vectors.writeItems(files.items, option(() -> atLeastOne("rows", madeUp.rows)));
            vectors.writeQueries(files.queries, asked);
        }
        return Dataset.of(VectorFile.of(files.items, dimension), VectorFile.of(files.queries, dimension), asked);
    }

    private Map<String, Object> circumstances(Dataset data) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("items", data.items().rows());
        values.put("dimension", data.dimension());
        values.put("java", Runtime.version().toString());
        values.put("kernels", EmbeddingStore.kernels());
        spec.commandLine().getErr().println("reading memory");
        try (SequentialRead memory =
                new SequentialRead(Math.min(MOST_READ, data.items().bytes()))) {
            SequentialRead.Pass best = memory.best(PASSES);
            values.put("read_gb_s", best.gigabytesPerSecond());
            values.put("read_by", best.loop() + ", " + best.pages());
        }
        return values;
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + value);
        }
        return value;
    }

    private List<Integer> requireKs(int rows) {
        for (int k : ks) {
            if (k < 1 || k > rows) {
                throw new IllegalArgumentException("k must be from 1 to the " + rows + " items: " + k);
            }
        }
        return ks;
    }

    /** A check whose failure is wrong use of the command line. */
    private <T> T option(Supplier<T> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
