package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.popularity.ContextSettings;
import dev.sluice.train.popularity.ContextTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody likes item 1, in de item 2, in fr item 3; nobody has met item 4. User 4 has two countries, 5 none. */
class ContextCandidatesTest {
    private static final Dataset DATA = data();

    @TempDir
    private Path directory;

    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        List<TrainedModel> models = List.of(
                new ContextTrainer(ContextSettings.ofUsers("country").withPrior(1)).train(DATA),
                new ContextTrainer(ContextSettings.ofUsers("homes").withPrior(1))
                        .train(DATA)
                        .named("homes"),
                new ContextTrainer(ContextSettings.ofItems("category"))
                        .train(DATA)
                        .named("shelves"));
        model = PublishedModel.in(directory, writer -> {
            writer.catalogue(DATA.catalogue());
            for (TrainedModel each : models) {
                each.write(writer);
            }
        });
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aUserGetsWhatIsPopularWhereTheyAre() {
        assertThat(items("context", 1, Map.of())).containsExactly(1, 2, 3, 4);
        assertThat(items("context", 3, Map.of())).containsExactly(3, 1, 2, 4);
    }

    @Test
    void theContextOfTheRequestWins() {
        assertThat(items("context", 1, Map.of("country", "fr"))).containsExactly(3, 1, 2, 4);
        assertThat(items("context", Query.UNKNOWN_USER, Map.of("country", "fr")))
                .containsExactly(3, 1, 2, 4);
    }

    @Test
    void whatIsNotKnownIsEverybodys() {
        assertThat(items("context", 3, Map.of("country", "it"))).containsExactly(1, 2, 3, 4);
        assertThat(items("context", 3, Map.of("device", "tv"))).containsExactly(3, 1, 2, 4);
        assertThat(items("context", 5, Map.of())).containsExactly(1, 2, 3, 4);
        assertThat(items("context", Query.UNKNOWN_USER, Map.of())).containsExactly(1, 2, 3, 4);
    }

    @Test
    void ofSeveralValuesNoneIsChosen() {
        assertThat(items("homes", 3, Map.of())).containsExactly(3, 1, 2, 4);
        assertThat(items("homes", 4, Map.of())).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aShelfHoldsItsItemsAndNoOthers() {
        assertThat(items("shelves", 1, Map.of("category", "tea"))).containsExactly(2, 3);
        assertThat(items("shelves", 1, Map.of("category", "milk"))).containsExactly(1, 2, 3, 4);
        assertThat(items("shelves", 1, Map.of())).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aModelOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> ContextCandidates.of(model.snapshot(), "popularity"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no popularity.column, it has [");
    }

    private int[] items(String name, int user, Map<String, String> context) {
        Query query = Query.of(model.version(), ItemSet.all(5))
                .user(user)
                .context(context)
                .build();
        return ContextCandidates.of(model.snapshot(), name).generate(query, 10).items();
    }

    private static Dataset data() {
        Interactions events = new Interactions.Builder()
                .add(1, 1, 1, 1)
                .add(2, 1, 1, 1)
                .add(1, 2, 1, 1)
                .add(2, 2, 1, 1)
                .add(5, 1, 1, 1)
                .add(3, 3, 1, 1)
                .build(6, 5);
        Catalogue ids = PublishedModel.catalogue(4, 5);
        TextColumn country = TextColumn.of(List.of("", "de", "de", "fr", "", ""));
        TagColumn homes = TagColumn.of(
                List.of(List.of(), List.of("de"), List.of("de"), List.of("fr"), List.of("de", "fr"), List.of()));
        TextColumn category = TextColumn.of(List.of("", "coffee", "tea", "tea", "tea"));
        return new Dataset(
                events,
                new Catalogue(
                        new Entities(ids.items().ids(), Map.of("category", category)),
                        new Entities(ids.users().ids(), Map.of("country", country, "homes", homes))));
    }
}
