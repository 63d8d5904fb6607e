package dev.sluice.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranking;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands in a ranker's place while its examples are collected. */
class ExampleCollectorTest {
    private static final FeatureKey NUMBER = FeatureKey.number("number");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(NUMBER);
    private static final int ITEMS = 2000;

    private static Candidates candidates() {
        int[] items = IntStream.rangeClosed(1, ITEMS).toArray();
        float[] numbers = new float[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            numbers[i] = items[i];
        }
        return Candidates.of(items, new float[ITEMS]).withFeature(NUMBER, numbers);
    }

    private static Query query(long seed) {
        return Query.of(new ModelVersion("v1"), ItemSet.all(ITEMS + 1))
                .seed(seed)
                .build();
    }

    /** Items 1 to 10 are liked. */
    private static ExampleCollector collector(double share) {
        return new ExampleCollector(SCHEMA, (query, item) -> item <= 10 ? 1 : 0, share);
    }

    @Test
    void everyPositiveIsNotedAndAShareOfTheOthersThatCountsForAll() {
        ExampleCollector collector = collector(0.1);

        collector.rank(query(1), candidates(), 5);

        Examples examples = collector.examples();
        double negatives = 0;
        for (int row = 0; row < examples.size(); row++) {
            boolean liked = examples.feature(row, 0) <= 10;
            assertThat(examples.label(row)).isEqualTo(liked ? 1 : 0);
            assertThat(examples.weight(row)).isEqualTo(liked ? 1 : 10);
            negatives += liked ? 0 : examples.weight(row);
        }
        assertThat(examples.positives()).isEqualTo(10);
        // 1990 draws of 0.1: a deviation of 13.4 draws, of 134 in weight.
        assertThat(negatives).isCloseTo(ITEMS - 10, within(4 * 134.0));
    }

    @Test
    void aShareOfOneNotesEverything() {
        ExampleCollector collector = collector(1);

        collector.rank(query(1), candidates(), 5);
        collector.rank(query(2), candidates(), 5);

        assertThat(collector.examples().size()).isEqualTo(2 * ITEMS);
    }

    @Test
    void equalQueriesAreDrawnAlikeAndOthersNot() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
    }

    private static float[] drawn(long seed) {
        ExampleCollector collector = collector(0.1);
        collector.rank(query(seed), candidates(), 5);
        Examples examples = collector.examples();
        float[] numbers = new float[examples.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = examples.feature(row, 0);
        }
        return numbers;
    }

    @Test
    void candidatesGoOnAsTheyAre() {
        Ranking ranking = collector(0.5).rank(query(1), candidates(), 3);

        assertThat(ranking.positions()).containsExactly(0, 1, 2);
        assertThat(collector(0.5).requires()).isEqualTo(SCHEMA);
    }

    /** Each waits for the other's label. */
    @Test
    @Timeout(20)
    void labelsAreToldToSeveralThreadsAtOnce() {
        CyclicBarrier both = new CyclicBarrier(2);
        ExampleCollector collector = new ExampleCollector(
                SCHEMA,
                (query, item) -> {
                    try {
                        return both.await(10, TimeUnit.SECONDS) < 2 ? 1 : 0;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                1);
        Candidates one = candidates().first(1);
        Executor threads = task -> new Thread(task).start();

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> collector.rank(query(1), one, 1), threads),
                        CompletableFuture.runAsync(() -> collector.rank(query(2), one, 1), threads))
                .join();

        assertThat(collector.examples().size()).isEqualTo(2);
    }

    @Test
    void sharesThatAreNoneAreRefused() {
        for (double share : new double[] {0, -1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> collector(share)).hasMessage("share must be above 0 and at most 1: " + share);
        }
    }

    @Test
    void aLabelThatIsNoneIsRefused() {
        ExampleCollector collector = new ExampleCollector(SCHEMA, (query, item) -> Float.NaN, 0.001);

        assertThatThrownBy(() -> collector.rank(query(1), candidates(), 1))
                .hasMessage("label of item 1 must be from 0 to 1: NaN");
    }

    /** Item 1 was bought, items 1 to 4 were opened; of what was not opened nobody knows whether it would be bought. */
    private static ExampleCollector ofHeads(double share) {
        return ExampleCollector.ofHeads(
                SCHEMA,
                List.of(
                        new ExampleCollector.Head("click", (query, item) -> item <= 4 ? 1 : 0),
                        new ExampleCollector.Head(
                                "purchase", (query, item) -> item > 4 ? Float.NaN : item == 1 ? 1 : 0)),
                share);
    }

    @Test
    void severalHeadsHaveALabelEach() {
        ExampleCollector collector = ofHeads(0.1);

        collector.rank(query(1), candidates(), 5);
        collector.rank(query(2), candidates(), 5);

        Examples examples = collector.examples();
        assertThat(examples.heads()).containsExactly("click", "purchase");
        assertThat(examples.size()).isBetween(200, 600);
        for (int row = 0; row < examples.size(); row++) {
            float item = examples.feature(row, 0);
            assertThat(examples.label(row, 0)).isEqualTo(item <= 4 ? 1 : 0);
            assertThat(Float.valueOf(examples.label(row, 1)))
                    .isEqualTo(Float.valueOf(item > 4 ? Float.NaN : item == 1 ? 1 : 0));
            assertThat(examples.weight(row)).isEqualTo(item <= 4 ? 1 : 10);
        }
        assertThat(examples.query(examples.size() - 1)).isEqualTo(1);
    }

    @Test
    void whatHasNoLabelAtAllIsNotNoted() {
        ExampleCollector.Labels unknown = (query, item) -> item == 2 ? 0 : Float.NaN;
        ExampleCollector collector = ExampleCollector.ofHeads(
                SCHEMA, List.of(new ExampleCollector.Head("a", unknown), new ExampleCollector.Head("b", unknown)), 1);

        collector.rank(query(1), candidates(), 5);

        assertThat(collector.examples().size()).isEqualTo(1);
        assertThat(collector.examples().feature(0, 0)).isEqualTo(2);
    }

    @Test
    void aHeadsLabelThatIsNoneIsRefused() {
        ExampleCollector.Labels wrong = (query, item) -> 2;
        ExampleCollector collector = ExampleCollector.ofHeads(
                SCHEMA, List.of(new ExampleCollector.Head("a", wrong), new ExampleCollector.Head("b", wrong)), 1);

        assertThatThrownBy(() -> collector.rank(query(1), candidates(), 1))
                .hasMessage("a of item 1 must be from 0 to 1: 2.0");
        assertThatThrownBy(() -> ExampleCollector.ofHeads(SCHEMA, List.of(), 1))
                .hasMessage("heads must be distinct and at least one: []");
    }
}
