package dev.sluice.train.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.store.SparseTable;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.Rows;
import dev.sluice.train.Strength;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.neighbours.NeighboursSettings.Bias;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTrainerTest {
    private static final NeighboursSettings PLAIN =
            NeighboursSettings.defaults().withNeighbours(2).withThreads(1);

    private static final int[][] PUBLISHED = {
        {1, 0, 1, 0}, {1, 0, 0, 0}, {0, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 0}, {0, 1, 1, 1}
    };

    @TempDir
    Path directory;

    @Test
    void scoresAsThePublishedTableHasThem() {
        NeighboursModel model = train(PUBLISHED, PLAIN.withRows(Rows.L1).withBias(Bias.ITEM_MEAN));

        assertThat(scores(model, PUBLISHED[0]))
                .containsExactly(new double[] {0.4774575141, 0.5053777434, 0.2440169359, 0.2267799625}, within(1e-6));
        assertThat(scores(model, PUBLISHED[1]))
                .containsExactly(
                        new double[] {-0.0954915028, -0.0026888717, 0.2440169359, -0.2453559925}, within(1e-6));
        assertThat(scores(model, PUBLISHED[4]))
                .containsExactly(new double[] {0.9045084972, 0.5053777434, 0.7799153207, 0.7546440075}, within(1e-6));
    }

    @Test
    void aRowListsTheItemsThatAnItemVotesFor() throws IOException {
        // Items 1 and 2 are always together; item 3 shares one of its two users with each of them.
        NeighboursModel model = train(new int[][] {{1, 1, 1}, {1, 1, 0}, {0, 0, 1}}, PLAIN.withNeighbours(1));

        Published.read(directory, model, 3, 3, snapshot -> {
            assertThat(snapshot.tables()).containsExactly("neighbours.items");
            SparseTable table = snapshot.sparse("neighbours.items");
            assertThat(table.rows()).isEqualTo(4);
            assertThat(table.indexes(0)).isEmpty();
            assertThat(table.indexes(1)).containsExactly(2, 3);
            assertThat(table.values(1)).containsExactly(new float[] {1, 0.5f}, within(1e-7f));
            assertThat(table.indexes(2)).containsExactly(1);
            assertThat(table.indexes(3)).isEmpty();
        });
    }

    @Test
    void shrinkageStandsInTheDenominator() {
        NeighboursModel model = train(new int[][] {{1, 1}, {1, 1}}, PLAIN.withSimilarity(new Nearness.Cosine(2)));

        assertThat(model.weights(1)).containsExactly(0.5f);
    }

    /**
     * Three users, four items, values; user 1 has three items, user 2 two, user 3 one. As implicit has it, the
     * logarithm of user 1 is log(4 / 4), so that this user does not count, that of user 2 log(4 / 3) and of user 3
     * log(4 / 2).
     */
    @Test
    void tfIdfByHand() {
        NeighboursModel model = train(
                new int[][] {{1, 1, 1, 0}, {4, 9, 0, 0}, {0, 1, 0, 0}},
                PLAIN.withSimilarity(new Nearness.TfIdf(0)).withStrength(Strength.VALUE));

        double two = Math.log(4.0 / 3);
        double three = Math.log(2);
        // Item 1 has the weights (0, 2 two, 0), item 2 (0, 3 two, three), item 3 nothing that counts.
        double cosine = 2 * two * 3 * two / (2 * two * Math.sqrt(9 * two * two + three * three));
        assertThat(model.items(1)).containsExactly(2);
        assertThat((double) model.weights(1)[0]).isCloseTo(cosine, within(1e-7));
        assertThat(model.items(2)).containsExactly(1);
        assertThat(model.items(3)).isEmpty();
    }

    @Test
    void bm25ByHand() {
        NeighboursModel model = train(
                new int[][] {{4, 9, 0, 0}, {0, 1, 0, 0}},
                PLAIN.withSimilarity(Nearness.Bm25.USUAL).withStrength(Strength.VALUE));

        // The items' sums are 4, 10, 0 and 0, their mean 3.5; user 1 has two of four items.
        double user = Math.log(4.0 / 3);
        double first = 4 * 2.2 / (4 + 1.2 * (0.25 + 0.75 * 4 / 3.5)) * user;
        double second = 9 * 2.2 / (9 + 1.2 * (0.25 + 0.75 * 10 / 3.5)) * user;
        assertThat(model.items(1)).containsExactly(2);
        assertThat((double) model.weights(1)[0]).isCloseTo(first * second, within(1e-7));
    }

    @Test
    void valuesCountForTheCosineWhereTheyAreTold() {
        NeighboursModel model = train(new int[][] {{3, 4}, {4, 3}}, PLAIN.withStrength(Strength.VALUE));

        assertThat(model.weights(1)).containsExactly(0.96f);
    }

    @Test
    void settingsStandInTheProvenance() throws IOException {
        NeighboursModel model = train(PUBLISHED, PLAIN.withSimilarity(Nearness.Bm25.USUAL));

        Published.read(
                directory,
                model,
                6,
                4,
                snapshot -> assertThat(snapshot.provenance())
                        .containsEntry("neighbours.similarity", "Bm25[k1=1.2, b=0.75]")
                        .containsEntry("neighbours.strength", "PRESENCE")
                        .containsEntry("neighbours.rows", "PLAIN"));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> train(PUBLISHED, PLAIN)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theBiasIsAnEmbeddingTableOfItsOwn() throws IOException {
        NeighboursModel model = train(PUBLISHED, PLAIN.withBias(Bias.ITEM_MEAN)).named("near");

        Published.read(directory, model, 6, 4, snapshot -> {
            assertThat(snapshot.tables()).containsExactlyInAnyOrder("near.items", "near.bias");
            float[][] bias = Published.rows(snapshot.embeddings("near.bias"));
            assertThat(bias).hasDimensions(5, 1);
            assertThat(bias[0][0]).isZero();
            assertThat(bias[2][0]).isEqualTo((float) model.bias(2).orElseThrow());
        });
    }

    @Test
    void oneUserOneItemAndItemsWithoutEventsHaveNoNeighbours() {
        assertThat(train(new int[][] {{1}}, PLAIN).items(1)).isEmpty();
        NeighboursModel model = train(new int[][] {{1, 0}, {1, 0}}, PLAIN.withRows(Rows.L1));
        assertThat(model.items(1)).isEmpty();
        assertThat(model.items(2)).isEmpty();
    }

    @Test
    void badInputNamesItself() {
        assertRefused(() -> train(new int[][] {{0}}, PLAIN), "number of interactions must be at least 1: 0");
        assertRefused(() -> PLAIN.withNeighbours(0), "neighbours must be at least 1: 0");
        assertRefused(() -> PLAIN.withThreads(0), "threads must be at least 1: 0");
        assertRefused(() -> new Nearness.Cosine(Double.NaN), "shrinkage must be finite and not negative: NaN");
        assertRefused(() -> new Nearness.TfIdf(-1), "shrinkage must be finite and not negative: -1.0");
        assertRefused(() -> new Nearness.Bm25(-1, 0), "k1 must be finite and not negative: -1.0");
        assertRefused(() -> new Nearness.Bm25(1, 1.5), "b must be from 0 to 1: 1.5");
        assertRefused(() -> new Nearness.Bm25(1, Double.NaN), "b must be from 0 to 1: NaN");
        assertRefused(
                () -> train(new int[][] {{1, -2}}, PLAIN.withStrength(Strength.VALUE)),
                "a value that counts must not be negative: -2.0");
    }

    @Test
    void reportsOneEpoch() {
        List<EpochReport> reports = new ArrayList<>();
        new NeighboursTrainer(PLAIN).train(Events.matrix(PUBLISHED), reports::add);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.model()).isEqualTo("neighbours");
            assertThat(report.loss()).isNaN();
        });
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable settings, String message) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static NeighboursModel train(int[][] rows, NeighboursSettings settings) {
        return new NeighboursTrainer(settings).train(Events.matrix(rows), TrainingListener.NONE);
    }

    /** The sum of the rows of a history's items, and the bias; entry 0 is item 1. */
    private static double[] scores(NeighboursModel model, int[] history) {
        double[] scores = new double[history.length];
        for (int item = 1; item <= history.length; item++) {
            scores[item - 1] += model.bias(item).orElse(0);
            for (int i = 0; history[item - 1] == 1 && i < model.items(item).length; i++) {
                scores[model.items(item)[i] - 1] += model.weights(item)[i];
            }
        }
        return scores;
    }
}
