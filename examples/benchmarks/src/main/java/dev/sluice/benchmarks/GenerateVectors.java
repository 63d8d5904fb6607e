package dev.sluice.benchmarks;

import dev.sluice.examples.retrieve.FactorLikeVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes {@link FactorLikeVectors} into files. */
@Command(
        name = "GenerateVectors",
        mixinStandardHelpOptions = true,
        description = "Writes made-up items.f32 and queries.f32, little-endian floats that look like factors.")
public final class GenerateVectors implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Option(names = "--rows", defaultValue = "200000", description = "items (default ${DEFAULT-VALUE})")
    private int rows;

    @Option(names = "--dim", defaultValue = "128", description = "floats in a vector (default ${DEFAULT-VALUE})")
    private int dimension;

    @Option(names = "--queries", defaultValue = "10000", description = "queries (default ${DEFAULT-VALUE})")
    private int queries;

    @Option(names = "--seed", defaultValue = "42", description = "fixes what is drawn (default ${DEFAULT-VALUE})")
    private long seed;

    /** Made by {@link #main}. */
    GenerateVectors() {}

    /** Runs the program. */
    public static void main(String[] args) {
        Program.main(new GenerateVectors(), args);
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        Path items = out.resolve("items.f32");
        FactorLikeVectors vectors = new FactorLikeVectors(dimension, seed);
        vectors.writeItems(items, rows);
        vectors.writeQueries(out.resolve("queries.f32"), queries);
        spec.commandLine()
                .getOut()
                .printf("%,d items and %,d queries of %d floats in %s%n", rows, queries, dimension, out);
        return 0;
    }
}
