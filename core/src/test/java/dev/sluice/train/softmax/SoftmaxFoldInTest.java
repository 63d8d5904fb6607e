package dev.sluice.train.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.retrieval.Similarity;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.batch.RowAdagrad;
import dev.sluice.train.engine.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftmaxFoldInTest {
    private static final int DIMENSION = 8;

    private static final SoftmaxSettings SETTINGS = SoftmaxSettings.defaults()
            .withDimension(DIMENSION)
            .withEpochs(20)
            .withBatch(64)
            .withThreads(2);

    private final InteractionMatrix matrix = InteractionMatrix.of(Events.random(80, 60, 900, 5));
    private final SoftmaxModel model = new SoftmaxTrainer(SETTINGS).train(matrix, TrainingListener.NONE);
    private final FoldIn foldIn = model.foldIn();

    @Test
    void theHistoryOfATrainedUserGivesAboutTheirVector() {
        double sum = 0;
        float[] trained = new float[DIMENSION];
        float[] folded = new float[DIMENSION];
        for (int user = 1; user <= 80; user++) {
            assertThat(foldIn.foldIn(history(matrix.row(user)), folded)).isTrue();
            model.copyUser(user, trained);
            sum += Units.product(trained, folded);
            assertThat(Units.length(folded)).isCloseTo(1, within(1e-6));
        }
        assertThat(sum / 80).as("mean cosine").isGreaterThan(0.9);
    }

    @Test
    void moreStepsWouldNotGoMuchFurtherDown() {
        FoldInSample sample = FoldInSample.of(model::copyItem, matrix.columns(), DIMENSION);
        float[] folded = new float[DIMENSION];
        foldIn.foldIn(history(matrix.row(3)), folded);
        FoldInSteps steps = new FoldInSteps(SETTINGS, sample);
        float[] item = new float[DIMENSION];
        for (int liked : matrix.row(3)) {
            model.copyItem(liked, item);
            steps.add(liked, item);
        }
        float[] further = folded.clone();
        RowAdagrad small = new RowAdagrad(1, 0.01);
        for (int step = 0; step < 500; step++) {
            small.step(0, steps.gradient(further), further);
            Units.normalize(further);
        }

        assertThat(Units.product(folded, further)).isGreaterThan(0.98f);
    }

    @Test
    void innerProductsHaveAFoldInToo() {
        SoftmaxSettings settings = SETTINGS.withSimilarity(Similarity.INNER_PRODUCT)
                .withLoss(SampledSoftmaxLoss.of(1))
                .withRegularization(0.01);
        SoftmaxModel products = new SoftmaxTrainer(settings).train(matrix, TrainingListener.NONE);
        float[] trained = new float[DIMENSION];
        float[] folded = new float[DIMENSION];
        double sum = 0;
        for (int user = 1; user <= 80; user++) {
            products.foldIn().foldIn(history(matrix.row(user)), folded);
            products.copyUser(user, trained);
            sum += Units.product(trained, folded) / (Units.length(trained) * Units.length(folded));
        }

        assertThat(sum / 80).as("mean cosine").isGreaterThan(0.8);
    }

    @Test
    void aPublishedModelFoldsInAsTheTrainedOne(@TempDir Path directory) throws IOException {
        float[] expected = new float[DIMENSION];
        foldIn.foldIn(history(matrix.row(7)), expected);

        Published.read(directory, model, 81, 61, snapshot -> {
            float[] found = new float[DIMENSION];
            assertThat(SoftmaxFoldIn.of(snapshot, "softmax").foldIn(history(matrix.row(7)), found))
                    .isTrue();
            assertThat(found).isEqualTo(expected);
            assertThat(SoftmaxFoldIn.of(snapshot, "softmax").version()).contains(snapshot.version());
            assertThat(foldIn.version()).as("was not published").isEmpty();
            assertThatThrownBy(() -> SoftmaxFoldIn.of(snapshot, "other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("other.items");
        });
    }

    @Test
    void aHistoryThatSaysNothingLeavesTheVectorAlone() {
        float[] vector = new float[DIMENSION];
        vector[0] = 7;

        assertThat(foldIn.foldIn(History.EMPTY, vector)).isFalse();
        assertThat(foldIn.foldIn(history(61), vector))
                .as("an item without events")
                .isFalse();
        assertThat(vector[0]).isEqualTo(7);
    }

    @Test
    void neitherOrderNorRepeatsNorItemsWithoutEventsCount() {
        float[] once = new float[DIMENSION];
        float[] again = new float[DIMENSION];

        foldIn.foldIn(history(3, 8), once);
        foldIn.foldIn(history(8, 3, 61, 8), again);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void whoHasEverythingHasAVectorAtAnyTemperature() {
        FoldIn cold =
                new SoftmaxFoldIn(model::copyItem, matrix.columns(), SETTINGS.withLoss(SampledSoftmaxLoss.of(1e-4)));
        float[] vector = new float[DIMENSION];

        assertThat(cold.foldIn(history(IntStream.rangeClosed(1, 60).toArray()), vector))
                .isTrue();

        assertThat(Units.length(vector)).isCloseTo(1, within(1e-6));
    }

    @Test
    void whatFitsNoVersionIsAnError() {
        assertThatThrownBy(() -> foldIn.foldIn(history(62), new float[DIMENSION]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("item must be below 62: 62");
        assertThatThrownBy(() -> foldIn.foldIn(History.EMPTY, new float[DIMENSION - 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vector must have 8 entries: 7");
    }

    @Test
    void manyThreadsGetTheSame() {
        float[][] alone = new float[81][DIMENSION];
        IntStream.rangeClosed(1, 80).forEach(user -> foldIn.foldIn(history(matrix.row(user)), alone[user]));

        IntStream.range(0, 400).parallel().forEach(i -> {
            float[] vector = new float[DIMENSION];
            foldIn.foldIn(history(matrix.row(1 + i % 80)), vector);
            assertThat(vector).isEqualTo(alone[1 + i % 80]);
        });
    }

    private static History history(int... items) {
        float[] values = new float[items.length];
        Arrays.fill(values, 1);
        return History.of(items, new long[items.length], values);
    }
}
