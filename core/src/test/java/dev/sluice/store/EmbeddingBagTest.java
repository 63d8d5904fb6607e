package dev.sluice.store;

import static dev.sluice.store.EmbeddingBag.Pooling.MEAN;
import static dev.sluice.store.EmbeddingBag.Pooling.SUM;
import static dev.sluice.store.EmbeddingBag.UNWEIGHTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bags of the rows (1, 0), (0, 2) and (4, 4). */
class EmbeddingBagTest {
    @TempDir
    static Path directory = Path.of("");

    private static EmbeddingStore table() throws IOException {
        return EmbeddingStore.open(Tables.embeddings(
                directory.resolve("e.emb"), new float[] {1, 0}, new float[] {0, 2}, new float[] {4, 4}));
    }

    private final EmbeddingStore table = table();

    EmbeddingBagTest() throws IOException {}

    @AfterEach
    void close() {
        table.close();
    }

    private float[] pool(EmbeddingBag.Pooling pooling, int[] values, int[] offsets, float... weights) {
        float[] into = new float[(offsets.length - 1) * 2];
        new EmbeddingBag(table, pooling).pool(values, offsets, weights, into);
        return into;
    }

    @Test
    void sumsAndMeansOfThreeBags() {
        int[] values = {0, 1, 2};
        int[] offsets = {0, 2, 2, 3};
        assertThat(pool(SUM, values, offsets)).containsExactly(1, 2, 0, 0, 4, 4);
        assertThat(pool(MEAN, values, offsets)).containsExactly(0.5f, 1, 0, 0, 4, 4);
    }

    @Test
    void rowThatIsInABagTwiceCountsTwice() {
        int[] values = {1, 2, 1};
        assertThat(pool(SUM, values, new int[] {0, 3})).containsExactly(4, 8);
        assertThat(pool(MEAN, values, new int[] {0, 3})).containsExactly(4 / 3f, 8 / 3f);
    }

    @Test
    void weightsMultiplyAndTheMeanDividesByTheirSum() {
        int[] values = {0, 1, 2};
        int[] offsets = {0, 3};
        assertThat(pool(SUM, values, offsets, 2, 1, 0)).containsExactly(2, 2);
        assertThat(pool(MEAN, values, offsets, 2, 1, 0)).containsExactly(2 / 3f, 2 / 3f);
        assertThat(pool(SUM, values, offsets, 1, 1, -1)).containsExactly(-3, -2);
    }

    @Test
    void meanOfNoWeightAtAllIsZero() {
        int[] values = {0, 1};
        assertThat(pool(MEAN, values, new int[] {0, 2}, 0, 0)).containsExactly(0, 0);
        assertThat(pool(MEAN, values, new int[] {0, 2}, 1, -1)).containsExactly(0, 0);
        assertThat(pool(SUM, values, new int[] {0, 2}, 1, -1)).containsExactly(1, -2);
    }

    @ParameterizedTest
    @EnumSource(EmbeddingBag.Pooling.class)
    void noBagsAreFineAndEntriesPastTheBagsAreLeftAlone(EmbeddingBag.Pooling pooling) {
        float[] into = {7, 7, 7};
        new EmbeddingBag(table, pooling).pool(new int[0], new int[] {0}, UNWEIGHTED, into);
        assertThat(into).containsExactly(7, 7, 7);
        new EmbeddingBag(table, pooling).pool(new int[] {0}, new int[] {0, 1}, UNWEIGHTED, into);
        assertThat(into).containsExactly(1, 0, 7);
    }

    @Test
    void offsetsThatFallAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(SUM, new int[3], new int[] {0, 2, 1, 3}))
                .withMessage("offsets must not fall: 2, 1 at 2");
    }

    @Test
    void offsetsThatDoNotCoverTheValuesAreRefused() {
        String rule = "offsets must go from 0 to the number of values, 3: ";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(SUM, new int[3], new int[] {0, 4}))
                .withMessage(rule + "0 to 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(SUM, new int[3], new int[] {0, 2}))
                .withMessage(rule + "0 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(SUM, new int[3], new int[] {1, 3}))
                .withMessage(rule + "1 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddingBag(table, SUM).pool(new int[3], new int[0], UNWEIGHTED, new float[0]))
                .withMessage(rule + "none");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void rowThatIsNotThereIsRefused(int row) {
        assertThatThrownBy(() -> pool(SUM, new int[] {0, row}, new int[] {0, 2}))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("e.emb has 3 rows: " + row);
    }

    @Test
    void badWeightsAndTooLittleRoomAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(SUM, new int[2], new int[] {0, 2}, 1))
                .withMessage("weights must be as many as values or none: 1 for 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(SUM, new int[2], new int[] {0, 2}, 1, Float.NaN))
                .withMessage("a weight must be finite: NaN at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EmbeddingBag(table, SUM).pool(new int[2], new int[] {0, 1, 2}, UNWEIGHTED, new float[3]))
                .withMessage("array must have room for 4: 3");
    }
}
