package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.internal.text.Facts;
import dev.sluice.ranking.input.Scale;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The state of a descent in a version, exact to the bit: a row for each coordinate with the 64 bits of its {@code z}
 * and of its {@code n}, each as three floats of 22 bits at most, which floats hold without loss; and which features no
 * example had.
 */
final class SavedState {
    private static final int PARTS = 3;
    private static final int WIDTH = 2 * PARTS;
    private static final int PART_BITS = 22;
    private static final long PART = (1L << PART_BITS) - 1;
    private static final long LAST_PART = (1L << (Long.SIZE - (PARTS - 1) * PART_BITS)) - 1;
    private static final String UNSEEN = "unseen";

    private SavedState() {}

    static void write(FtrlState state, String name, SnapshotWriter writer) throws IOException {
        FtrlCoordinates coordinates = state.coordinates();
        try (EmbeddingWriter table = writer.embeddings(table(name), ElementType.F32, WIDTH)) {
            float[] row = new float[WIDTH];
            for (int coordinate = 0; coordinate < coordinates.size(); coordinate++) {
                split(coordinates.z(coordinate), row, 0);
                split(coordinates.n(coordinate), row, PARTS);
                table.append(row);
            }
        }
        List<FeatureKey> keys = state.hashed().schema().keys();
        writer.provenance(
                name + "." + UNSEEN,
                IntStream.range(0, keys.size())
                        .filter(column -> state.scales().get(column).isEmpty())
                        .mapToObj(column -> keys.get(column).name())
                        .collect(Collectors.joining(",")));
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if the version lacks it, as those do that were published before there was one,
     *     or it is not this model's
     */
    static FtrlState read(ModelSnapshot snapshot, String name, FtrlSettings settings, LinearTerms terms) {
        Set<String> unseen =
                Set.of(new Facts(snapshot.provenance(), name).text(UNSEEN).split(",", -1));
        HashedTerms hashed = HashedTerms.of(terms.schema(), settings.hashing());
        FtrlCoordinates coordinates = new FtrlCoordinates(settings, FtrlState.coordinates(hashed));
        EmbeddingStore table = snapshot.embeddings(table(name));
        SavedTerms.requireShape(table, table(name), coordinates.size(), WIDTH);
        float[] row = new float[WIDTH];
        for (int coordinate = 0; coordinate < coordinates.size(); coordinate++) {
            table.copyRow(coordinate, row);
            coordinates.restore(coordinate, joined(name, coordinate, row, 0), squares(name, coordinate, row));
        }
        return new FtrlState(
                terms.weights().stream().map(weight -> scale(weight, unseen)).toList(), hashed, coordinates);
    }

    private static Optional<Scale> scale(FeatureWeight weight, Set<String> unseen) {
        return unseen.contains(weight.feature().name())
                ? Optional.empty()
                : Optional.of(new Scale((float) weight.mean(), (float) weight.deviation()));
    }

    private static void split(double number, float[] row, int at) {
        long bits = Double.doubleToRawLongBits(number);
        for (int part = 0; part < PARTS; part++) {
            row[at + part] = (float) (bits >>> (part * PART_BITS) & PART);
        }
    }

    private static double joined(String name, int coordinate, float[] row, int at) {
        long bits = 0;
        for (int part = 0; part < PARTS; part++) {
            long most = part == PARTS - 1 ? LAST_PART : PART;
            float value = row[at + part];
            if (!(value >= 0 && value <= most && value == (long) value)) {
                throw new IllegalArgumentException("a part of a number in table " + table(name)
                        + " must be a whole number from 0 to " + most + ": " + value + " in row " + coordinate);
            }
            bits |= (long) value << (part * PART_BITS);
        }
        double number = Double.longBitsToDouble(bits);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    "numbers of table " + table(name) + " must be finite: " + number + " in row " + coordinate);
        }
        return number;
    }

    private static double squares(String name, int coordinate, float[] row) {
        double squares = joined(name, coordinate, row, PARTS);
        if (squares < 0) {
            throw new IllegalArgumentException("sums of squares in table " + table(name) + " must not be negative: "
                    + squares + " in row " + coordinate);
        }
        return squares;
    }

    private static String table(String name) {
        return name + ".state";
    }
}
