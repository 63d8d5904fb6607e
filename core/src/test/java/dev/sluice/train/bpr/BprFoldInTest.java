package dev.sluice.train.bpr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BprFoldInTest {
    private static final int DIMENSION = 16;
    private static final BprSettings SETTINGS = BprSettings.defaults()
            .withDimension(DIMENSION)
            .withEpochs(60)
            .withLearningRate(0.1)
            .withCandidates(2)
            .withNegativePower(0.5)
            .withThreads(1);

    private final InteractionMatrix matrix = InteractionMatrix.of(Events.random(100, 60, 1500, 5));
    private final BprModel model = new BprTrainer(SETTINGS).train(matrix, TrainingListener.NONE);
    private final FoldIn foldIn = model.foldIn();

    @Test
    void theHistoryOfATrainedUserGivesAVectorThatRanksMuchAlike() {
        double folded = 0;
        double stranger = 0;
        for (int user = 1; user <= 100; user++) {
            float[] trained = new float[DIMENSION];
            model.copyUser(user, trained);
            folded += correlation(trained, vector(matrix.row(user)));
            stranger += correlation(trained, vector(matrix.row(user % 100 + 1)));
        }

        assertThat(folded / 100).isGreaterThan(0.9);
        assertThat(stranger / 100).isLessThan(0.3);
    }

    @Test
    void theSameItemsGiveTheSameVector() {
        float[] vector = vector(3, 8, 21);

        assertThat(vector(3, 8, 21)).isEqualTo(vector);
        assertThat(vector(21, 3, 3, 8)).as("in another order, one twice").isEqualTo(vector);
        assertThat(vector(3, 8, 21, 61)).as("with an item without events").isEqualTo(vector);
        assertThat(vector(3, 8)).isNotEqualTo(vector);
    }

    @Test
    void aPublishedModelFoldsInAsTheTrainedOne(@TempDir Path directory) throws IOException {
        float[] expected = vector(3, 8, 21);

        Published.read(directory, model, 101, 61, snapshot -> {
            float[] found = new float[DIMENSION];
            BprFoldIn published = BprFoldIn.of(snapshot, "bpr");
            assertThat(published.foldIn(history(3, 8, 21), found)).isTrue();
            assertThat(found).isEqualTo(expected);
            assertThat(published.version()).contains(snapshot.version());
            assertThat(foldIn.version()).as("was not published").isEmpty();
            assertThatThrownBy(() -> BprFoldIn.of(snapshot, "cpr"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cpr.items");
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
        assertThat(foldIn.foldIn(history(IntStream.rangeClosed(1, 60).toArray()), vector))
                .as("every item")
                .isFalse();

        assertThat(vector[0]).isEqualTo(7);
    }

    @Test
    void anItemOfNoVersionIsAnError() {
        assertThatThrownBy(() -> foldIn.foldIn(history(62), new float[DIMENSION]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("item must be below 62: 62");
    }

    @Test
    void aShortVectorIsAnError() {
        assertThatThrownBy(() -> foldIn.foldIn(History.EMPTY, new float[DIMENSION - 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vector must have 16 entries: 15");
    }

    @Test
    void manyThreadsGetTheSame() {
        float[][] alone = new float[101][];
        IntStream.rangeClosed(1, 100).forEach(user -> alone[user] = vector(matrix.row(user)));

        IntStream.range(0, 500)
                .parallel()
                .forEach(i -> assertThat(vector(matrix.row(1 + i % 100))).isEqualTo(alone[1 + i % 100]));
    }

    private float[] vector(int... items) {
        float[] vector = new float[DIMENSION];
        assertThat(foldIn.foldIn(history(items), vector)).isTrue();
        return vector;
    }

    private static History history(int... items) {
        float[] values = new float[items.length];
        Arrays.fill(values, 1);
        return History.of(items, new long[items.length], values);
    }

    /** Of the scores that two users give the items. */
    private double correlation(float[] left, float[] right) {
        double[] x = scores(left);
        double[] y = scores(right);
        double sum = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return sum / Math.sqrt(xx * yy);
    }

    private double[] scores(float[] user) {
        double[] scores = new double[60];
        float[] item = new float[DIMENSION];
        for (int i = 0; i < 60; i++) {
            model.copyItem(i + 1, item);
            for (int k = 0; k < DIMENSION; k++) {
                scores[i] += (double) user[k] * item[k];
            }
        }
        double mean = Arrays.stream(scores).average().orElseThrow();
        return Arrays.stream(scores).map(score -> score - mean).toArray();
    }
}
