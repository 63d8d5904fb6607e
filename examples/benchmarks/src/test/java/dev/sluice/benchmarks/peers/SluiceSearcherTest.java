package dev.sluice.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.benchmarks.VectorFile;
import dev.sluice.examples.retrieve.FactorLikeVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own peers answer with rows of the file, and what they take counts. */
class SluiceSearcherTest {
    private static final int ROWS = 2000;
    private static final int DIMENSION = 16;
    private static final int K = 10;

    @TempDir
    Path work;

    private Dataset data;

    @BeforeEach
    void makeUp() throws IOException {
        FactorLikeVectors vectors = new FactorLikeVectors(DIMENSION, 1);
        vectors.writeItems(work.resolve("items"), ROWS);
        vectors.writeQueries(work.resolve("queries"), 20);
        data = Dataset.of(
                VectorFile.of(work.resolve("items"), DIMENSION), VectorFile.of(work.resolve("queries"), DIMENSION), 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sluice-exact", "sluice-resident-f32", "sluice-resident-f16", "sluice-resident-i8"})
    void aScanFindsTheTrueRows(String name) throws IOException {
        try (Searcher searcher = searcher(name)) {
            assertThat(searcher.knobs(K)).containsExactly(Knob.SCAN);
            assertThat(recall(searcher, Knob.SCAN)).isEqualTo(1);
        }
    }

    @Test
    void anInvertedFileFindsMoreTheMoreItReads() throws IOException {
        try (Searcher searcher = searcher("sluice-ivf")) {
            List<Knob> knobs = searcher.knobs(K);
            double least = recall(searcher, knobs.get(0));
            double most = recall(searcher, knobs.get(knobs.size() - 1));

            assertThat(knobs.get(0)).hasToString("share=0.005");
            assertThat(least).isLessThan(most);
            assertThat(most).isGreaterThan(0.95);
        }
    }

    @Test
    void copiesCountBesideTheTable() throws IOException {
        try (Searcher mapped = searcher("sluice-exact");
                Searcher resident = searcher("sluice-resident-f32");
                Searcher bytes = searcher("sluice-resident-i8")) {
            long vectors = (long) ROWS * DIMENSION * Float.BYTES;

            assertThat(resident.bytes()).isGreaterThanOrEqualTo(mapped.bytes() + vectors);
            assertThat(bytes.bytes()).isBetween(mapped.bytes() + vectors / 4, mapped.bytes() + vectors);
        }
    }

    private Searcher searcher(String name) throws IOException {
        JvmPeer peer = (JvmPeer) Roster.named(List.of(name)).get(0);
        return peer.builder().build(data, Files.createDirectory(work.resolve(name)));
    }

    private double recall(Searcher searcher, Knob knob) throws IOException {
        List<int[]> found = new ArrayList<>();
        for (float[] query : data.queries()) {
            found.add(searcher.search(query, K, knob));
        }
        return Truth.of(data, K).recall(found, K);
    }
}
