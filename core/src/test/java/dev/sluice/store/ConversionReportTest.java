package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a conversion costs is what its report says. */
class ConversionReportTest {
    @TempDir
    Path directory;

    private EmbeddingStore table(float[]... rows) throws IOException {
        return EmbeddingStore.open(Tables.embeddings(directory.resolve("exact.emb"), rows));
    }

    private EmbeddingStore random(int rows, int dimension, long seed) throws IOException {
        Random random = new Random(seed);
        float[][] table = new float[rows][dimension];
        for (int i = 1; i < rows; i++) {
            for (int j = 0; j < dimension; j++) {
                table[i][j] = (float) random.nextGaussian();
            }
        }
        return EmbeddingStore.open(Tables.embeddings(directory.resolve("random" + seed + ".emb"), table));
    }

    private Path converted() {
        return directory.resolve("converted.emb");
    }

    @Test
    void errorsAreThoseOfTheWorstAndTheMeanNumber() throws IOException {
        try (EmbeddingStore exact = table(new float[2], new float[] {127, 1.25f})) {
            ConversionReport report = exact.convert(converted(), ElementType.I8, SampleQueries.none());
            assertThat(report.largestError()).isEqualTo(0.25);
            assertThat(report.meanError()).isEqualTo(0.25 / 4);
            assertThat(report.recallLoss()).isNaN();
        }
        try (EmbeddingStore store = EmbeddingStore.open(converted())) {
            assertThat(store.elementType()).isEqualTo(ElementType.I8);
            assertThat(store.version()).isEqualTo(Tables.VERSION);
            float[] row = new float[2];
            store.copyRow(1, row);
            assertThat(row).containsExactly(127, 1);
        }
    }

    @Test
    void sameTypeCostsNothing() throws IOException {
        try (EmbeddingStore exact = random(500, 7, 1)) {
            ConversionReport report =
                    exact.convert(converted(), ElementType.F32, SampleQueries.rowsOf(exact, 10, 20, 3));
            assertThat(report).isEqualTo(new ConversionReport(0, 0, 0));
            assertThat(converted()).hasSameBinaryContentAs(directory.resolve("random1.emb"));
        }
    }

    @Test
    void rowThatRoundsPastAnotherIsLost() throws IOException {
        float[] query = {0, 1};
        try (EmbeddingStore exact = table(new float[] {9, 9}, new float[] {127, 1.4f}, new float[] {127, 1.3f})) {
            assertThat(exact.convert(converted(), ElementType.I8, SampleQueries.of(1, query))
                            .recallLoss())
                    .as("both become 1; the first is right and comes first")
                    .isZero();
        }
        try (EmbeddingStore exact = table(new float[] {9, 9}, new float[] {127, 1.3f}, new float[] {127, 1.4f})) {
            assertThat(exact.convert(converted(), ElementType.I8, SampleQueries.of(1, query))
                            .recallLoss())
                    .as("both become 1; the wrong one comes first")
                    .isEqualTo(1);
            assertThat(exact.convert(converted(), ElementType.I8, SampleQueries.of(1, query, new float[] {1, 0}))
                            .recallLoss())
                    .as("of two queries one finds what it should")
                    .isEqualTo(0.5);
            assertThat(exact.convert(converted(), ElementType.I8, SampleQueries.of(5, query))
                            .recallLoss())
                    .as("k is cut to the known rows")
                    .isZero();
        }
    }

    @Test
    void equalRowsStandInForEachOther() throws IOException {
        float[] twin = {1, 1};
        try (EmbeddingStore exact = table(new float[2], twin, twin, twin)) {
            assertThat(exact.convert(converted(), ElementType.I8, SampleQueries.of(2, twin))
                            .recallLoss())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void shortTypesLoseLittle(ElementType type) throws IOException {
        try (EmbeddingStore exact = random(5000, 64, 2);
                EmbeddingStore users = random(100, 64, 3)) {
            ConversionReport report = exact.convert(converted(), type, SampleQueries.rowsOf(users, 100, 40, 1));
            double bound = type == ElementType.I8 ? 0.03 : type == ElementType.F16 ? 0.002 : 0;
            assertThat(report.recallLoss()).isBetween(0.0, bound);
            assertThat(report.largestError()).isLessThanOrEqualTo(type == ElementType.I8 ? 0.025 : bound);
            assertThat(report.meanError()).isBetween(0.0, report.largestError());
            try (EmbeddingStore back = EmbeddingStore.open(converted())) {
                assertThat(back.convert(directory.resolve("back.emb"), ElementType.F32, SampleQueries.none())
                                .largestError())
                        .isZero();
            }
        }
    }

    @Test
    void numberTooLargeNamesItsRowAndLeavesNoFile() throws IOException {
        try (EmbeddingStore exact = table(new float[1], new float[] {-70000})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> exact.convert(converted(), ElementType.F16, SampleQueries.none()))
                    .withMessage("an entry of F16 must be at most 65504 once rounded: -70000.0 at 0 of row 1");
            assertThat(Files.exists(converted())).isFalse();
        }
    }

    @Test
    void tablesOfOtherShapesAreNotCompared() throws IOException {
        try (EmbeddingStore one = random(3, 2, 1);
                EmbeddingStore other = random(2, 2, 2)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConversionReport.of(one, other, SampleQueries.none()))
                    .withMessage("tables must be of one shape: 3 x 2 and 2 x 2");
        }
    }

    @Test
    void badSamplesAreRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleQueries.of(0, new float[1]))
                .withMessage("k must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleQueries.of(1, new float[1], new float[] {Float.NaN}))
                .withMessage("a query must be finite: NaN in query 1");
        try (EmbeddingStore one = random(1, 2, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SampleQueries.rowsOf(one, 1, -1, 0))
                    .withMessage("count must be at least 0: -1");
            assertThat(SampleQueries.rowsOf(one, 1, 5, 0).count()).isZero();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConversionReport.of(one, one, SampleQueries.of(1, new float[2])))
                    .withMessage("recall needs from 2 to 2147483647 rows: 1");
        }
        try (EmbeddingStore three = random(3, 2, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConversionReport.of(three, three, SampleQueries.of(1, new float[3])))
                    .withMessage("query has 3 dimensions, random1.emb has 2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9, 10, 50})
    void sampleDrawsDistinctKnownRows(int count) throws IOException {
        float[][] rows = new float[10][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {i};
        }
        boolean[] seen = new boolean[10];
        try (EmbeddingStore table = table(rows)) {
            SampleQueries sample = SampleQueries.rowsOf(table, 3, count, 7);
            assertThat(sample.count()).isEqualTo(Math.min(count, 9));
            for (int i = 0; i < sample.count(); i++) {
                int row = (int) sample.query(i)[0];
                assertThat(seen[row]).isFalse();
                seen[row] = true;
            }
            assertThat(seen[0]).isFalse();
        }
    }

    @Test
    void productThatIsNoNumberIsNamed() throws IOException {
        float[] infinities = new float[64]; // apart from each other until sums of their own are added up
        float[] query = new float[64];
        Arrays.fill(query, 3e38f);
        infinities[0] = 3e38f;
        infinities[1] = -3e38f;
        try (EmbeddingStore exact = table(new float[64], infinities)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConversionReport.of(exact, exact, SampleQueries.of(1, query)))
                    .withMessage("the product of a query and row 1 is no number");
        }
    }
}
