package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.ModelVersion;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.eval.Accumulator;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Resampled;
import dev.sluice.eval.Truth;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics beyond accuracy at values computed by hand, or elsewhere. */
class BeyondAccuracyTest {
    private static final Truth NOTHING = Truth.ofRelevant(1);

    @TempDir
    private Path scratch = Path.of("");

    private static RankedList list(int... items) {
        return RankedList.ofItems(1, items);
    }

    private static double of(ListMetric metric, int... items) {
        return metric.of(list(items), NOTHING);
    }

    private static MetricResult together(Metric metric, int[]... lists) {
        Accumulator accumulator = metric.begin();
        for (int user = 1; user <= lists.length; user++) {
            accumulator.add(RankedList.ofItems(user, lists[user - 1]), Truth.ofRelevant(user));
        }
        return accumulator.result();
    }

    @Test
    void giniIsThatOverAllItemsDividedByOneLess() {
        assertThat(GiniConcentration.ofCounts(0, 0, 1, 2, 3, 4)).isCloseTo(0.6, within(1e-12));
        assertThat(GiniConcentration.ofCounts(4, 0, 3, 0, 2, 1)).isCloseTo(0.6, within(1e-12));
        assertThat(GiniConcentration.ofCounts(5, 5, 5)).isZero();
        assertThat(GiniConcentration.ofCounts(0, 7, 0, 0)).isEqualTo(1);
        assertThat(GiniConcentration.ofCounts(0, 0)).isNaN();
        assertThatThrownBy(() -> GiniConcentration.ofCounts(1, -1)).hasMessageEndingWith("less than 0 times: -1");
        assertThatThrownBy(() -> GiniConcentration.ofCounts(1)).hasMessageEndingWith("at least 2 items: 1");
    }

    @Test
    void giniOfListsCountsItemsNeverShown() {
        // Items 1 to 4 are shown 4, 3, 2 and once, items 5 and 6 never; what stands behind the cut does not count.
        int[][] lists = {{1, 2, 3, 5}, {1, 2, 3, 6}, {1, 2, 4, 5}, {1}};

        MetricResult gini = together(new GiniConcentration(3, 6), lists);

        assertThat(gini.value()).isCloseTo(0.6, within(1e-12));
        assertThat(gini.name()).isEqualTo("giniConcentration@3");
        assertThat(gini.users().value(0)).isCloseTo(GiniConcentration.ofCounts(0, 0, 0, 1, 1, 1), within(1e-12));
    }

    @Test
    void entropyIsInBits() {
        int[][] lists = {{1, 2, 3}, {1, 2, 3}, {1, 2, 4}, {1}};

        assertThat(together(new RecommendationEntropy(3, 6), lists).value())
                .isCloseTo(1.8464393446710154, within(1e-12));
        assertThat(together(new RecommendationEntropy(1, 6), lists).value()).isZero();
        assertThat(together(new RecommendationEntropy(1, 4), new int[][] {{1}, {2}, {3}, {4}})
                        .value())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void usersWithoutAnyItemAreLeftOutOfWhatIsShown() {
        for (Metric metric : List.of(new GiniConcentration(3, 6), new RecommendationEntropy(3, 6))) {
            MetricResult result = together(metric, new int[][] {{1, 2}, {}, {2}});

            assertThat(result.leftOut()).isEqualTo(Map.of("empty list", 1));
            assertThat(result.users().size()).isEqualTo(2);
            assertThat(together(metric, new int[][] {{}}).value()).isNaN();
        }
    }

    @Test
    void whatIsShownHasAnIntervalAndStaysInTheCatalogue() {
        Accumulator gini = new GiniConcentration(2, 100).begin();
        for (int user = 1; user <= 50; user++) {
            gini.add(RankedList.ofItems(user, user % 7 + 1, user % 11 + 20), Truth.ofRelevant(user));
        }

        assertThat(((Resampled) gini)
                        .interval(Bootstrap.defaults())
                        .contains(gini.result().value()))
                .isTrue();
        assertThatThrownBy(() -> gini.add(RankedList.ofItems(51, 101), Truth.ofRelevant(51)))
                .hasMessage("item 101 is outside a catalogue of 100 items");
        assertThatThrownBy(() -> new GiniConcentration(0, 5)).hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> new GiniConcentration(1, 1)).hasMessage("a catalogue must have at least 2 items: 1");
        assertThatThrownBy(() -> new RecommendationEntropy(1, 0))
                .hasMessage("a catalogue must have at least 1 item: 0");
    }

    @Test
    void userCoverageAsksWhetherThereIsEnough() {
        assertThat(of(new UserCoverage(1), 4)).isEqualTo(1);
        assertThat(of(new UserCoverage(1))).isZero();
        assertThat(of(new UserCoverage(3), 4, 5)).isZero();
        assertThat(new UserCoverage(3).variant()).isEqualTo("1 if the list has at least 3 items, relevant or not");
        assertThatThrownBy(() -> new UserCoverage(0)).hasMessage("least must be at least 1: 0");
    }

