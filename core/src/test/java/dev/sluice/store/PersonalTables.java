package dev.sluice.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Versions that know something of each user in every kind of table, and what is to be left of it. */
final class PersonalTables {
    static final int DIMENSION = 3;
    private static final int ITEMS = 4;

    private PersonalTables() {}

    static String id(int user) {
        return "person-" + user + "@example.org";
    }

    static String motto(int user) {
        return "the motto of number " + user + ".";
    }

    /** A version whose numbers all depend on the row and the value. */
    static void write(SnapshotWriter writer, int users, int value) throws IOException {
        embeddings(writer, "als.items", ElementType.F32, ITEMS, value);
        embeddings(writer, "als.users", ElementType.F32, users, value);
        embeddings(writer, "half.users", ElementType.F16, users, value);
        embeddings(writer, "byte.users", ElementType.I8, users, value);
        try (SparseWriter groups = writer.sparse("groups.users")) {
            for (int user = 0; user <= users; user++) {
                groups.append(list(user), weights(user, value), new long[0]);
            }
        }
        try (SparseWriter history = writer.sparse("history")) {
            for (int user = 0; user <= users; user++) {
                history.append(list(user), weights(user, value), times(user, value));
            }
        }
        writer.catalogue(new Catalogue(Entities.of(ids(ITEMS, item -> "item" + item)), users(users, value)));
        writer.provenance("value", Integer.toString(value));
    }

    private static void embeddings(SnapshotWriter writer, String table, ElementType type, int rows, int value)
            throws IOException {
        try (EmbeddingWriter embeddings = writer.embeddings(table, type, DIMENSION)) {
            for (int row = 0; row <= rows; row++) {
                embeddings.append(vector(row, value));
            }
        }
    }

    private static float[] vector(int row, int value) {
        return row == 0 ? new float[DIMENSION] : new float[] {127, row, value}; // exact in every type
    }

    private static int[] list(int row) {
        return IntStream.rangeClosed(1, row % ITEMS).toArray();
    }

    private static float[] weights(int row, int value) {
        float[] weights = new float[row % ITEMS];
        Arrays.fill(weights, row * 1000 + value);
        return weights;
    }

    private static long[] times(int row, int value) {
        long[] times = new long[row % ITEMS];
        Arrays.fill(times, row * 1000L + value);
        return times;
    }

    private static IdIndex ids(int count, IntFunction<String> id) {
        return IdIndex.of(IntStream.rangeClosed(1, count).mapToObj(id).toList());
    }

    private static Entities users(int count, int value) {
        List<String> mottos = new ArrayList<>(List.of(""));
        List<List<String>> likes = new ArrayList<>(List.of(List.of()));
        double[] ages = new double[count + 1];
        ages[0] = Double.NaN;
        for (int user = 1; user <= count; user++) {
            mottos.add(motto(user));
            likes.add(List.of(motto(user), "tea"));
            ages[user] = value + user;
        }
        return new Entities(
                ids(count, PersonalTables::id),
                Map.of("motto", TextColumn.of(mottos), "likes", TagColumn.of(likes), "age", new NumberColumn(ages)));
    }

    /** Requires that a version is as {@link #write} wrote it, but for what was erased. */
    static void require(ModelSnapshot snapshot, int users, int value, int... erased) {
        assertThat(snapshot.provenance()).containsEntry("value", Integer.toString(value));
        for (int item = 0; item <= ITEMS; item++) {
            assertThat(vector(snapshot, "als.items", item)).isEqualTo(vector(item, value));
        }
        assertThat(snapshot.catalogue().users().rows()).isEqualTo(users + 1);
        for (int user = 0; user <= users; user++) {
            int sought = user;
            boolean gone = Arrays.stream(erased).anyMatch(row -> row == sought);
            requireUser(snapshot, user, value, gone);
        }
    }

    private static void requireUser(ModelSnapshot snapshot, int user, int value, boolean gone) {
        for (String table : List.of("als.users", "half.users", "byte.users")) {
            assertThat(vector(snapshot, table, user)).isEqualTo(gone ? new float[DIMENSION] : vector(user, value));
        }
        for (String table : List.of("groups.users", "history")) {
            SparseTable sparse = snapshot.sparse(table);
            assertThat(sparse.indexes(user)).isEqualTo(gone ? new int[0] : list(user));
            assertThat(sparse.values(user)).isEqualTo(gone ? new float[0] : weights(user, value));
        }
        assertThat(snapshot.sparse("history").times(user)).isEqualTo(gone ? new long[0] : times(user, value));
        assertThat(snapshot.sparse("groups.users").isTimed()).isFalse();
        Entities users = snapshot.catalogue().users();
        assertThat(users.ids().row(id(user))).isEqualTo(gone ? IdIndex.UNKNOWN : user);
        boolean empty = gone || user == 0;
        assertThat(((TextColumn) users.require("motto")).text(user)).isEqualTo(empty ? "" : motto(user));
        assertThat(((TagColumn) users.require("likes")).tags(user))
                .isEqualTo(empty ? List.of() : List.of(motto(user), "tea"));
        assertThat(((NumberColumn) users.require("age")).number(user))
                .isEqualTo(Double.valueOf(empty ? Double.NaN : value + user));
    }

    private static float[] vector(ModelSnapshot snapshot, String table, int row) {
        float[] vector = new float[DIMENSION];
        snapshot.embeddings(table).copyRow(row, vector);
        return vector;
    }

    /** The files below a directory in whose names or bytes a text is found. */
    static List<Path> filesWith(Path directory, String text) throws IOException {
        return filesWith(directory, text.getBytes(UTF_8));
    }

    /** The same of any bytes. */
    static List<Path> filesWith(Path directory, byte[] bytes) throws IOException {
        String text = new String(bytes, ISO_8859_1);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                if (path.toString().contains(text) || (Files.isRegularFile(path) && contains(path, text))) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    private static boolean contains(Path file, String text) throws IOException {
        try {
            return Files.readString(file, ISO_8859_1).contains(text);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
