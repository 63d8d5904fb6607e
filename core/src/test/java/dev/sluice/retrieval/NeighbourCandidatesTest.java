package dev.sluice.retrieval;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores worked out by hand: cosine neighbours, two an item, weights that add up to one, and a bias. */
class NeighbourCandidatesTest {
    private static final int[][] LIKES = {
        {1, 0, 1, 0}, {1, 0, 0, 0}, {0, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 0}, {0, 1, 1, 1}
    };
    private static final int ITEMS = 4;
    private static final int NEIGHBOURS = 2;

    @Test
    void withABiasEveryItemHasTheScoreOfThePublishedFormula(@TempDir Path directory) throws IOException {
        try (PublishedModel model = PublishedModel.in(directory, NeighbourCandidatesTest::write)) {
            assertScores(model, 0, 0.4774575141, 0.5053777434, 0.2440169359, 0.2267799625);
            assertScores(model, 1, -0.0954915028, -0.0026888717, 0.2440169359, -0.2453559925);
            assertScores(model, 4, 0.9045084972, 0.5053777434, 0.7799153207, 0.7546440075);
        }
    }

    @Test
    void theBestOfVotedAndUnvotedItemsComeFirst(@TempDir Path directory) throws IOException {
        try (PublishedModel model = PublishedModel.in(directory, NeighbourCandidatesTest::write)) {
            Candidates found = NeighbourCandidates.of(model.snapshot(), "knn").generate(query(model, 1), 3);

            assertThat(found.items()).containsExactly(3, 2, 1);
        }
    }

    /** Item 1 speaks for item 3 and against item 4; item 2 against item 3, more strongly. */
    @Test
    void votesMayBeAgainstAnItem(@TempDir Path directory) throws IOException {
        try (PublishedModel model = PublishedModel.in(directory, NeighbourCandidatesTest::writeAgainst)) {
            NeighbourCandidates generator = NeighbourCandidates.of(model.snapshot(), "linear");

            Candidates ofOne = generator.generate(query(model, 1), 10);
            assertThat(ofOne.items()).containsExactly(3, 4);
            assertThat(ofOne.score(0)).isEqualTo(0.5f);
            assertThat(ofOne.score(1)).isEqualTo(-0.25f);
            Candidates ofBoth = generator.generate(history(model, 1, 2), 10);
            assertThat(ofBoth.items()).containsExactly(4, 3);
            assertThat(ofBoth.score(1)).isEqualTo(-0.5f);
            assertThat(generator.generate(history(model, 1, 2), 1).items()).containsExactly(4);
        }
    }

    private static Query history(PublishedModel model, int... items) {
        return Query.of(model.version(), ItemSet.all(ITEMS + 1))
                .history(History.of(items, new long[items.length], new float[items.length]))
                .build();
    }

    private static void writeAgainst(SnapshotWriter writer) throws IOException {
        writer.catalogue(catalogue(ITEMS, LIKES.length));
        try (SparseWriter votes = writer.sparse("linear.items")) {
            votes.append(new int[0], new float[0], new long[0]);
            votes.append(new int[] {3, 4}, new float[] {0.5f, -0.25f}, new long[0]);
            votes.append(new int[] {3}, new float[] {-1}, new long[0]);
            votes.append(new int[0], new float[0], new long[0]);
            votes.append(new int[0], new float[0], new long[0]);
        }
    }

    private static void assertScores(PublishedModel model, int user, double... expected) {
        Candidates found = NeighbourCandidates.of(model.snapshot(), "knn").generate(query(model, user), 10);

        assertThat(found.size()).isEqualTo(ITEMS);
        for (int position = 0; position < ITEMS; position++) {
            assertThat((double) found.score(position))
                    .as("user %d, item %d", user, found.item(position))
                    .isCloseTo(expected[found.item(position) - 1], within(1e-6));
        }
    }

    private static Query query(PublishedModel model, int user) {
        int[] items = IntStream.rangeClosed(1, ITEMS)
                .filter(item -> LIKES[user][item - 1] == 1)
                .toArray();
        float[] values = new float[items.length];
        return Query.of(model.version(), ItemSet.all(ITEMS + 1))
                .history(History.of(items, new long[items.length], values))
                .build();
    }

    private static void write(SnapshotWriter writer) throws IOException {
        double[][] weights = weights();
        writer.catalogue(catalogue(ITEMS, LIKES.length));
        try (SparseWriter votes = writer.sparse("knn.items")) {
            votes.append(new int[0], new float[0], new long[0]);
            for (int voter = 0; voter < ITEMS; voter++) {
                int from = voter;
                int[] voted = IntStream.range(0, ITEMS)
                        .filter(item -> weights[item][from] > 0)
                        .toArray();
                float[] votesFor = new float[voted.length];
                for (int i = 0; i < voted.length; i++) {
                    votesFor[i] = (float) weights[voted[i]][voter];
                    voted[i]++;
                }
                votes.append(voted, votesFor, new long[0]);
            }
        }
        float[] bias = new float[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            double sum = mean(item);
            for (int other = 0; other < ITEMS; other++) {
                sum -= weights[item][other] * mean(other);
            }
            bias[item] = (float) sum;
        }
        column(writer, "knn.bias", bias);
    }

    /** The weight of each item's kept neighbours. */
    private static double[][] weights() {
        double[][] weights = new double[ITEMS][ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            int self = item;
            int[] nearest = IntStream.range(0, ITEMS)
                    .filter(other -> other != self)
                    .boxed()
                    .sorted(Comparator.comparing(other -> -cosine(self, other)))
                    .limit(NEIGHBOURS)
                    .mapToInt(Integer::intValue)
                    .toArray();
            double sum = IntStream.of(nearest)
                    .mapToDouble(other -> cosine(self, other))
                    .sum();
            for (int other : nearest) {
                weights[item][other] = cosine(item, other) / sum;
            }
        }
        return weights;
    }

    private static double cosine(int a, int b) {
        double both = 0;
        for (int[] user : LIKES) {
            both += user[a] * user[b];
        }
        return both / (LIKES.length * Math.sqrt(mean(a) * mean(b)));
    }

    private static double mean(int item) {
        double sum = 0;
        for (int[] user : LIKES) {
            sum += user[item];
        }
        return sum / LIKES.length;
    }
}
