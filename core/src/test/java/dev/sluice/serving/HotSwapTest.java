package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.funnel.Funnel;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new version is prepared beside the one in service, which goes on; what goes wrong with it harms no request. */
@Timeout(60)
class HotSwapTest extends ServedRepository {
    private static final Request REQUEST = Request.forUser("u1").limit(2).build();

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<ModelSnapshot> built = new ArrayList<>();
    private final List<ModelVersion> broken = new ArrayList<>();
    private final List<String> swaps = new ArrayList<>();

    private RepositoryRecommender swapping;
    private ModelVersion first;

    @BeforeEach
    void serve() throws IOException {
        first = repository.current().orElseThrow();
        swapping = RepositoryRecommender.of(repository, this::build)
                .with(ServingSettings.defaults().withPreparation(tasks::add).withListener(new Swaps(swaps)));
        swapping.recommend(REQUEST);
    }

    @AfterEach
    void end() {
        swapping.close();
    }

    private Funnel build(ModelSnapshot snapshot) {
        built.add(snapshot);
        if (broken.contains(snapshot.version())) {
            throw new IllegalStateException("no funnel for it");
        }
        return funnel(snapshot);
    }

    private ModelVersion publishBroken() throws IOException {
        ModelVersion version = repository.publish(ServedRepository::write);
        broken.add(version);
        return version;
    }

