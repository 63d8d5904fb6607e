package dev.sluice.examples;

import dev.sluice.examples.retrieve.FactorLikeVectors;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where vectors come from: files, or they are made up. */
final class VectorSource {
    @ArgGroup(exclusive = false)
    private @Nullable Files files;

    @ArgGroup(exclusive = false)
    private @Nullable MadeUp madeUp;

    /** Files of vectors. */
    static final class Files {
        @Option(names = "--items", required = true, paramLabel = "FILE", description = "items: little-endian floats")
        private Path items = Path.of("");

        @Option(names = "--queries", required = true, paramLabel = "FILE", description = "queries: the same")
        private Path queries = Path.of("");
    }

    /** Vectors that are not there yet. */
    static final class MadeUp {
        @Option(
                names = "--generate",
                required = true,
                paramLabel = "ROWS",
                description = "make up so many items, which look like factors")
        private int rows;

        @Option(names = "--asked", defaultValue = "1000", description = "make up so many queries (${DEFAULT-VALUE})")
        private int queries;

        @Option(names = "--seed", defaultValue = "42", description = "fixes what is made up (${DEFAULT-VALUE})")
        private long seed;
    }

    /** The files; made-up ones are written into a directory. */
    Chosen in(Path directory, int dimension, Console console) throws IOException {
        if (madeUp == null) {
            Files given = files == null ? new Files() : files;
            return new Chosen(InputFile.of(given.items), InputFile.of(given.queries));
        }
        MadeUp wanted = madeUp;
        FactorLikeVectors vectors = console.option(() -> new FactorLikeVectors(dimension, wanted.seed));
        Chosen chosen = new Chosen(directory.resolve("items.f32"), directory.resolve("queries.f32"));
        vectors.writeItems(chosen.items, atLeastOne("--generate", wanted.rows, console));
        vectors.writeQueries(chosen.queries, atLeastOne("--asked", wanted.queries, console));
        return chosen;
    }

    private static int atLeastOne(String option, int value, Console console) {
        return console.option(() -> {
            if (value < 1) {
                throw new IllegalArgumentException(option + " must be at least 1: " + value);
            }
            return value;
        });
    }

    /** Files of items and of queries. */
    record Chosen(Path items, Path queries) {}
}