    @Test
    void noveltyIsTheMeanSelfInformation() {
        // Of 8 events items 1 to 4 have 4, 2, 1 and 1: 1, 2, 3 and 3 bits. Item 5 was not met, item 9 has no row.
        ItemPopularity popularity = ItemPopularity.ofCounts(0, 4, 2, 1, 1, 0);
        Novelty known = new Novelty(3, popularity, Unmet.LEFT_OUT);
        Novelty once = new Novelty(3, popularity, Unmet.AS_MET_ONCE);

        assertThat(of(known, 1, 2, 3, 4)).isCloseTo(2, within(1e-12));
        assertThat(of(known, 1, 5, 3)).isCloseTo(2, within(1e-12));
        assertThat(of(once, 1, 5, 9)).isCloseTo(7 / 3.0, within(1e-12));
        assertThat(of(known, 5, 9)).isNaN();
        assertThat(known.whyUndefined(list(5, 9), NOTHING)).isEqualTo("no item of the list met in training");
        assertThat(known.whyUndefined(list(), NOTHING)).isEqualTo("empty list");
        assertThatThrownBy(() -> new Novelty(1, ItemPopularity.ofCounts(0, 0), Unmet.LEFT_OUT))
                .hasMessage("novelty needs at least one item that was met: 0");
    }

    @Test
    void popularityCountsEventsOrUsers() {
        Interactions events = new Interactions.Builder()
                .add(1, 2, 0, 1)
                .add(1, 2, 1, 1)
                .add(2, 2, 2, 1)
                .add(2, 3, 3, 1)
                .build(3, 5);

        ItemPopularity ofEvents = ItemPopularity.ofEvents(events);
        ItemPopularity ofUsers = ItemPopularity.ofUsers(InteractionMatrix.of(events));

        assertThat(ofEvents.count(2)).isEqualTo(3);
        assertThat(ofEvents.share(3)).isEqualTo(0.25);
        assertThat(ofUsers.count(2)).isEqualTo(2);
        assertThat(ofUsers.count(77)).isZero();
        assertThat(ofUsers.falling()).containsExactly(2, 3);
        assertThat(ItemPopularity.ofCounts(0, 1, 0, 3, 1).falling()).containsExactly(3, 1, 4);
        assertThatThrownBy(() -> ItemPopularity.ofCounts(1)).hasMessage("row 0 is no item, its count must be 0: 1");
        assertThatThrownBy(() -> ItemPopularity.ofCounts(0, -2)).hasMessageEndingWith("less than 0 times: -2");
    }

    @Test
    void diversityByTagsAndByCategories() {
        TagColumn tags = TagColumn.of(List.of(
                List.of(), List.of("a", "b"), List.of("b", "c", "d"), List.of("a", "b"), List.of(), List.of("e")));
        TextColumn texts = TextColumn.of(List.of("", "x", "y", "x", "", "y"));
        Entities items = new Entities(
                IdIndex.of(List.of("1", "2", "3", "4", "5")),
                Map.of("tags", tags, "text", texts, "price", new NumberColumn(new double[6])));
        ListMetric byTags = new IntraListDiversity(3, ItemDistance.ofColumn(items, "tags"), "tags");
        ListMetric byTexts = new IntraListDiversity(9, ItemDistance.ofColumn(items, "text"), "text");

        assertThat(of(byTags, 1, 2, 3, 5)).isCloseTo((0.75 + 0 + 0.75) / 3, within(1e-12));
        assertThat(of(byTags, 1, 4, 5)).as("item 4 has no tags").isEqualTo(1);
        assertThat(of(byTags, 1, 4, 9)).isNaN();
        assertThat(byTags.whyUndefined(list(1, 4, 9), NOTHING)).isEqualTo("no distance known in the list");
        assertThat(byTags.whyUndefined(list(1), NOTHING)).isEqualTo("fewer than 2 items in the list");
        assertThat(of(byTexts, 1, 2, 3, 5)).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(of(byTexts, 1, 4)).isNaN();
        assertThat(ItemDistance.jaccard(tags).between(1, 2)).isEqualTo(0.75);
        assertThatThrownBy(() -> ItemDistance.ofColumn(items, "price"))
                .hasMessage("column price must have texts or tags, it has numbers");
        assertThatThrownBy(() -> new IntraListDiversity(1, (one, other) -> 0, "nothing"))
                .hasMessage("k must be at least 2 to have pairs: 1");
    }

    @Test
    void diversityByEmbeddings() throws IOException {
        Path file = scratch.resolve("items.emb");
        float[][] rows = {{9, 9}, {3, 0}, {0, 2}, {-1, 0}, {0, 0}, {1, 1}};
        EmbeddingStore.write(file, new ModelVersion("v1"), ElementType.F32, 2, writer -> {
            for (float[] row : rows) {
                writer.append(row);
            }
        });
        try (EmbeddingStore store = EmbeddingStore.open(file)) {
            ItemDistance cosine = ItemDistance.cosine(store);
            ListMetric diversity = new IntraListDiversity(4, cosine, "cosine");

            assertThat(cosine.between(1, 3)).isEqualTo(2);
            assertThat(cosine.between(1, 5)).isCloseTo(1 - Math.sqrt(0.5), within(1e-12));
            assertThat(of(diversity, 1, 2, 3)).isCloseTo((1 + 2 + 1) / 3.0, within(1e-12));
            assertThat(of(diversity, 1, 4, 77, 2))
                    .as("a vector of 0 and no row")
                    .isEqualTo(1);
            assertThat(of(diversity, 1, 4)).isNaN();
        }
    }

