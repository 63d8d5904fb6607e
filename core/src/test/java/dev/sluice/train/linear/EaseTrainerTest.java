package dev.sluice.train.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.store.SparseTable;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.Strength;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EaseTrainerTest {
    private static final EaseSettings SETTINGS = new EaseSettings(1, 0, Strength.PRESENCE, 10, 1);

    /**
     * X'X + 1 is ((3, 1, 0), (1, 3, 1), (0, 1, 2)), its determinant 13, its inverse ((5, -2, 1), (-2, 6, -3), (1, -3,
     * 8)) / 13.
     */
    private static final int[][] BY_HAND = {{1, 1, 0}, {1, 0, 0}, {0, 1, 1}};

    @TempDir
    Path directory;

    @Test
    void weightsByHand() {
        EaseModel model = train(Events.matrix(BY_HAND), SETTINGS);

        assertThat(model.items(1)).containsExactly(2, 3);
        assertThat(model.weights(1)).containsExactly(new float[] {2f / 6, -1f / 8}, within(1e-7f));
        assertThat(model.items(2)).containsExactly(1, 3);
        assertThat(model.weights(2)).containsExactly(new float[] {2f / 5, 3f / 8}, within(1e-7f));
        assertThat(model.items(3)).containsExactly(2, 1);
        assertThat(model.weights(3)).containsExactly(new float[] {3f / 6, -1f / 5}, within(1e-7f));
    }

    @Test
    void dropoutByHand() {
        // Half of a history hidden counts the diagonal of X'X twice: ((5, 1), (1, 3)), inverse ((3, -1), (-1, 5)) / 14.
        EaseModel model = train(Events.matrix(new int[][] {{1, 1}, {1, 0}}), SETTINGS.withDropout(0.5));

        assertThat(model.weights(1)).containsExactly(new float[] {1f / 5}, within(1e-7f));
        assertThat(model.weights(2)).containsExactly(new float[] {1f / 3}, within(1e-7f));
    }

    @Test
    void valuesCountWhereTheyAreTold() {
        // ((2 * 2 + 1, 2 * 3), (2 * 3, 3 * 3 + 1)), inverse ((10, -6), (-6, 5)) / 14.
        EaseModel model = train(Events.matrix(new int[][] {{2, 3}}), SETTINGS.withStrength(Strength.VALUE));

        assertThat(model.weights(1)).containsExactly(new float[] {6f / 5}, within(1e-6f));
        assertThat(model.weights(2)).containsExactly(new float[] {6f / 10}, within(1e-6f));
    }

    @Test
    void isWrittenAsATableOfVotes() throws IOException {
        EaseModel model = train(Events.matrix(BY_HAND), SETTINGS).named("linear");

        Published.read(directory, model, 3, 3, snapshot -> {
            assertThat(snapshot.tables()).containsExactly("linear.items");
            SparseTable table = snapshot.sparse("linear.items");
            assertThat(table.rows()).isEqualTo(4);
            assertThat(table.indexes(0)).isEmpty();
            assertThat(table.indexes(1)).containsExactly(2, 3);
            assertThat(table.values(1)).isEqualTo(model.weights(1));
            assertThat(snapshot.provenance())
                    .containsEntry("linear.lambda", "1.0")
                    .containsEntry("linear.dropout", "0.0")
                    .containsEntry("linear.strength", "PRESENCE")
                    .containsEntry("linear.weights", "10");
        });
    }

    @Test
    void itemsWithoutEventsTakeNoPart() {
        EaseModel model = train(Events.matrix(new int[][] {{1, 0, 1}, {1, 0, 0}}), SETTINGS.withLambda(0.5));

        assertThat(model.items(1)).containsExactly(3);
        assertThat(model.items(2)).isEmpty();
        assertThat(model.items(3)).containsExactly(1);
    }

    @Test
    void oneUserWithOneItemHasNoWeights() {
        assertThat(train(Events.matrix(new int[][] {{1}}), SETTINGS).items(1)).isEmpty();
    }

    @Test
    void whatIsNotDeterminedNamesTheItem() {
        InteractionMatrix alike = Events.matrix(new int[][] {{1, 1, 1}, {1, 0, 0}});

        assertThatThrownBy(() -> train(alike, SETTINGS.withLambda(0)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("weights of item row 3 are not determined, lambda must be greater: 0.0");
    }

    @Test
    void badInputNamesItself() {
        assertRefused(
                () -> train(Events.matrix(new int[][] {{0}}), SETTINGS),
                "number of interactions must be at least 1: 0");
        assertRefused(() -> SETTINGS.withLambda(Double.NaN), "lambda must be finite and not negative: NaN");
        assertRefused(() -> SETTINGS.withLambda(-1), "lambda must be finite and not negative: -1.0");
        assertRefused(() -> SETTINGS.withDropout(1), "dropout must be at least 0 and below 1: 1.0");
        assertRefused(() -> SETTINGS.withDropout(Double.NaN), "dropout must be at least 0 and below 1: NaN");
        assertRefused(() -> SETTINGS.withWeights(0), "weights must be at least 1: 0");
        assertRefused(() -> SETTINGS.withThreads(0), "threads must be at least 1: 0");
    }

    @Test
    void whatTheHeapCannotHoldIsRefusedBeforeItIsBegun() {
        // A million items: 2 terabytes.
        Interactions.Builder events = new Interactions.Builder();
        for (int item = 1; item <= 1_000_000; item++) {
            events.add(1 + item % 1000, item, 0, 1);
        }
        InteractionMatrix matrix = InteractionMatrix.of(events.build(1001, 1_000_001));

        assertThatThrownBy(() -> train(matrix, SETTINGS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "the heap has no room for EASE: 1,000,000 items take 2[0-9]{3}\\.[0-9] GB of heap and"
                                + " [0-9]+ minutes, and [0-9.]+ GB are free; raise -Xmx or leave out rare items");
    }

    @Test
    void costIsTheCubeOfTheItemsThatHaveEvents() {
        EaseCost cost = new EaseTrainer(SETTINGS).estimate(InteractionMatrix.of(Events.random(900, 640, 9000, 1)));

        assertThat(cost.items()).isBetween(600, 640);
        assertThat(cost.operations()).isEqualTo(640.0 * 640 * 800);
        assertThat(cost.bytes()).isBetween(4L * 640 * 640 / 2, 4L * 640 * 640 * 2);
        assertThat(cost.seconds()).isBetween(1e-4, 10.0);
        assertThat(new EaseCost(40_981, 3_800_000_000L, 7e13, 385))
                .hasToString("40,981 items take 3.8 GB of heap and 6 minutes");
    }

    @Test
    void reportsPartsOfTheWork() {
        List<EpochReport> reports = new ArrayList<>();
        new EaseTrainer(SETTINGS).train(Events.matrix(BY_HAND), reports::add);

        assertThat(reports).hasSize(EaseTrainer.EPOCHS).allSatisfy(report -> {
            assertThat(report.model()).isEqualTo("ease");
            assertThat(report.epochs()).isEqualTo(EaseTrainer.EPOCHS);
            assertThat(report.loss()).isNaN();
        });
    }

    @Test
    void anInterruptInTheMiddleEndsIt() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(600, 2000, 9000, 1));
        TrainingListener interrupting = report -> {
            if (report.epoch() == 3) {
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(() -> new EaseTrainer(SETTINGS.withThreads(2)).train(matrix, interrupting))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void assertRefused(ThrowingCallable training, String message) {
        assertThatThrownBy(training)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static EaseModel train(InteractionMatrix matrix, EaseSettings settings) {
        return new EaseTrainer(settings).train(matrix, TrainingListener.NONE);
    }
}
