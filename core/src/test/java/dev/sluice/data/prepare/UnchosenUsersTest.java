package dev.sluice.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Degradation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.CompactCatalogue.Part;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularityTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of a user who was not chosen to learn from: the model does not know them, and serving falls back.
 * Twenty users did much lately, half of them with odd items and half with even ones; user 21 did little, and that long
 * ago.
 */
class UnchosenUsersTest {
    private static final int ACTIVE = 20;
    private static final int ITEMS = 12;
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private final Dataset data = new Dataset(events(), Named.catalogue(ITEMS + 1, ACTIVE + 1));
    private final Prepared prepared = Preparation.none()
            .then("active-users", ActiveUsers.of(4, Duration.ofDays(10), NOW))
            .then("compact", new CompactCatalogue(Part.USERS_AND_ITEMS))
            .apply(data);

    @TempDir
    private Path directory = Path.of("");

    private static Interactions events() {
        Interactions.Builder events = new Interactions.Builder();
        long yesterday = NOW.minus(Duration.ofDays(1)).toEpochMilli();
        for (int user = 1; user <= ACTIVE; user++) {
            for (int item = 1 + user % 2; item <= ITEMS; item += 2) {
                // Each leaves one of their kind to be recommended.
                if (item != 1 + user % ITEMS) {
                    events.add(user, item, yesterday, 1);
                }
            }
        }
        long lastYear = NOW.minus(Duration.ofDays(365)).toEpochMilli();
        return events.add(ACTIVE + 1, 1, lastYear, 1)
                .add(ACTIVE + 1, ITEMS + 1, lastYear, 1)
                .build(ACTIVE + 2, ITEMS + 2);
    }

    @Test
    void anUnchosenUserGetsWhatIsPopularAndTheAnswerSaysWhy() throws IOException {
        try (ModelRepository repository = published()) {
            Recommendations answer = ask("u21", repository);

            assertThat(answer.ids()).hasSize(3);
            assertThat(answer.items())
                    .allSatisfy(item -> assertThat(item.sources()).containsExactly("popular"));
            assertThat(answer.degradedBy(Degradation.Reason.UNKNOWN_USER)).isTrue();
            assertThat(answer.degradedBy(Degradation.Reason.FALLBACK)).isTrue();
        }
    }

    @Test
    void aChosenUserGetsTheModelsItems() throws IOException {
        try (ModelRepository repository = published()) {
            Recommendations answer = ask("u2", repository);

            assertThat(answer.ids()).startsWith("i3");
            assertThat(answer.items())
                    .allSatisfy(item -> assertThat(item.sources()).containsExactly("als"));
            assertThat(answer.degradations()).isEmpty();
        }
    }

    @Test
    void tablesAreNoLargerThanWhatWasChosenAndTheVersionTellsWhy() throws IOException {
        try (ModelRepository repository = published();
                Lease lease = repository.lease()) {
            assertThat(lease.snapshot().embeddings("als.users").rows()).isEqualTo(ACTIVE + 1);
            assertThat(lease.snapshot().embeddings("als.items").rows()).isEqualTo(ITEMS + 1);
            assertThat(lease.snapshot().provenance())
                    .containsEntry(
                            "prepare.1.active-users",
                            "ActiveUsers[minEvents=4, window=PT240H, asOf=2024-06-01T00:00:00Z, types=[]]: "
                                    + prepared.data().interactions().size() + " of "
                                    + data.interactions().size() + " events left")
                    .containsKey("prepare.2.compact");
        }
    }

    private static Recommendations ask(String user, ModelRepository repository) {
        return RepositoryRecommender.of(
                        repository,
                        snapshot -> Funnel.of(snapshot.version())
                                .generator("als", EmbeddingCandidates.of(snapshot, "als"), 10)
                                .fallback("popular", PopularCandidates.of(snapshot))
                                .build())
                .recommend(Request.forUser(user).limit(3).build());
    }

    private ModelRepository published() throws IOException {
        Interactions events = prepared.data().interactions();
        ModelRepository repository = ModelRepository.open(directory);
        repository.publish(version -> {
            version.catalogue(prepared.data().catalogue());
            prepared.provenance().forEach(version::provenance);
            new AlsTrainer(AlsSettings.defaults().withDimension(4))
                    .train(InteractionMatrix.of(events), TrainingListener.NONE)
                    .write(version);
            new PopularityTrainer(PopularitySettings.defaults()).train(events).write(version);
            Histories.of(events).write(version);
        });
        return repository;
    }
}
