package dev.sluice.train.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlsFoldInTest {
    private static final int DIMENSION = 16;

    private static final AlsSettings SETTINGS = AlsSettings.defaults()
            .withDimension(DIMENSION)
            .withEpochs(3)
            .withThreads(2)
            .withFrequencyExponent(0.7)
            .withConfidence(new Confidence(1, 0.25))
            .withSolver(new AlsSolver.Exact());

    private final Interactions events = Events.random(80, 60, 900, 5);
    private final AlsModel model = new AlsTrainer(SETTINGS).train(InteractionMatrix.of(events), TrainingListener.NONE);
    private final FoldIn foldIn = model.foldIn();

    @Test
    void theHistoryOfATrainedUserGivesTheirVector() {
        float[] trained = new float[DIMENSION];
        float[] folded = new float[DIMENSION];
        for (int user = 1; user <= 80; user++) {
            boolean known = foldIn.foldIn(history(user), folded);
            model.copyUser(user, trained);
            if (known) {
                assertThat(folded).as("user %d", user).isEqualTo(trained);
            } else {
                assertThat(trained).as("user %d", user).containsOnly(0);
            }
        }
    }

    /** Steps of gradients end near the solution that fold-in finds. */
    @Test
    void withGradientsTheHistoryOfATrainedUserGivesNearlyTheirVector() {
        AlsSettings settings = SETTINGS.withSolver(new AlsSolver.Gradients(3)).withEpochs(16);
        AlsModel steps = new AlsTrainer(settings).train(InteractionMatrix.of(events), TrainingListener.NONE);
        FoldIn exactly = steps.foldIn();
        float[] trained = new float[DIMENSION];
        float[] folded = new float[DIMENSION];
        for (int user = 1; user <= 80; user++) {
            if (exactly.foldIn(history(user), folded)) {
                steps.copyUser(user, trained);
                assertThat(cosine(trained, folded)).as("user %d", user).isGreaterThan(0.99);
            }
        }
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            ofA += (double) a[i] * a[i];
            ofB += (double) b[i] * b[i];
        }
        return product / Math.sqrt(ofA * ofB);
    }

    @Test
    void aPublishedModelFoldsInAsTheTrainedOne(@TempDir Path directory) throws IOException {
        float[] expected = new float[DIMENSION];
        foldIn.foldIn(history(7), expected);

        Published.read(directory, model, 81, 61, snapshot -> {
            float[] found = new float[DIMENSION];
            assertThat(AlsFoldIn.of(snapshot, "als").foldIn(history(7), found)).isTrue();
            assertThat(found).isEqualTo(expected);
            assertThat(AlsFoldIn.of(snapshot, "als").version()).contains(snapshot.version());
            assertThat(foldIn.version()).as("was not published").isEmpty();
            assertThatThrownBy(() -> AlsFoldIn.of(snapshot, "bls"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bls.items");
        });
    }

    @Test
    void aHistoryThatSaysNothingLeavesTheVectorAlone() {
        float[] vector = new float[DIMENSION];
        vector[0] = 7;

        assertThat(foldIn.foldIn(History.EMPTY, vector)).isFalse();
        assertThat(foldIn.foldIn(history(new int[] {61}), vector))
                .as("an item without events")
                .isFalse();

        assertThat(vector[0]).isEqualTo(7);
    }

    @Test
    void itemsWithoutEventsDoNotCount() {
        float[] with = new float[DIMENSION];
        float[] without = new float[DIMENSION];

        foldIn.foldIn(history(new int[] {3, 61, 8}), with);
        foldIn.foldIn(history(new int[] {3, 8}), without);

        assertThat(with).isEqualTo(without);
    }

    @Test
    void anItemOfNoVersionIsAnError() {
        assertThatThrownBy(() -> foldIn.foldIn(history(new int[] {62}), new float[DIMENSION]))
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
        float[][] alone = new float[81][DIMENSION];
        IntStream.rangeClosed(1, 80).forEach(user -> foldIn.foldIn(history(user), alone[user]));

        IntStream.range(0, 2000).parallel().forEach(i -> {
            float[] vector = new float[DIMENSION];
            foldIn.foldIn(history(1 + i % 80), vector);
            assertThat(vector).isEqualTo(alone[1 + i % 80]);
        });
    }

    @Test
    void aHistoryThatIsRefusedLeavesNothingBehind() {
        float[] expected = new float[DIMENSION];
        foldIn.foldIn(history(7), expected);
        History refused = History.of(new int[] {3, 8}, new long[2], new float[] {1, -100});

        assertThatThrownBy(() -> foldIn.foldIn(refused, new float[DIMENSION]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-100.0");

        float[] found = new float[DIMENSION];
        foldIn.foldIn(history(7), found);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void provenanceWithoutTheSettingsNamesWhatIsMissing() {
        assertThatThrownBy(() -> AlsProvenance.read(Map.of("als.epochs", "3"), "als"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("als.dimension", "als.epochs");
    }

    private History history(int user) {
        int[] own = RowOrder.of(events.size(), events::user, events.userRows()).of(user);
        IntArrays.mergeSort(own, (a, b) -> Long.compare(events.time(a), events.time(b)));
        float[] values = new float[own.length];
        for (int i = 0; i < own.length; i++) {
            values[i] = events.value(own[i]);
        }
        return History.of(
                IntStream.of(own).map(events::item).toArray(),
                IntStream.of(own).mapToLong(events::time).toArray(),
                values);
    }

    private static History history(int[] items) {
        float[] values = new float[items.length];
        java.util.Arrays.fill(values, 1);
        return History.of(items, new long[items.length], values);
    }
}
