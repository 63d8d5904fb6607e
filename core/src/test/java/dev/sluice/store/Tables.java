package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.TextColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tables and versions for tests. */
final class Tables {
    static final ModelVersion VERSION = new ModelVersion("v000001-0badcafe");

    private Tables() {}

    /** A file of rows; the table has {@code rows.length} of them. */
    static Path embeddings(Path file, float[]... rows) throws IOException {
        EmbeddingStore.write(file, VERSION, ElementType.F32, rows[0].length, writer -> append(writer, rows));
        return file;
    }

    static void append(EmbeddingWriter writer, float[]... rows) throws IOException {
        for (float[] row : rows) {
            writer.append(row);
        }
    }

    static Catalogue catalogue(int items, int users) {
        IdIndex ids = ids("item", items);
        List<String> titles = new ArrayList<>(ids.ids());
        titles.add(0, "");
        return new Catalogue(
                new Entities(ids, Map.of("title", TextColumn.of(titles))), Entities.of(ids("user", users)));
    }

    private static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList());
    }

    /** A version every number of which is the same: two items, one user, each with a neighbour. */
    static void constant(SnapshotWriter writer, float value) throws IOException {
        try (EmbeddingWriter items = writer.embeddings("als.items", ElementType.F32, 2)) {
            append(items, new float[2], new float[] {value, value}, new float[] {value, value});
        }
        try (EmbeddingWriter users = writer.embeddings("als.users", ElementType.F32, 2)) {
            append(users, new float[2], new float[] {value, value});
        }
        try (SparseWriter neighbours = writer.sparse("neighbours.items")) {
            neighbours.append(new int[0], new float[0], new long[0]);
            neighbours.append(new int[] {2}, new float[] {value}, new long[0]);
            neighbours.append(new int[] {1}, new float[] {value}, new long[0]);
        }
        writer.catalogue(catalogue(2, 1));
        writer.provenance("value", Float.toString(value));
    }

    /** The one number of such a version, read from the manifest after all tables were seen to agree with it. */
    static float constantOf(ModelSnapshot snapshot) {
        float value = Float.parseFloat(snapshot.provenance().get("value"));
        float[] scores = new float[2];
        snapshot.embeddings("als.items").dot(new float[] {1, 0}, 1, 2, scores);
        require(value, scores[0]);
        require(value, scores[1]);
        snapshot.embeddings("als.users").copyRow(1, scores);
        require(value, scores[1]);
        require(value, snapshot.sparse("neighbours.items").values(2)[0]);
        IdIndex items = snapshot.catalogue().items().ids();
        require(2, items.row("item2"));
        require(1, snapshot.catalogue().users().ids().row("user1"));
        return value;
    }

    private static void require(float expected, float found) {
        if (expected != found) {
            throw new AssertionError("a table of another version: " + found + ", expected " + expected);
        }
    }
}
