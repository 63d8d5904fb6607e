package dev.sluice.examples.retrieve;

import dev.sluice.retrieval.ExactIndex;
import dev.sluice.store.ElementType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The indexes there are to measure. */
public enum IndexKind {
    /** Every item, as 32-bit floats, in memory of its own and laid out for scanning. */
    EXACT {
        @Override
        BuiltIndex build(Bench bench) {
            return BuiltIndex.of(bench.items().store(), ElementType.F32);
        }
    },
    /** The same as 16-bit floats; the best are scored again as 32-bit floats. */
    F16 {
        @Override
        BuiltIndex build(Bench bench) {
            return BuiltIndex.of(bench.items().store(), ElementType.F16);
        }
    },
    /** The same as bytes. */
    I8 {
        @Override
        BuiltIndex build(Bench bench) {
            return BuiltIndex.of(bench.items().store(), ElementType.I8);
        }
    },
    /** Some items, by direction and length, as bytes; the best are scored again as 32-bit floats. */
    IVF {
        @Override
        BuiltIndex build(Bench bench) throws IOException {
            return BuiltIndex.invertedFile(bench);
        }

        @Override
        public boolean isExhaustive() {
            return false;
        }
    },
    /** Every item, as 32-bit floats, where the file is mapped. */
    MAPPED {
        @Override
        BuiltIndex build(Bench bench) {
            ItemTable items = bench.items();
            return new BuiltIndex(ExactIndex.over(items.store()), 1, items.bytes(), false, () -> {});
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

    /** Builds one for a bench. */
    abstract BuiltIndex build(Bench bench) throws IOException;

    /** The name by which it is asked for. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
