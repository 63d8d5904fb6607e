package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.VersionMismatchException;
import dev.sluice.data.IdIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A version that is not as it was published cannot be leased. */
class DamagedRepositoryTest extends TwoVersions {
    private void leaseFailsAndRollbackMends(String message) throws IOException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            assertThatIOException().isThrownBy(repository::lease).withMessageContaining(message);
            assertThat(repository.rollback()).isEqualTo(first);
            try (Lease lease = repository.lease()) {
                assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(1);
            }
        }
    }

    @Test
    void tableOfAnotherVersionIsRefused() throws IOException {
        Files.copy(file(first, "als.items.emb"), file(second, "als.items.emb"), StandardCopyOption.REPLACE_EXISTING);
        try (ModelRepository repository = ModelRepository.open(directory)) {
            assertThatExceptionOfType(VersionMismatchException.class)
                    .isThrownBy(repository::lease)
                    .withMessage("als.items.emb is of version " + first + ", expected " + second);
        }
    }

    @Test
    void tableThatIsNotTheOneInTheManifestIsRefused() throws IOException {
        EmbeddingStore.write(file(second, "als.items.emb"), second, ElementType.F32, 3, writer -> {});
        leaseFailsAndRollbackMends(
                "als.items.emb: is Table[type=F32, rows=0, dimension=3, bytes=256], the manifest says");
    }

    @Test
    void truncatedTableIsRefused() throws IOException {
        Path table = file(second, "als.items.emb");
        byte[] bytes = Files.readAllBytes(table);
        Files.write(table, Arrays.copyOf(bytes, bytes.length - 1));
        leaseFailsAndRollbackMends("als.items.emb: expected " + bytes.length + " bytes, found " + (bytes.length - 1));
    }

    @Test
    void missingTableIsNamed() throws IOException {
        Files.delete(file(second, "neighbours.items.sparse"));
        leaseFailsAndRollbackMends("neighbours.items.sparse");
    }

    @Test
    void dictionaryOfAnotherVersionIsRefused() throws IOException {
        for (String name : new String[] {"catalogue/items.ids", "catalogue/users.ids", "catalogue/items.0.column"}) {
            byte[] good = Files.readAllBytes(file(second, name));
            Files.copy(file(first, name), file(second, name), StandardCopyOption.REPLACE_EXISTING);
            try (ModelRepository repository = ModelRepository.open(directory)) {
                assertThatExceptionOfType(VersionMismatchException.class)
                        .isThrownBy(repository::lease)
                        .withMessage(name.substring(10) + " is of version " + first + ", expected " + second);
            }
            Files.write(file(second, name), good);
        }
    }

    @Test
    void dictionaryThatDoesNotFitItsTablesIsRefused() throws IOException {
        Path users = file(second, "catalogue/users.ids");
        long bytes = Files.size(users);
        IdIndex.of(List.of("user1", "user2")).write(users, second);
        assertThat(users).hasSize(bytes);
        leaseFailsAndRollbackMends("table als.users has 2 rows, the catalogue's users have 3");
    }

    @Test
    void columnThatDoesNotFitItsDictionaryIsRefused() throws IOException {
        Path items = file(second, "catalogue/items.ids");
        IdIndex.of(List.of("item1", "item2", "item3")).write(items, second);
        leaseFailsAndRollbackMends("items.0.column: has 3 rows, items.ids has 4");
    }

    @Test
    void dictionaryThatIsNotTheOneInTheManifestIsRefused() throws IOException {
        Path items = file(second, "catalogue/items.ids");
        long bytes = Files.size(items);
        IdIndex.of(List.of("item1".repeat(20), "item2")).write(items, second);
        leaseFailsAndRollbackMends(
                "items.ids: is " + Files.size(items) + " bytes, the manifest says " + bytes + " bytes");
    }

    @Test
    void damageToTheCatalogueIsFoundByVerify() throws IOException {
        for (String name : new String[] {"catalogue/items.ids", "catalogue/users.ids", "catalogue/items.0.column"}) {
            byte[] good = Files.readAllBytes(file(second, name));
            byte[] bad = good.clone();
            bad[300] ^= 1;
            Files.write(file(second, name), bad);
            try (ModelRepository repository = ModelRepository.open(directory);
                    Lease lease = repository.lease()) {
                assertThatIOException()
                        .isThrownBy(lease.snapshot()::verify)
                        .withMessageStartingWith(name.substring(10) + ": damaged between bytes 256 and ");
            }
            Files.write(file(second, name), good);
        }
    }

    @Test
    void damagedManifestIsNamed() throws IOException {
        Path manifest = file(second, "manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.substring(0, text.length() / 2));
        leaseFailsAndRollbackMends(second + "/manifest.json: ");
        Files.writeString(manifest, text.replace("\"rows\"", "\"lines\""));
        refusesToLease(second + "/manifest.json: rows must be a number: null");
        Files.writeString(manifest, text.replace("\"format\" : 1", "\"format\" : 2"));
        refusesToLease(second + "/manifest.json: format 2, this library reads 1; read it with a later release");
        Files.writeString(manifest, text.replace("\"dimension\" : 2", "\"dimension\" : 2147483648"));
        refusesToLease(second + "/manifest.json: ");
        for (String nothing : new String[] {"[]", "null", "7", "", " "}) {
            Files.writeString(manifest, nothing);
            refusesToLease(second + "/manifest.json: ");
        }
        Files.write(manifest, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});
        refusesToLease(second + "/manifest.json: ");
    }

    private void refusesToLease(String message) throws IOException {
        try (ModelRepository repository = ModelRepository.open(directory)) {
            assertThatIOException().isThrownBy(() -> repository.lease(second)).withMessageContaining(message);
        }
    }

    @Test
    void manifestOfALaterMinorReleaseIsRead() throws IOException {
        Path manifest = file(second, "manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(
                manifest, text.replace("\"format\" : 1,", "\"format\" : 1, \"signed\" : { \"by\" : [ 1 ] },"));
        try (ModelRepository repository = ModelRepository.open(directory);
                Lease lease = repository.lease(second)) {
            assertThat(Tables.constantOf(lease.snapshot())).isEqualTo(2);
        }
        Files.writeString(manifest, text.replace("\"F32\"", "\"F4\""));
        refusesToLease(second + "/manifest.json: unknown table type F4; read it with a later release");
    }
}
