package dev.sluice.examples.load;

import dev.sluice.examples.retrieve.BuiltIndex;
import dev.sluice.retrieval.InvertedFile;
import dev.sluice.store.ElementType;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the vectors are searched by. */
public enum SearchIndex {
    /** Every item, as 32-bit floats in memory of its own. */
    EXACT {
        @Override
        BuiltIndex open(ModelSnapshot snapshot) {
            return BuiltIndex.of(snapshot.embeddings(World.FACTORS + ".items"), ElementType.F32);
        }
    },
    /** The same as 16-bit floats. */
    F16 {
        @Override
        BuiltIndex open(ModelSnapshot snapshot) {
            return BuiltIndex.of(snapshot.embeddings(World.FACTORS + ".items"), ElementType.F16);
        }
    },
    /** The same as bytes. */
    I8 {
        @Override
        BuiltIndex open(ModelSnapshot snapshot) {
            return BuiltIndex.of(snapshot.embeddings(World.FACTORS + ".items"), ElementType.I8);
        }
    },
    /** Some items, by the inverted file that the version holds. */
    IVF {
        @Override
        BuiltIndex open(ModelSnapshot snapshot) throws IOException {
            InvertedFile file = InvertedFile.of(snapshot, World.FACTORS + ".items");
            return new BuiltIndex(file, file.share(Stages.FROM_VECTORS), file.bytes(), false, file);
        }
    };

    /** The index of a name, in any case. */
    public static SearchIndex named(String name) {
        return Arrays.stream(values())
                .filter(index -> index.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("index must be one of " + names() + ": " + name));
    }

    private static String names() {
        return Arrays.stream(values()).map(SearchIndex::toString).collect(Collectors.joining(", "));
    }

    /** Opens it over a version's vectors; valid while a lease on the version is held, to be closed before that ends. */
    abstract BuiltIndex open(ModelSnapshot snapshot) throws IOException;

    /** The name by which it is asked for. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
