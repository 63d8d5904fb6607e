package dev.sluice.examples.retrieve;

import dev.sluice.retrieval.ExactIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The indexes there are to measure. */
public enum IndexKind {
    /** Every item, as 32-bit floats, in memory of its own. */
    EXACT {
        @Override
        BuiltIndex build(ItemTable items, Path directory) throws IOException {
            return BuiltIndex.exact(items.store());
        }
    },
    /** Every item, as 16-bit floats. */
    F16 {
        @Override
        BuiltIndex build(ItemTable items, Path directory) throws IOException {
            return converted(items, ElementType.F16, directory);
        }
    },
    /** Every item, as bytes. */
    I8 {
        @Override
        BuiltIndex build(ItemTable items, Path directory) throws IOException {
            return converted(items, ElementType.I8, directory);
        }
    },
    /** Every item, as 32-bit floats, where the file is mapped. */
    MAPPED {
        @Override
        BuiltIndex build(ItemTable items, Path directory) {
            return new BuiltIndex(ExactIndex.over(items.store()), items.bytes(), () -> {});
        }
    };

    /** The index of a name, in any case. */
    public static IndexKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("index must be one of " + names() + ", all: " + name));
    }

    private static String names() {
        return Arrays.stream(values()).map(IndexKind::toString).collect(Collectors.joining(", "));
    }

    /** Whether every search looks at every item, or proves that it need not. */
    public boolean isExhaustive() {
        return true;
    }

    /**
     * Builds one.
     *
     * @param directory where it may put files
     */
    abstract BuiltIndex build(ItemTable items, Path directory) throws IOException;

    private static BuiltIndex converted(ItemTable items, ElementType type, Path directory) throws IOException {
        Path file = directory.resolve(type + ".emb");
        items.store().convert(file, type, SampleQueries.none());
        try (EmbeddingStore converted = EmbeddingStore.open(file)) {
            return BuiltIndex.exact(converted);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The name by which it is asked for. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
