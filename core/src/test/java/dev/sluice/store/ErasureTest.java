package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.ModelVersion;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person asks to be forgotten: no file knows the user, everybody else is as before, and nobody is disturbed. */
class ErasureTest extends FreshRepository {
    private static final int USERS = 5;

    private ModelVersion publishPersonal(int value) throws IOException {
        return repository.publish(writer -> PersonalTables.write(writer, USERS, value));
    }

    private void requireWithout(ModelVersion version, int value, int... erased) throws IOException {
        try (Lease lease = repository.lease(version)) {
            PersonalTables.require(lease.snapshot(), USERS, value, erased);
            lease.snapshot().verify();
        }
    }

    @Test
    void noByteOfTheUserIsFoundInAnyVersion() throws IOException {
        publishPersonal(1);
        ModelVersion second = publishPersonal(2);
        assertThat(PersonalTables.filesWith(models, PersonalTables.id(3))).isNotEmpty();
        assertThat(PersonalTables.filesWith(models, PersonalTables.motto(3))).isNotEmpty();

        Erasure erasure = repository.erase(PersonalTables.id(3));

        assertThat(erasure.isComplete()).isTrue();
        assertThat(erasure.rewritten()).isEqualTo(repository.versions()).hasSize(2);
        assertThat(repository.current()).contains(erasure.rewritten().get(1));
        assertThat(erasure.rewritten().get(1).id()).isEqualTo(second + "-r1");
        assertThat(PersonalTables.filesWith(models, PersonalTables.id(3))).isEmpty();
        assertThat(PersonalTables.filesWith(models, PersonalTables.motto(3))).isEmpty();
        requireWithout(erasure.rewritten().get(0), 1, 3);
        requireWithout(erasure.rewritten().get(1), 2, 3);
        close();
        open();
        assertThat(repository.versions()).isEqualTo(erasure.rewritten());
        requireWithout(repository.current().orElseThrow(), 2, 3);
    }

    @Test
    void usersAreErasedOneAfterTheOther() throws IOException {
        ModelVersion version = publishPersonal(1);
        repository.erase(PersonalTables.id(1));
        repository.erase(PersonalTables.id(USERS));
        Erasure third = repository.erase(PersonalTables.id(2));

        assertThat(third.rewritten()).containsExactly(new ModelVersion(version + "-r3"));
        requireWithout(third.rewritten().get(0), 1, 1, 2, USERS);
        assertThat(publishPersonal(2).id()).startsWith("v000002-");
        assertThat(models.resolve("versions").toFile().list()).hasSize(2);
    }

    @Test
    void userThatNobodyKnowsIsAnAnswer() throws IOException {
        assertThat(repository.erase("nobody")).isEqualTo(new Erasure(List.of(), List.of()));
        ModelVersion version = publishPersonal(1);
        assertThat(repository.erase("nobody")).isEqualTo(new Erasure(List.of(), List.of()));
        repository.erase(PersonalTables.id(1));
        assertThat(repository.erase(PersonalTables.id(1))).isEqualTo(new Erasure(List.of(), List.of()));
        assertThat(repository.versions()).containsExactly(new ModelVersion(version + "-r1"));
    }

    @Test
    void versionThatDoesNotKnowTheUserIsLeftAlone() throws IOException {
        ModelVersion first = publishPersonal(1);
        ModelVersion second = repository.publish(writer -> PersonalTables.write(writer, 2, 2));
        ModelVersion third = publishPersonal(3);

        Erasure erasure = repository.erase(PersonalTables.id(4));

        ModelVersion firstAnew = new ModelVersion(first + "-r1");
        ModelVersion thirdAnew = new ModelVersion(third + "-r1");
        assertThat(erasure.rewritten()).containsExactly(firstAnew, thirdAnew);
        assertThat(repository.versions()).containsExactly(firstAnew, second, thirdAnew);
        assertThat(repository.rollback()).isEqualTo(second);
        assertThat(repository.rollback()).isEqualTo(firstAnew);
    }

    @Test
    void currentVersionStaysCurrentAfterARollback() throws IOException {
        ModelVersion first = publishPersonal(1);
        publishPersonal(2);
        repository.rollback();

        Erasure erasure = repository.erase(PersonalTables.id(2));

        assertThat(repository.current()).contains(new ModelVersion(first + "-r1"));
        assertThat(repository.current()).contains(erasure.rewritten().get(0));
        requireWithout(erasure.rewritten().get(1), 2, 2);
    }

    @Test
    void leasesEndInTheirOwnTimeAndTheDataWithThem() throws IOException {
        ModelVersion first = publishPersonal(1);
        ModelVersion second = publishPersonal(2);
        Lease onFirst = repository.lease(first);
        Lease onSecond = repository.lease();

        Erasure erasure = repository.erase(PersonalTables.id(3));

        assertThat(erasure.held()).containsExactly(first, second);
        assertThat(erasure.isComplete()).isFalse();
        assertThat(repository.versions()).isEqualTo(erasure.rewritten());
        PersonalTables.require(onFirst.snapshot(), USERS, 1);
        PersonalTables.require(onSecond.snapshot(), USERS, 2);
        assertThatIOException()
                .as("who knows the user cannot be leased again")
                .isThrownBy(() -> repository.lease(first))
                .withMessageContaining("has no version " + first);
        assertThat(repository.erase(PersonalTables.id(3))).isEqualTo(new Erasure(List.of(), List.of(first, second)));

        onFirst.close();
        assertThat(models.resolve("versions").resolve(first.id())).doesNotExist();
        assertThat(repository.erase(PersonalTables.id(3)).held()).containsExactly(second);
        onSecond.close();
        assertThat(PersonalTables.filesWith(models, PersonalTables.id(3))).isEmpty();
        assertThat(repository.erase(PersonalTables.id(3)).isComplete()).isTrue();
    }

