package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of users and of items that belong to different versions never meet, both versions being held open. */
class MixedVersionsTest {
    @TempDir
    Path directory;

    private PublishedModel model;
    private Lease oldLease;
    private ModelSnapshot old;
    private ModelSnapshot now;

    @BeforeEach
    void publishTwo() throws IOException {
        model = PublishedModel.in(directory, MixedVersionsTest::write);
        oldLease = model.repository().lease();
        model.republish(MixedVersionsTest::write);
        old = oldLease.snapshot();
        now = model.snapshot();
    }

    @AfterEach
    void close() {
        oldLease.close();
        model.close();
    }

    private static void write(SnapshotWriter writer) throws IOException {
        writer.catalogue(PublishedModel.catalogue(2, 1));
        PublishedModel.embeddings(writer, "als.users", new float[] {1, 0});
        PublishedModel.embeddings(writer, "als.items", new float[] {4, 1}, new float[] {3, 2});
    }

    private static Query query(ModelSnapshot snapshot) {
        History history = History.of(new int[] {1}, new long[1], new float[] {1});
        return Query.of(snapshot.version(), ItemSet.all(3))
                .user(1)
                .history(history)
                .build();
    }

    private void refused(ThrowingCallable mixing) {
        assertThatExceptionOfType(VersionMismatchException.class)
                .isThrownBy(mixing)
                .withMessageMatching("\\S+ is of version \\S+, expected \\S+");
    }

    @Test
    void indexOfAnotherVersionFindsNothingForTheseUsers() {
        EmbeddingCandidates mixed =
                EmbeddingCandidates.of(now, "als").withIndex(ExactIndex.over(old.embeddings("als.items")));
        refused(() -> mixed.generate(query(now), 1));
        refused(() -> mixed.generate(query(old), 1));
        assertThat(EmbeddingCandidates.of(now, "als").generate(query(now), 1).items())
                .containsExactly(1);
    }

    @Test
    void queryOfAnotherVersionReadsNoUser() {
        refused(() -> UserVectors.of(now, "als").read(query(old), new float[2]));
        refused(() -> EmbeddingCandidates.of(now, "als").generate(query(old), 1));
    }

    @Test
    void foldInOfAnotherVersionIsRefusedWhereItIsHandedIn() {
        FoldIn ofOld = new FoldIn() {
            @Override
            public boolean foldIn(History history, float[] vector) {
                return false;
            }

            @Override
            public Optional<ModelVersion> version() {
                return Optional.of(old.version());
            }
        };
        refused(() -> UserVectors.of(now, "als").withFoldIn(ofOld));
        refused(() -> EmbeddingCandidates.of(now, "als").withFoldIn(ofOld));
        assertThat(UserVectors.of(old, "als").withFoldIn(ofOld).read(query(old), new float[2]))
                .isTrue();
    }
}
