package dev.sluice.serving;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static dev.sluice.retrieval.PublishedModel.embeddings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Dropped;
import dev.sluice.PageToken;
import dev.sluice.Ranking;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.TagColumn;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Pages have no item in common, and together they are the one long list. */
class PagingTest {
    private static final int ITEMS = 60;
    private static PublishedModel model;

    @BeforeContainer
    static void publish() throws IOException {
        model = PublishedModel.in(Files.createTempDirectory("paging"), PagingTest::write);
    }

    @AfterContainer
    static void close() {
        model.close();
    }

    private static void write(SnapshotWriter writer) throws IOException {
        write(writer, catalogue(ITEMS, 2));
    }

    private static void write(SnapshotWriter writer, Catalogue catalogue) throws IOException {
        Random random = new Random(3);
        writer.catalogue(catalogue);
        embeddings(writer, "als.users", rows(2, random));
        embeddings(writer, "als.items", rows(ITEMS, random));
        float[] popularity = new float[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            popularity[i] = random.nextInt(20);
        }
        column(writer, "popularity.items", popularity);
    }

    private static float[][] rows(int count, Random random) {
        float[][] rows = new float[count][4];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    /** Two generators, a ranker that draws by the query's seed, and a filter that drops every seventh item. */
    private static Funnel funnel(ModelSnapshot snapshot) {
        return Funnel.of(snapshot.version())
                .generator("als", EmbeddingCandidates.of(snapshot, "als"), 40)
                .generator("popular", PopularCandidates.of(snapshot), 40)
                .ranker(
                        "drawn",
                        (query, candidates, limit) -> {
                            float[] scores = new float[candidates.size()];
                            for (int position = 0; position < scores.length; position++) {
                                scores[position] = new Random(query.seed() + candidates.item(position)).nextFloat();
                            }
                            return Ranking.byScore(candidates, scores, limit);
                        },
                        40)
                .lastFilter("sevenths", (query, candidates, keep) -> {
                    for (int position = 0; position < candidates.size(); position++) {
                        if (candidates.item(position) % 7 == 0) {
                            keep.clear(position);
                        }
                    }
                })
                .fallback("any", PopularCandidates.of(snapshot))
                .build();
    }

    private static List<Recommendations> pages(RepositoryRecommender recommender, Request request, int count) {
        List<Recommendations> pages = new ArrayList<>();
        pages.add(recommender.recommend(request));
        while (pages.size() < count) {
            PageToken token =
                    PageToken.decode(pages.get(pages.size() - 1).nextPage().encode());
            pages.add(recommender.recommend(request.toBuilder().after(token).build()));
        }
        return pages;
    }

    @Property(tries = 60)
    void togetherPagesAreTheOneLongList(
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll @IntRange(min = 1, max = 3) int count,
            @ForAll @IntRange(min = 1, max = 2) int user) {
        try (RepositoryRecommender recommender = RepositoryRecommender.of(model.repository(), PagingTest::funnel)) {
            Request.Builder request = Request.forUser("u" + user).limit(size);
            List<String> together = new ArrayList<>();
            for (Recommendations page : pages(recommender, request.build(), count)) {
                assertThat(page.requested()).isEqualTo(size);
                assertThat(page.shortfall()).isZero();
                assertThat(page.degraded()).isFalse();
                together.addAll(page.ids());
            }

            Recommendations whole =
                    recommender.recommend(request.limit(size * count).build());
            // Without a seed of its own the long request draws as the short ones, since its limit is no part of the
            // seed.
            assertThat(together).isEqualTo(whole.ids());
        }
    }

    @Property(tries = 30)
    void pagesHaveNoItemInCommonUntilTheCatalogueEnds(@ForAll @IntRange(min = 1, max = 25) int size) {
        try (RepositoryRecommender recommender = RepositoryRecommender.of(model.repository(), PagingTest::funnel)) {
            List<String> all = new ArrayList<>();
            Request request = Request.forUser("u1").limit(size).build();
            Recommendations page = recommender.recommend(request);
            while (!page.items().isEmpty()) {
                all.addAll(page.ids());
                page = recommender.recommend(
                        request.toBuilder().after(page.nextPage()).build());
            }

            assertThat(new HashSet<>(all)).hasSameSizeAs(all);
            assertThat(all).hasSize(ITEMS - ITEMS / 7);
            assertThat(page.shortfall()).isEqualTo(size);
        }
    }

    @Example
    void pagesStayApartWhenTheVersionChangesInBetween() throws IOException {
        Path directory = Files.createTempDirectory("paging");
        try (PublishedModel swapped = PublishedModel.in(directory, PagingTest::write);
                RepositoryRecommender recommender =
                        RepositoryRecommender.of(swapped.repository(), PagingTest::funnel)) {
            Recommendations first =
                    recommender.recommend(Request.forUser("u1").limit(10).build());
            swapped.republish(writer -> {
                Random random = new Random(77);
                writer.catalogue(catalogue(ITEMS, 2));
                embeddings(writer, "als.users", rows(2, random));
                embeddings(writer, "als.items", rows(ITEMS, random));
                column(writer, "popularity.items", new float[ITEMS]);
            });
            Recommendations second = recommender.recommend(
                    Request.forUser("u1").limit(10).after(first.nextPage()).build());

            assertThat(second.version()).isNotEqualTo(first.version());
            assertThat(second.ids()).hasSize(10).doesNotContainAnyElementsOf(first.ids());
        }
    }

    /** Between the pages, each of the items shown becomes another one. */
    @Example
    void whatWasShownUnderAnIdThatIsGoneDoesNotComeBack() throws IOException {
        Path directory = Files.createTempDirectory("paging");
        try (PublishedModel swapped = PublishedModel.in(directory, PagingTest::write);
                RepositoryRecommender recommender =
                        RepositoryRecommender.of(swapped.repository(), PagingTest::funnel)) {
            Request request = Request.forUser("u1").limit(10).build();
            Recommendations first = recommender.recommend(request);
            swapped.republish(writer -> write(writer, renamed()));

            Recommendations second = recommender.recommend(
                    request.toBuilder().after(first.nextPage()).build());
            List<String> shown = first.ids().stream().map(id -> "new-" + id).toList();
            assertThat(second.ids())
                    .hasSize(10)
                    .allMatch(id -> id.startsWith("new-"))
                    .doesNotContainAnyElementsOf(shown);
        }
    }

    private static Catalogue renamed() {
        List<String> before = catalogue(ITEMS, 2).items().ids().ids();
        List<List<String>> merged = new ArrayList<>(List.of(List.of()));
        before.forEach(id -> merged.add(List.of(id)));
        Entities items = new Entities(
                IdIndex.of(before.stream().map(id -> "new-" + id).toList()),
                Map.of(ItemAliases.COLUMN, TagColumn.of(merged)));
        return new Catalogue(items, catalogue(ITEMS, 2).users());
    }

    @Example
    void anExplanationSaysWhatIsOnOtherPages() {
        try (RepositoryRecommender recommender = RepositoryRecommender.of(model.repository(), PagingTest::funnel)) {
            Request request = Request.forUser("u1").limit(2).explained().build();
            List<Recommendations> pages = pages(recommender, request, 2);

            assertThat(pages.get(0).dropped())
                    .doesNotContain(new Dropped(pages.get(0).ids().get(0), "page"));
            for (String shown : pages.get(0).ids()) {
                assertThat(pages.get(1).dropped()).contains(new Dropped(shown, "page"));
            }
            assertThat(pages.get(1).items())
                    .allSatisfy(item -> assertThat(item.contributions()).isNotEmpty());
        }
    }

    @Example
    void aPageOfNothingLeavesOffWhereItWas() {
        try (RepositoryRecommender recommender = RepositoryRecommender.of(model.repository(), PagingTest::funnel)) {
            Recommendations first =
                    recommender.recommend(Request.forUser("u1").limit(3).build());
            Recommendations nothing = recommender.recommend(
                    Request.forUser("u1").limit(0).after(first.nextPage()).build());

            assertThat(nothing.items()).isEmpty();
            assertThat(nothing.nextPage()).isEqualTo(first.nextPage());
            assertThat(first.nextPage().shown()).isEqualTo(first.ids());
        }
    }
}