    private static boolean isOpen(ModelSnapshot snapshot) {
        try {
            return snapshot.catalogue().items().ids().id(1).equals("i1");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private ModelVersion served() {
        return swapping.recommend(REQUEST).version();
    }

    @Test
    void theVersionBeforeGoesOnUntilTheNextIsPrepared() throws IOException {
        ModelVersion second = repository.publish(ServedRepository::write);

        assertThat(served()).isEqualTo(first);
        assertThat(served()).isEqualTo(first);
        assertThat(tasks).as("handed over once").hasSize(1);
        assertThat(swapping.status().version()).contains(first);

        tasks.remove().run();

        assertThat(swapping.status().version()).contains(second);
        assertThat(served()).isEqualTo(second);
        assertThat(tasks).isEmpty();
        assertThat(built).hasSize(2);
        assertThat(isOpen(built.get(0)))
                .as("the lease on the first was given back")
                .isFalse();
        assertThat(isOpen(built.get(1))).isTrue();
        assertThat(swaps).containsExactly("none to " + first, first + " to " + second);
    }

    @Test
    void theStatusTellsWhatIsServedSinceWhenAndWhatIsPrepared() throws IOException {
        try (RepositoryRecommender idle = RepositoryRecommender.of(repository, ServedRepository::funnel)) {
            assertThat(idle.status().ready()).isFalse();
            assertThat(idle.status().since()).isEmpty();
            idle.refresh();
            assertThat(idle.status().ready()).isTrue();
            assertThat(idle.status().published()).isPresent();
            assertThat(idle.status().since().orElseThrow())
                    .isAfterOrEqualTo(idle.status().published().orElseThrow());
        }
        List<Optional<ModelVersion>> preparing = new ArrayList<>();
        try (RepositoryRecommender asking = new Asking(preparing).over(repository)) {
            asking.refresh();
            assertThat(preparing).containsExactly(Optional.of(first));
            assertThat(asking.status().preparing()).isEmpty();
        }
    }

    /** A recommender that is asked for its status while it prepares a version. */
    private static final class Asking {
        private final List<Optional<ModelVersion>> preparing;
        private final List<RepositoryRecommender> itself = new ArrayList<>();

        Asking(List<Optional<ModelVersion>> preparing) {
            this.preparing = preparing;
        }

        RepositoryRecommender over(dev.sluice.store.ModelRepository repository) {
            itself.add(RepositoryRecommender.of(repository, snapshot -> {
                preparing.add(itself.get(0).status().preparing());
                return funnel(snapshot);
            }));
            return itself.get(0);
        }
    }

    @Test
    void aVersionThatCannotBePreparedIsToldAndNotTriedAgain() throws IOException {
        ModelVersion second = publishBroken();
        served();
        tasks.remove().run();

        assertThat(served()).isEqualTo(first);
        assertThat(tasks).as("not tried again").isEmpty();
        FailedPreparation failure = swapping.status().failure().orElseThrow();
        assertThat(failure.version()).isEqualTo(second);
        assertThat(failure.cause()).hasMessage("no funnel for it");
        assertThat(swapping.status().ready()).isTrue();

        ModelVersion third = repository.publish(ServedRepository::write);
        assertThat(isOpen(built.get(1))).as("its lease was given back").isFalse();
        served();
        tasks.remove().run();
        assertThat(served()).isEqualTo(third);
        assertThat(swapping.status().failure()).isEmpty();
    }

    @Test
    void whoAsksForItHasItTriedAgain() throws IOException {
        ModelVersion second = publishBroken();
        served();
        tasks.remove().run();

        assertThatThrownBy(swapping::refresh).hasMessage("no funnel for it");
        assertThat(served()).isEqualTo(first);
        broken.clear();
        swapping.refresh();
        assertThat(served()).isEqualTo(second);
    }

    @Test
    void withoutThreadsTheRequestThatMeetsAVersionPreparesItAndIsNotHarmed() throws IOException {
        try (RepositoryRecommender plain = RepositoryRecommender.of(repository, this::build)) {
            plain.recommend(REQUEST);
            ModelVersion second = publishBroken();
            int before = built.size();

            assertThat(plain.recommend(REQUEST).version()).isEqualTo(first);
            assertThat(plain.recommend(REQUEST).version()).isEqualTo(first);
            assertThat(built).hasSize(before + 1);
            assertThat(plain.status().failure().orElseThrow().version()).isEqualTo(second);

            ModelVersion third = repository.publish(ServedRepository::write);
            assertThat(plain.recommend(REQUEST).version()).isEqualTo(third);
        }
    }

    @Test
    void evenAnErrorLeavesTheVersionBeforeInService() throws IOException {
        List<ModelVersion> heavy = new ArrayList<>();
        try (RepositoryRecommender plain = RepositoryRecommender.of(repository, snapshot -> {
            if (heavy.contains(snapshot.version())) {
                throw new OutOfMemoryError("a copy of a table");
            }
            return funnel(snapshot);
        })) {
            plain.recommend(REQUEST);
            heavy.add(repository.publish(ServedRepository::write));

            assertThat(plain.recommend(REQUEST).version()).isEqualTo(first);
            assertThat(plain.status().failure().orElseThrow().cause()).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void aFirstVersionThatCannotBePreparedFailsEveryRequestAtOnce() {
        broken.add(first);
        try (RepositoryRecommender hopeless = RepositoryRecommender.of(repository, this::build)) {
            int before = built.size();
            assertThatThrownBy(() -> hopeless.recommend(REQUEST)).hasMessage("no funnel for it");
            assertThatThrownBy(() -> hopeless.recommend(REQUEST))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("version " + first + " cannot be served")
                    .hasRootCauseMessage("no funnel for it");
            assertThat(built).hasSize(before + 1);
            assertThat(hopeless.status().ready()).isFalse();

            broken.clear();
            hopeless.refresh();
            assertThat(hopeless.recommend(REQUEST).version()).isEqualTo(first);
        }
    }

    @Test
    void threadsThatRefuseAreAskedAgain() throws IOException {
        List<String> refusals = new ArrayList<>(List.of("busy", "busy"));
        try (RepositoryRecommender patient = RepositoryRecommender.of(repository, ServedRepository::funnel)
                .with(ServingSettings.defaults().withPreparation(task -> {
                    if (!refusals.isEmpty()) {
                        throw new RejectedExecutionException(refusals.remove(0));
                    }
                    task.run();
                }))) {
            patient.recommend(REQUEST);
            ModelVersion second = repository.publish(ServedRepository::write);

            assertThat(patient.recommend(REQUEST).version()).isEqualTo(first);
            assertThat(patient.recommend(REQUEST).version()).isEqualTo(first);
            assertThat(patient.recommend(REQUEST).version()).isEqualTo(second);
        }
    }

    @Test
    void aRollbackIsOneCall() throws IOException {
        ModelVersion second = repository.publish(ServedRepository::write);
        swapping.refresh();
        assertThat(served()).isEqualTo(second);

        assertThat(swapping.rollback()).isEqualTo(first);
        assertThat(swapping.status().version()).contains(first);
        assertThat(repository.current()).contains(first);
        assertThat(served()).isEqualTo(first);
        assertThat(tasks).isEmpty();

        repository.select(second);
        swapping.refresh();
        assertThat(served()).isEqualTo(second);
        assertThat(swaps)
                .containsExactly(
                        "none to " + first, first + " to " + second, second + " to " + first, first + " to " + second);
        assertThatThrownBy(() -> {
                    swapping.rollback();
                    swapping.rollback();
                })
                .hasMessage("no version before " + first);
    }

    @Test
    void whatIsPreparedInVainIsLetGo() throws IOException {
        ModelVersion second = repository.publish(ServedRepository::write);
        served();
        repository.rollback();
        tasks.remove().run();
        assertThat(built).as("not even begun").hasSize(1);

        repository.select(second);
        try (RepositoryRecommender vain = RepositoryRecommender.of(repository, snapshot -> {
            if (snapshot.version().equals(second) && built.size() > 1) {
                rollBackTo(first);
            }
            return build(snapshot);
        })) {
            repository.select(first);
            vain.recommend(REQUEST);
            repository.select(second);
            vain.refresh();

            assertThat(vain.status().version()).contains(first);
            assertThat(vain.status().failure()).isEmpty();
            assertThat(isOpen(built.get(built.size() - 1))).isFalse();
        }
    }

    private void rollBackTo(ModelVersion version) {
        try {
            repository.select(version);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPinnedRecommenderStaysWithItsVersion() throws IOException {
        ModelVersion second = repository.publish(ServedRepository::write);
        try (RepositoryRecommender pinned = RepositoryRecommender.pinned(repository, first, this::build)) {
            assertThat(pinned.recommend(REQUEST).version()).isEqualTo(first);
            pinned.refresh();
            assertThat(pinned.recommend(REQUEST).version()).isEqualTo(first);
            assertThatThrownBy(pinned::rollback).hasMessage("the recommender is pinned to version " + first);
            assertThat(repository.current()).contains(second);
        }
        ModelVersion unknown = new ModelVersion("v9");
        try (RepositoryRecommender lost = RepositoryRecommender.pinned(repository, unknown, this::build)) {
            assertThatThrownBy(() -> lost.recommend(REQUEST)).hasMessageContaining("has no version v9");
        }
    }

    @Test
    void aClosedRecommenderHoldsNothingAndSaysSo() {
        swapping.close();
        swapping.close();

        assertThatThrownBy(() -> swapping.recommend(REQUEST)).hasMessage("the recommender is closed");
        assertThatThrownBy(swapping::refresh).hasMessage("the recommender is closed");
        assertThatThrownBy(swapping::rollback).hasMessage("the recommender is closed");
        assertThat(swapping.status().ready()).isFalse();
        repository.close();
        assertThat(isOpen(built.get(0))).isFalse();
    }

    @Test
    void aRecommenderOverAClosedRepositoryGivesItsVersionBack() {
        repository.close();

        assertThat(isOpen(built.get(0))).isTrue();
        assertThatThrownBy(() -> swapping.recommend(REQUEST)).hasMessageContaining("is closed");
        assertThat(isOpen(built.get(0))).isFalse();
        assertThatThrownBy(() -> swapping.recommend(REQUEST)).hasMessageContaining("is closed");
    }

    @Test
    void aForgottenUserIsForgottenByTheNextVersionInService() throws IOException {
        repository.erase("u1");
        swapping.refresh();

        Recommendations answer = swapping.recommend(REQUEST);
        assertThat(answer.version())
                .isEqualTo(repository.current().orElseThrow())
                .isNotEqualTo(first);
        assertThat(answer.degradedBy(dev.sluice.Degradation.Reason.UNKNOWN_USER))
                .isTrue();
        assertThat(isOpen(built.get(0))).isFalse();
    }
}
