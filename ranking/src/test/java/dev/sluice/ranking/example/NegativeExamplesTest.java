package dev.sluice.ranking.example;

import static dev.sluice.ranking.example.PastWorld.BEGIN;
import static dev.sluice.ranking.example.PastWorld.DAY;
import static dev.sluice.ranking.example.PastWorld.ITEMS;
import static dev.sluice.ranking.example.PastWorld.USERS;
import static dev.sluice.ranking.example.PastWorld.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.ranking.Examples;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.train.sampling.NegativeSampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples of what was liked, with drawn negatives. */
class NegativeExamplesTest {
    /** Tells the item itself, and how much the user had done. */
    private static final FeatureSource ITEM = new FeatureSource() {
        @Override
        public FeatureSchema provides() {
            return FeatureSchema.of(FeatureKey.number("item"), FeatureKey.number("events"));
        }

        @Override
        public void fill(Query query, Candidates candidates, float[][] columns) {
            for (int position = 0; position < candidates.size(); position++) {
                columns[0][position] = candidates.item(position);
                columns[1][position] = query.history().size();
            }
        }
    };

    @TempDir
    private Path directory;

    private PublishedModel model;
    private Interactions log;
    private PastFeatures past;
    private NegativeSampler uniform;
    private NegativeSampler popular;

