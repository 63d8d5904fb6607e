package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Request;
import dev.sluice.VersionMismatchException;
import dev.sluice.funnel.Funnel;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What was opened for a version is closed with it, and before its tables are. */
class OwnedResourcesTest extends ServedRepository {
    private static final Request REQUEST = Request.forUser("u1").build();

    private final List<String> closed = new ArrayList<>();

    @Test
    void aSwapClosesWhatTheVersionBeforeOwns() throws IOException {
        ModelVersion first;
        ModelVersion second;
        try (RepositoryRecommender owner = RepositoryRecommender.of(repository, this::owning)) {
            first = owner.recommend(REQUEST).version();
            repository.publish(ServedRepository::write);
            assertThat(closed).isEmpty();

            second = owner.recommend(REQUEST).version();

            assertThat(closed).containsExactly("later of " + first, "index of " + first);
        }
        assertThat(closed.subList(2, closed.size())).containsExactly("later of " + second, "index of " + second);
    }

    @Test
    void oneThatCannotBeClosedKeepsNobodyElseOpen() {
        Funnel funnel = Funnel.of(version())
                .generator("popular", (query, limit) -> Candidates.NONE, 5)
                .withoutFallback()
                .owning(() -> closed.add("first"))
                .owning(() -> {
                    throw new IOException("the disk is gone");
                })
                .build();

        closeAll(List.of(funnel));

        assertThat(closed).containsExactly("first");
    }

    @Test
    void aFunnelOfAnotherVersionIsClosedAtOnce() {
        RepositoryRecommender foreign = RepositoryRecommender.of(
                repository,
                snapshot -> Funnel.of(new ModelVersion("other"))
                        .generator("popular", PopularCandidates.of(snapshot), 5)
                        .withoutFallback()
                        .owning(() -> closed.add("index"))
                        .build());

        Assertions.assertThatThrownBy(() -> foreign.recommend(REQUEST)).isInstanceOf(VersionMismatchException.class);
        assertThat(closed).containsExactly("index");
    }

    private static void closeAll(List<Funnel> funnels) {
        funnels.forEach(Funnel::close);
    }

    private ModelVersion version() {
        return repository.current().orElseThrow();
    }

    /** The tables can still be read when what is owned is closed. */
    private Funnel owning(ModelSnapshot snapshot) {
        return Funnel.of(snapshot.version())
                .generator("popular", PopularCandidates.of(snapshot), 5)
                .withoutFallback()
                .owning(() -> {
                    assertThat(snapshot.sparse("history").size(1)).isEqualTo(2);
                    closed.add("index of " + snapshot.version());
                })
                .owning(() -> closed.add("later of " + snapshot.version()))
                .build();
    }
}