    @Test
    void leaseThatEndsWhileSomebodyPublishesLeavesTheFilesToTheNextChange() throws IOException {
        publishPersonal(1);
        Lease lease = repository.lease();
        repository.erase(PersonalTables.id(1));
        repository.publish(writer -> {
            lease.close();
            assertThat(PersonalTables.filesWith(models, PersonalTables.id(1))).isNotEmpty();
            PersonalTables.write(writer, 0, 2);
        });
        repository.retain(2);
        assertThat(PersonalTables.filesWith(models, PersonalTables.id(1))).isEmpty();
        assertThat(repository.versions()).hasSize(2);
    }

    @Test
    void otherProcessSeesTheErasureWhenItLooksAgain() throws IOException {
        publishPersonal(1);
        try (ModelRepository server = ModelRepository.open(models);
                Lease before = server.lease()) {
            ModelVersion old = server.current().orElseThrow();
            Erasure erasure = repository.erase(PersonalTables.id(1));
            assertThat(server.pending()).isEqualTo(repository.current());
            PersonalTables.require(before.snapshot(), USERS, 1);
            server.refresh();
            assertThat(server.current()).contains(erasure.rewritten().get(0));
            assertThat(server.pending()).isEmpty();
            assertThat(server.versions()).doesNotContain(old);
        }
    }

    @Test
    void originStaysAndTheErasureIsNoted() throws IOException {
        ModelVersion version = publishPersonal(1);
        Origin origin;
        try (Lease lease = repository.lease()) {
            origin = lease.snapshot().origin();
        }
        repository.erase(PersonalTables.id(1));
        try (Lease lease = repository.lease()) {
            assertThat(lease.snapshot().origin()).isEqualTo(origin);
            assertThat(lease.snapshot().provenance())
                    .containsEntry("value", "1")
                    .containsEntry("erased.from", version.id())
                    .containsKey("erased.at");
        }
    }

    @Test
    void damageIsNotHiddenByNewChecksums() throws IOException {
        ModelVersion first = publishPersonal(1);
        ModelVersion second = publishPersonal(2);
        ModelVersion third = publishPersonal(3);
        damage(second, "als.users.emb", 256 + 2 * PersonalTables.DIMENSION * Float.BYTES);

        assertThatIOException()
                .isThrownBy(() -> repository.erase(PersonalTables.id(1)))
                .withMessageContaining(
                        "version " + second + " still knows the user: als.users.emb: damaged in chunk 0 of");

        ModelVersion firstAnew = new ModelVersion(first + "-r1");
        ModelVersion thirdAnew = new ModelVersion(third + "-r1");
        assertThat(repository.versions()).containsExactly(firstAnew, second, thirdAnew);
        requireWithout(firstAnew, 1, 1);
        requireWithout(thirdAnew, 3, 1);
        assertThat(models.resolve("versions").toFile().list()).hasSize(3);
    }

    @Test
    void damageOfOtherTablesIsCopiedAsDamage() throws IOException {
        ModelVersion version = publishPersonal(1);
        damage(version, "als.items.emb", 256 + 4);
        repository.erase(PersonalTables.id(1));
        try (Lease lease = repository.lease()) {
            assertThatIOException()
                    .isThrownBy(() -> lease.snapshot().verify())
                    .withMessageContaining("als.items.emb: damaged between");
        }
    }

    private void damage(ModelVersion version, String file, long at) throws IOException {
        Path path = models.resolve("versions").resolve(version.id()).resolve(file);
        try (SeekableByteChannel channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
            channel.position(at).write(ByteBuffer.wrap(new byte[] {77}));
        }
    }

    @Test
    void erasedRowHasNoIdThatAnybodyAsksForAndNoAttributes() throws IOException {
        publishPersonal(1);
        repository.erase(PersonalTables.id(2));
        try (Lease lease = repository.lease()) {
            Entities users = lease.snapshot().catalogue().users();
            assertThat(users.ids().row(PersonalTables.id(2))).isZero();
            assertThat(users.ids().id(2)).startsWith("erased-").hasSize(7 + 36);
            assertThat(((TextColumn) users.require("motto")).text(2)).isEmpty();
            assertThat(((TagColumn) users.require("likes")).tags(2)).isEmpty();
            assertThat(users.ids().row(PersonalTables.id(3))).isEqualTo(3);
        }
    }

    @Test
    void closedRepositoryErasesNothing() {
        repository.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> repository.erase("u"))
                .withMessage("the repository " + models + " is closed");
    }
}