    @BeforeEach
    void publish() throws IOException {
        model = PastWorld.publish(directory);
        log = PastWorld.log(6);
        past = PastFeatures.of(model.snapshot(), log, List.of(ITEM));
        uniform = NegativeSampler.uniform(InteractionMatrix.of(log));
        popular = NegativeSampler.popularity(InteractionMatrix.of(log), 0.75);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static int item(Examples examples, int row) {
        return (int) examples.feature(row, 0);
    }

    @Test
    void aPositiveIsFollowedByItsNegatives() {
        InteractionMatrix liked = InteractionMatrix.of(log);
        Examples examples = NegativeExamples.of(past, uniform, 8).examples(log, 1);

        assertThat(examples.positives()).isEqualTo(log.size());
        // Users like most of the forty items.
        assertThat(examples.size()).isGreaterThan(2 * log.size()).isLessThan(9 * log.size());
        int query = -1;
        int user = 0;
        for (int row = 0; row < examples.size(); row++) {
            if (examples.query(row) != query) {
                query = examples.query(row);
                user = userOf(query);
                assertThat(examples.label(row)).isEqualTo(1);
                assertThat(examples.weight(row)).isEqualTo(1);
            } else {
                assertThat(examples.label(row)).isZero();
                assertThat(examples.weight(row) % 1).isZero();
                assertThat(liked.contains(user, item(examples, row))).isFalse();
            }
        }
    }

    /** The user of a positive, by the order of time. */
    private int userOf(int query) {
        return IntStream.range(0, log.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer event) -> log.time(event))
                        .thenComparing(event -> log.user(event))
                        .thenComparing(event -> log.item(event)))
                .map(log::user)
                .toList()
                .get(query);
    }

    @Test
    void featuresAreThoseBeforeThePositive() {
        Interactions positives = new Interactions.Builder()
                .add(1, 3, BEGIN, 1)
                .add(1, 4, BEGIN + DAY, 1)
                .add(1, 5, BEGIN + DAY, 1)
                .build(USERS + 1, ITEMS + 1);
        Examples examples = NegativeExamples.of(PastFeatures.of(model.snapshot(), positives, List.of(ITEM)), uniform, 3)
                .examples(positives, 1);

        for (int row = 0; row < examples.size(); row++) {
            assertThat(examples.feature(row, 1)).isEqualTo(examples.query(row) == 0 ? 0 : 1);
        }
    }

    @Test
    void aDrawCountsForWhatTheSamplerPrefers() {
        Examples examples = NegativeExamples.of(past, popular, 1).examples(log, 1);
        for (int row = 0; row < examples.size(); row++) {
            if (examples.label(row) == 0) {
                double q = Math.exp(popular.logQ(item(examples, row)));
                assertThat((double) examples.weight(row)).isCloseTo(1 / (ITEMS * q), within(1e-6));
            }
        }
    }

    /** Golden: of 40 items one is drawn with probability 0.1, so that a draw counts 1 / (40 * 0.1) = 0.25. */
    @Test
    void theRuleOfWeights() {
        NegativeSampler often = new NegativeSampler() {
            @Override
            public void draw(int[] batch, SplittableRandom random, int[] into) {
                Arrays.fill(into, 7);
            }

            @Override
            public double logQ(int item) {
                return Math.log(item == 7 ? 0.1 : 0.001);
            }
        };
        Interactions one = new Interactions.Builder().add(1, 3, BEGIN, 1).build(USERS + 1, ITEMS + 1);

        assertThat(rows(NegativeExamples.of(past, often, 3).examples(one, 1)))
                .containsExactly(List.of(3f, 0f, 1f, 1f, 0f), List.of(7f, 0f, 0f, 0.75f, 0f));
    }

    /** Whatever the sampler, the weights of each item that a user does not like add up to about as much. */
    @Test
    void itemsCountAlikeWhicheverSamplerChose() {
        Interactions one = new Interactions.Builder().add(2, 3, BEGIN, 1).build(USERS + 1, ITEMS + 1);
        int seeds = 3000;
        for (NegativeSampler sampler : List.of(uniform, popular)) {
            double[] sums = new double[ITEMS + 1];
            for (int seed = 0; seed < seeds; seed++) {
                Examples examples = NegativeExamples.of(past, sampler, 10).examples(one, seed);
                for (int row = 1; row < examples.size(); row++) {
                    sums[item(examples, row)] += examples.weight(row) / seeds;
                }
            }
            for (int item = 1; item <= ITEMS; item++) {
                // Ten draws of forty items; counts of 750, and of some tens for the rarest.
                double expected = item == 3 ? 0 : 0.25;
                assertThat(sums[item]).as("item %s", item).isCloseTo(expected, within(0.06));
            }
        }
    }

    @Test
    void aCapBoundsWhatIsSeldomDrawn() {
        Examples examples = NegativeExamples.of(past, popular, 1).withCap(1).examples(log, 1);
        boolean below = false;
        for (int row = 0; row < examples.size(); row++) {
            assertThat(examples.weight(row)).isLessThanOrEqualTo(1);
            below |= examples.weight(row) < 1;
        }
        assertThat(below).isTrue();
    }

    @Test
    void whatIsNotOutYetIsNoNegative() {
        Examples examples = NegativeExamples.of(past, uniform, 20)
                .withPublication("published")
                .examples(log, 1);
        Examples all = NegativeExamples.of(past, uniform, 20).examples(log, 1);

        assertThat(examples.size()).isLessThan(all.size());
        long[] moments =
                IntStream.range(0, log.size()).mapToLong(log::time).sorted().toArray();
        NumberColumn published =
                (NumberColumn) model.snapshot().catalogue().items().require("published");
        for (int row = 0; row < examples.size(); row++) {
            if (examples.label(row) == 0) {
                assertThat(published.number(item(examples, row)) * 1000 > moments[examples.query(row)])
                        .isFalse();
            }
        }
    }

    @Test
    void neitherOrderNorOtherUsersChangeWhatIsDrawn() {
        NegativeExamples made = NegativeExamples.of(past, popular, 5);
        List<List<Float>> rows = rows(made.examples(log, 1));

        assertThat(rows(made.examples(PastWorld.shuffled(log, 1), 1))).isEqualTo(rows);
        assertThat(rows(made.examples(log, 2))).isNotEqualTo(rows);
        Interactions ofOne = log.filter(event -> log.user(event) == 4);
        Examples alone = made.examples(ofOne, 1);
        List<List<Float>> withoutQuery =
                rows.stream().map(row -> row.subList(0, row.size() - 1)).toList();
        for (List<Float> row : rows(alone)) {
            assertThat(withoutQuery).contains(row.subList(0, row.size() - 1));
        }
    }

    @Test
    void settingsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> NegativeExamples.of(past, uniform, 0)).hasMessage("negatives must be at least 1: 0");
        NegativeExamples made = NegativeExamples.of(past, uniform, 1);
        assertThatThrownBy(() -> made.withCap(0.5)).hasMessage("cap must be at least 1: 0.5");
        assertThatThrownBy(() -> made.withCap(Double.NaN)).hasMessage("cap must be at least 1: NaN");
        assertThatThrownBy(() -> made.withPublication("category"))
                .hasMessage("column category must hold numbers: it holds texts or tags");
        assertThatThrownBy(() -> made.examples(new Interactions.Builder().build(2, ITEMS + 1), 1))
                .hasMessage("a log must have the version's rows of users, 7: 2");
        NegativeSampler ofBatches = NegativeSampler.inBatch(InteractionMatrix.of(log));
        assertThatThrownBy(() -> NegativeExamples.of(past, ofBatches, 1).examples(log, 1))
                .hasMessage("negatives must be at most as many as the batch has items, 0: 1");
    }
}
