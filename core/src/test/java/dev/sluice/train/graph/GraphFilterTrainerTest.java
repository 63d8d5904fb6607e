package dev.sluice.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Events;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFilterTrainerTest {
    private static final GraphFilterSettings SMALL = GraphFilterSettings.defaults()
            .withDimension(4)
            .withExponents(Exponents.WALK)
            .withThreads(1);

    @TempDir
    Path directory;

    @Test
    void scoresOfTwoKindsOfUsersAreWorkedOutByHand() {
        // Users 1 and 2 have items 1 and 2, user 3 has item 3: the filter is a block of 1/2 and a single 1, both of
        // eigenvalue 1, which 0.25 holds back to 0.8. Everything is explained; nothing remains.
        GraphFilterModel model = train(new int[][] {{1, 1, 0}, {1, 1, 0}, {0, 0, 1}}, SMALL.withRegularization(0.25));

        assertThat(scores(model, 1)).containsExactly(new double[] {0, 0.4, 0.4, 0}, within(1e-5));
        assertThat(scores(model, 1, 2)).containsExactly(new double[] {0, 0.8, 0.8, 0}, within(1e-5));
        assertThat(scores(model, 3)).containsExactly(new double[] {0, 0, 0, 0.8}, within(1e-5));
    }

    @Test
    void whatTheVectorsLeaveIsVotedFor() {
        InteractionMatrix matrix = Events.matrix(new int[][] {{1, 1}, {1, 0}});
        GraphFilterModel model = new GraphFilterTrainer(SMALL.withDimension(1)
                        .withRegularization(0)
                        .withRemainder(1)
                        .withRounds(50))
                .train(matrix, TrainingListener.NONE);
        // F = [[3/4, 1/(2 sqrt 2)], [1/(2 sqrt 2), 1/2]] with eigenvalues 1 and 1/4, the first vector (sqrt 2, 1) /
        // sqrt 3.
        double explained = Math.sqrt(2) / 3;
        double remainder = 1 / (2 * Math.sqrt(2)) - explained;

        assertThat(model.votes(1)).containsExactly(2);
        assertThat(model.weights(1)).containsExactly(new float[] {(float) (remainder / Math.sqrt(2))}, within(1e-6f));
        assertThat(model.weights(2)).containsExactly(new float[] {(float) (remainder * Math.sqrt(2))}, within(1e-6f));
        assertThat(scores(model, 1)[2]).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void tablesHaveARowForEachItem() throws IOException {
        GraphFilterModel model =
                train(new int[][] {{1, 1, 0, 0}, {0, 1, 1, 0}}, SMALL).named("smooth");

        Published.read(directory, model, 2, 4, snapshot -> {
            assertThat(snapshot.tables())
                    .containsExactlyInAnyOrder("smooth.items", "smooth.shares.items", "smooth.votes.items");
            float[][] items = Published.rows(snapshot.embeddings("smooth.items"));
            float[][] shares = Published.rows(snapshot.embeddings("smooth.shares.items"));
            assertThat(items).hasDimensions(5, model.dimension());
            assertThat(items[0]).containsOnly(0);
            assertThat(items[4]).containsOnly(0);
            assertThat(shares).isEqualTo(new float[][] {{0}, {1}, {0.5f}, {1}, {0}});
            assertThat(snapshot.sparse("smooth.votes.items").rows()).isEqualTo(5);
            assertThat(snapshot.provenance())
                    .containsEntry("smooth.dimension", "4")
                    .containsEntry("smooth.seed", "42");
        });
    }

    @Test
    void oneUserWithOneItemIsAModel() {
        GraphFilterModel model = train(new int[][] {{1}}, SMALL.withDimension(500));

        assertThat(model.dimension()).isEqualTo(1);
        assertThat(scores(model, 1)[1]).isCloseTo(1 / 1.2, within(1e-6));
    }

    @Test
    void valuesAndTheirSignsDoNotCount() {
        GraphFilterModel ones = train(new int[][] {{1, 1, 0}, {0, 1, 1}}, SMALL);
        GraphFilterModel others = train(new int[][] {{-3, 2, 0}, {0, 7, 1}}, SMALL);

        assertThat(scores(others, 1, 3)).isEqualTo(scores(ones, 1, 3));
    }

    @Test
    void noRemainderNoVotes() {
        GraphFilterModel model =
                train(new int[][] {{1, 1, 0}, {0, 1, 1}}, SMALL.withDimension(1).withRemainder(0));

        assertThat(model.votes(1)).isEmpty();
    }

    @Test
    void badInputNamesItself() {
        assertRefused(() -> train(new int[][] {{0}}, SMALL), "number of interactions must be at least 1: 0");
        assertRefused(() -> SMALL.withDimension(0), "dimension must be from 1 to 4096: 0");
        assertRefused(() -> SMALL.withRounds(0), "rounds must be at least 1: 0");
        assertRefused(() -> SMALL.withNeighbours(0), "neighbours must be at least 1: 0");
        assertRefused(() -> SMALL.withThreads(0), "threads must be at least 1: 0");
        assertRefused(() -> SMALL.withRegularization(-1), "regularization must be finite and not negative: -1.0");
        assertRefused(() -> SMALL.withRemainder(Double.NaN), "remainder must be finite and not negative: NaN");
        assertRefused(() -> new Exponents(-0.1, 0, 0), "user exponent must be from 0 to 2: -0.1");
        assertRefused(() -> new Exponents(0, Double.NaN, 0), "item exponent must be from 0 to 2: NaN");
        assertRefused(() -> new Exponents(0, 0, -3), "history exponent must be from -2 to 2: -3.0");
    }

    @Test
    void anInterruptEndsTheTraining() {
        List<EpochReport> reports = new ArrayList<>();
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new GraphFilterTrainer(SMALL.withThreads(2))
                            .train(Events.matrix(new int[][] {{1, 1}}), reports::add))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(reports).isEmpty();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void anInterruptInTheMiddleEndsTheTraining() throws InterruptedException {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(20_000, 5_000, 400_000, 1));
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        Thread trainer = new Thread(() ->
                new GraphFilterTrainer(SMALL.withDimension(200).withRounds(1000)).train(matrix, TrainingListener.NONE));
        trainer.setUncaughtExceptionHandler((thread, thrown) -> outcome.set(thrown));
        trainer.start();
        Thread.sleep(300);
        trainer.interrupt();
        trainer.join();

        assertThat(outcome.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void theEstimateCoversVectorsListsAndTheTransposedMatrix() {
        InteractionMatrix matrix = InteractionMatrix.of(Events.random(1000, 500, 5000, 1));

        assertThat(new GraphFilterTrainer(SMALL.withDimension(64)).estimateBytes(matrix))
                .isBetween(2 * 500 * 64 * 4L + matrix.size() * 8L, 6_000_000L);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable settings, String message) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static GraphFilterModel train(int[][] rows, GraphFilterSettings settings) {
        return new GraphFilterTrainer(settings).train(Events.matrix(rows), TrainingListener.NONE);
    }

    /** The score of each item for a history; entry 0 is the unknown. */
    static double[] scores(GraphFilterModel model, int... history) {
        int items = model.itemRows();
        double[] scores = new double[items];
        float[] given = new float[model.dimension()];
        float[] proposed = new float[model.dimension()];
        for (int from : history) {
            model.copyItem(from, given);
            for (int item = 0; item < items; item++) {
                model.copyItem(item, proposed);
                for (int i = 0; i < given.length; i++) {
                    scores[item] += (double) model.share(from) * given[i] * proposed[i];
                }
            }
            for (int i = 0; i < model.votes(from).length; i++) {
                scores[model.votes(from)[i]] += model.weights(from)[i];
            }
        }
        return scores;
    }
}
