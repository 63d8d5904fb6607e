package dev.sluice.train.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.train.EpochReport;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.Rows;
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

class Rp3BetaTrainerTest {
    private static final Rp3BetaSettings PLAIN = new Rp3BetaSettings(1, 0, 10, Rows.PLAIN, Strength.PRESENCE, 1);

    /** User 1 has the items 1 and 2, user 2 the items 1, 2 and 3, user 3 item 1, user 4 item 3. */
    private static final int[][] BY_HAND = {{1, 1, 0}, {1, 1, 1}, {1, 0, 0}, {0, 0, 1}};

    @TempDir
    Path directory;

    @Test
    void walksByHand() {
        Rp3BetaModel model = train(BY_HAND, PLAIN);

        // From item 1 to each of its three users, from there to one of two, one of three, or back.
        assertThat(model.items(1)).containsExactly(2, 3);
        assertThat(model.weights(1)).containsExactly(new float[] {(1f / 2 + 1f / 3) / 3, 1f / 3 / 3}, within(1e-7f));
        assertThat(model.items(2)).containsExactly(1, 3);
        assertThat(model.weights(2)).containsExactly(new float[] {(1f / 2 + 1f / 3) / 2, 1f / 3 / 2}, within(1e-7f));
        assertThat(model.items(3)).containsExactly(1, 2);
        assertThat(model.weights(3)).containsExactly(new float[] {1f / 3 / 2, 1f / 3 / 2}, within(1e-7f));
    }

    @Test
    void betaPutsPopularItemsBack() {
        Rp3BetaModel model = train(BY_HAND, PLAIN.withBeta(0.5));

        // Item 1 has three users, item 2 two, and item 3 reaches both alike.
        assertThat(model.items(3)).containsExactly(2, 1);
        assertThat(model.weights(3))
                .containsExactly(
                        new float[] {(float) (1 / (6 * Math.sqrt(2))), (float) (1 / (6 * Math.sqrt(3)))},
                        within(1e-7f));
    }

    @Test
    void alphaIsThePowerOfBothSteps() {
        Rp3BetaModel model = train(BY_HAND, PLAIN.withAlpha(2));

        assertThat(model.weights(1)).containsExactly(new float[] {(1f / 4 + 1f / 9) / 9, 1f / 81}, within(1e-7f));
    }

    @Test
    void rowsAreDividedByTheirSums() {
        assertThat(train(BY_HAND, PLAIN.withRows(Rows.L1)).weights(3)).containsExactly(0.5f, 0.5f);
    }

    @Test
    void valuesCountForTheStepOfUsersWhereTheyAreTold() {
        Rp3BetaModel model = train(new int[][] {{1, 3}}, PLAIN.withStrength(Strength.VALUE));

        assertThat(model.weights(1)).containsExactly(0.75f);
        assertThat(model.weights(2)).containsExactly(0.25f);
    }

    @Test
    void anItemHearsItsGreatestWeightsOnly() {
        // Both steps of the cut: items 2 and 3 each keep item 1, which then keeps the greater of the two.
        Rp3BetaModel model = train(BY_HAND, PLAIN.withNeighbours(1));

        assertThat(model.items(1)).containsExactly(2);
        assertThat(model.items(2)).containsExactly(1);
        assertThat(model.items(3)).isEmpty();
    }

    @Test
    void isWrittenAsATableOfVotes() throws IOException {
        Rp3BetaModel model = train(BY_HAND, PLAIN).named("walk");

        Published.read(directory, model, 4, 3, snapshot -> {
            assertThat(snapshot.tables()).containsExactly("walk.items");
            assertThat(snapshot.sparse("walk.items").indexes(1)).containsExactly(2, 3);
            assertThat(snapshot.sparse("walk.items").values(1)).isEqualTo(model.weights(1));
            assertThat(snapshot.provenance())
                    .containsEntry("walk.alpha", "1.0")
                    .containsEntry("walk.beta", "0.0")
                    .containsEntry("walk.neighbours", "10")
                    .containsEntry("walk.rows", "PLAIN")
                    .containsEntry("walk.strength", "PRESENCE");
        });
    }

    @Test
    void oneUserOneItemAndItemsWithoutEventsLeadNowhere() {
        assertThat(train(new int[][] {{1}}, PLAIN.withRows(Rows.L1)).items(1)).isEmpty();
        Rp3BetaModel model = train(new int[][] {{1, 0}, {1, 0}}, PLAIN.withRows(Rows.L1));
        assertThat(model.items(1)).isEmpty();
        assertThat(model.items(2)).isEmpty();
    }

    @Test
    void badInputNamesItself() {
        assertRefused(() -> train(new int[][] {{0}}, PLAIN), "number of interactions must be at least 1: 0");
        assertRefused(() -> PLAIN.withAlpha(Double.NaN), "alpha must be finite and not negative: NaN");
        assertRefused(() -> PLAIN.withBeta(-1), "beta must be finite and not negative: -1.0");
        assertRefused(() -> PLAIN.withNeighbours(0), "neighbours must be at least 1: 0");
        assertRefused(() -> PLAIN.withThreads(0), "threads must be at least 1: 0");
        assertRefused(
                () -> train(new int[][] {{1, -2}}, PLAIN.withStrength(Strength.VALUE)),
                "a value that counts must not be negative: -2.0");
    }

    @Test
    void reportsOneEpoch() {
        List<EpochReport> reports = new ArrayList<>();
        new Rp3BetaTrainer(PLAIN).train(Events.matrix(BY_HAND), reports::add);

        assertThat(reports).singleElement().extracting(EpochReport::model).isEqualTo("rp3beta");
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> train(BY_HAND, PLAIN)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void assertRefused(ThrowingCallable training, String message) {
        assertThatThrownBy(training)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Rp3BetaModel train(int[][] rows, Rp3BetaSettings settings) {
        return new Rp3BetaTrainer(settings).train(Events.matrix(rows), TrainingListener.NONE);
    }
}
