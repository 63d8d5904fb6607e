package dev.sluice.ranking.factorization;

import dev.sluice.ranking.input.Inputs;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.Arrays;

/** Factors in a version: a table with a row for each coordinate. */
final class SavedFactors {
    private SavedFactors() {}

    static void write(Factors factors, String name, SnapshotWriter writer) throws IOException {
        try (EmbeddingWriter table = writer.embeddings(table(name), ElementType.F32, factors.width())) {
            for (int coordinate = 0; coordinate < factors.coordinates().size(); coordinate++) {
                table.append(Arrays.copyOfRange(
                        factors.table(), factors.at(coordinate), factors.at(coordinate) + factors.width()));
            }
        }
    }

    static Factors read(ModelSnapshot snapshot, String name, Inputs inputs) {
        EmbeddingStore table = snapshot.embeddings(table(name));
        Coordinates coordinates = Coordinates.of(inputs);
        if (table.rows() != coordinates.size() || table.dimension() < 2) {
            throw new IllegalArgumentException("table " + table(name) + " must have " + coordinates.size()
                    + " rows of a weight and factors: " + table.rows() + " of " + table.dimension());
        }
        Factors factors = new Factors(
                coordinates,
                table.dimension() - 1,
                new float[Math.multiplyExact(coordinates.size(), table.dimension())]);
        float[] row = new float[table.dimension()];
        for (int coordinate = 0; coordinate < coordinates.size(); coordinate++) {
            table.copyRow(coordinate, row);
            System.arraycopy(row, 0, factors.table(), factors.at(coordinate), row.length);
        }
        return factors;
    }

    private static String table(String name) {
        return name + ".factors";
    }
}
