package dev.sluice.ranking.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sluice.ModelVersion;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.Lease;
import dev.sluice.store.SmallSegments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A view shows what the store holds, in the store's own memory, and no longer than it may. */
class StoreViewTest {
    private static final int ROWS = 500;
    private static final int DIMENSION = 24;
    private static final ModelVersion VERSION = new ModelVersion("7");

    private final Random random = new Random(1);

    @TempDir
    Path directory;

    @BeforeAll
    static void requireNatives() {
        try {
            Nd4j.scalar(1f).add(1);
        } catch (Exception | LinkageError e) {
            abort("ND4J has no natives for this machine on the class path (-Dnd4j.platform=...): " + e);
        }
    }

    private float[] vector() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private Path table(ElementType type) throws IOException {
        Path file = directory.resolve("items.emb");
        EmbeddingStore.write(file, VERSION, type, DIMENSION, writer -> {
            for (int i = 0; i < ROWS; i++) {
                writer.append(vector());
            }
        });
        return file;
    }

    private PublishedModel published() throws IOException {
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(2, 1));
            PublishedModel.embeddings(writer, "als.items", vector(), vector());
            PublishedModel.embeddings(writer, "als.users", vector());
        });
    }

    private void requireSameScores(List<INDArray> segments, EmbeddingStore store) {
        float[] query = vector();
        float[] scores = new float[Math.toIntExact(store.rows())];
        store.dot(query, 0, scores.length, scores);
        int row = 0;
        for (INDArray segment : segments) {
            INDArray products = segment.mmul(Nd4j.createFromArray(query).reshape(DIMENSION, 1));
            for (int i = 0; i < segment.rows(); i++) {
                assertThat(products.getFloat(i, 0)).isCloseTo(scores[row++], within(1e-4f));
            }
        }
        assertThat(row).isEqualTo(scores.length);
    }

    @Test
    void productsAreThoseOfTheStore() throws IOException {
        try (EmbeddingStore store = EmbeddingStore.open(table(ElementType.F32));
                StoreView view = StoreView.over(store)) {
            assertThat(view.array().shape()).containsExactly(ROWS, DIMENSION);
            assertThat(view.segments()).containsExactly(view.array());
            requireSameScores(view.segments(), store);
        }
    }

    @Test
    void eachSegmentIsAMatrix() throws IOException {
        try (EmbeddingStore store = SmallSegments.open(table(ElementType.F32), 64 * DIMENSION * Float.BYTES);
                StoreView view = StoreView.over(store)) {
            assertThat(view.segments()).hasSize(8);
            requireSameScores(view.segments(), store);
            assertThatIllegalStateException()
                    .isThrownBy(view::array)
                    .withMessage("the table has 8 segments, not 1: see segments()");
        }
    }

    @Test
    void memoryIsTheStores() throws IOException {
        try (EmbeddingStore mapped = EmbeddingStore.open(table(ElementType.F32));
                EmbeddingStore resident = mapped.resident();
                StoreView view = StoreView.over(resident)) {
            requireSameScores(view.segments(), mapped);
            view.array().putScalar(3, 5, 42);
            float[] row = new float[DIMENSION];
            resident.copyRow(3, row);
            assertThat(row[5]).isEqualTo(42);
        }
    }

    @Test
    void closedViewIsRefusedAndSoAreItsMatrices() throws IOException {
        try (PublishedModel model = published();
                Lease lease = model.repository().lease()) {
            StoreView view = StoreView.of(lease, "als.items");
            INDArray matrix = view.array();
            requireSameScores(view.segments(), lease.snapshot().embeddings("als.items"));
            view.close();
            view.close();
            assertThatIllegalStateException().isThrownBy(view::array).withMessage("the view is closed");
            assertThatIllegalStateException().isThrownBy(view::segments).withMessage("the view is closed");
            assertThatThrownBy(() -> matrix.getFloat(0, 0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(matrix::sum).isInstanceOf(IllegalStateException.class);
            lease.snapshot().verify();
        }
    }

    @Test
    void viewEndsWithItsLease() throws IOException {
        try (PublishedModel model = published()) {
            Lease lease = model.repository().lease();
            try (StoreView view = StoreView.of(lease, "als.users")) {
                lease.close();
                assertThatIllegalStateException()
                        .isThrownBy(view::array)
                        .withMessageContaining("the lease on version " + model.version() + " was given back");
            }
            assertThatIllegalStateException().isThrownBy(() -> StoreView.of(lease, "als.users"));
        }
    }

    @Test
    void viewEndsWithItsStore() throws IOException {
        EmbeddingStore store = EmbeddingStore.open(table(ElementType.F32));
        try (StoreView view = StoreView.over(store)) {
            store.close();
            assertThatIllegalStateException().isThrownBy(view::segments).withMessage("items.emb is closed");
        }
    }

    @Test
    void whatIsNoTableOfFloatsIsRefused() throws IOException {
        try (EmbeddingStore bytes = EmbeddingStore.open(table(ElementType.I8))) {
            assertThatThrownBy(() -> StoreView.over(bytes))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("only F32 can be lent, items.emb is I8");
        }
        try (PublishedModel model = published();
                Lease lease = model.repository().lease()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StoreView.of(lease, "nmf.items"))
                    .withMessageContaining("[als.items, als.users]");
        }
    }
}