    @Test
    void serendipityIsWhatTheBaselineWouldNotHaveShown() {
        Truth truth = Truth.ofRelevant(1, 2, 3, 4, 5);
        Serendipity serendipity = new Serendipity(4, UserLists.of(Stream.of(list(1, 2, 9, 8, 5))), "popularity");

        // 2, 3 and 5 are relevant and shown; 2 is expected, 5 stands behind the cut of the baseline.
        assertThat(serendipity.of(list(2, 3, 5, 7, 4), truth)).isEqualTo(0.5);
        assertThat(serendipity.of(list(3), truth)).isEqualTo(0.25);
        assertThat(serendipity.of(list(1, 2, 9, 8), truth)).isZero();
        assertThat(serendipity.of(list(3), NOTHING)).isNaN();
        assertThat(serendipity.whyUndefined(list(3), NOTHING)).isEqualTo("no relevant items");
        RankedList another = RankedList.ofItems(2, 3);
        assertThat(serendipity.of(another, Truth.ofRelevant(2, 3))).isNaN();
        assertThat(serendipity.whyUndefined(another, Truth.ofRelevant(2, 3))).isEqualTo("no list of the baseline");
    }

    @Test
    void popularityShowsWhatAUserHasNotSeen() {
        ItemPopularity popularity = ItemPopularity.ofCounts(0, 5, 9, 7, 0, 7);
        InteractionMatrix seen =
                InteractionMatrix.of(new Interactions.Builder().add(1, 3, 0, 1).build(2, 6));
        UserLists lists = UserLists.mostPopular(popularity, seen, 2);

        assertThat(lists.of(1).orElseThrow().items()).containsExactly(2, 5);
        assertThat(lists.of(8).orElseThrow().items()).containsExactly(2, 3);
        assertThatThrownBy(() -> UserLists.of(Stream.of(list(1), list(2)))).hasMessage("user 1 has two lists");
    }

    @Test
    void rankBiasedOverlapIsThatOfThePaper() {
        assertThat(overlap(0.9, list(2, 3, 4, 1, 5), 1, 2, 3, 4, 5)).isCloseTo(0.828, within(1e-12));
        assertThat(overlap(0.8, list(3, 4, 1, 2, 5, 6), 1, 2, 3)).isCloseTo(0.523264, within(1e-12));
        assertThat(overlap(0.8, list(1, 2, 3), 3, 4, 1, 2, 5, 6)).isCloseTo(0.523264, within(1e-12));
        assertThat(overlap(0.9, list(1, 2, 3, 4), 1, 2)).isCloseTo(1, within(1e-12));
        assertThat(overlap(0.9, list(1, 2, 3), 4, 5, 6)).isZero();
        assertThat(overlap(0.9, list(1, 2), new int[0])).isZero();
        assertThat(overlap(0.9, list(), new int[0])).isNaN();
    }

    private static double overlap(double p, RankedList other, int... items) {
        return of(new RankBiasedOverlap(Metrics.WHOLE_LIST, p, UserLists.of(Stream.of(other)), "before"), items);
    }

    @Test
    void rankBiasedOverlapSaysWhyItIsUndefined() {
        RankBiasedOverlap overlap = new RankBiasedOverlap(2, 0.9, UserLists.of(Stream.of(list())), "before");

        assertThat(overlap.whyUndefined(list(), NOTHING)).isEqualTo("both lists empty");
        assertThat(overlap.of(RankedList.ofItems(2, 1), Truth.ofRelevant(2))).isNaN();
        assertThat(overlap.whyUndefined(RankedList.ofItems(2, 1), Truth.ofRelevant(2)))
                .isEqualTo("no other list");
        assertThat(overlap.variant())
                .isEqualTo("rank-biased overlap, extrapolated, p = 0.9, of the first 2 and that of before");
        assertThatThrownBy(() -> new RankBiasedOverlap(2, 1, user -> Optional.empty(), ""))
                .hasMessage("p must be above 0 and below 1: 1.0");
    }

    @Test
    void usersAreCountedByWhatTheMetricSays() {
        Accumulator accumulator = new UserCoverage(1).named("users").begin();
        accumulator.add(list(), NOTHING);
        assertThat(accumulator.result().value())
                .as("nothing relevant is no reason here")
                .isZero();

        Accumulator novelty = new Novelty(5, ItemPopularity.ofCounts(0, 1), Unmet.LEFT_OUT)
                .named("novelty@5")
                .begin();
        novelty.add(list(), Truth.ofRelevant(1, 1));
        novelty.add(RankedList.ofItems(2, 3), Truth.ofRelevant(2));
        assertThat(novelty.result().leftOut())
                .isEqualTo(Map.of("empty list", 1, "no item of the list met in training", 1));
    }
}
