package dev.sluice.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.retrieval.InvertedFile;
import dev.sluice.retrieval.InvertedFileSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user is erased whatever form the ids have, and beside an inverted file of the items. */
class ErasedFormsTest {
    private static final int USERS = 5;

    @TempDir
    Path directory;

    private ModelRepository repository;

    @BeforeEach
    void open() throws IOException {
        repository = ModelRepository.open(directory);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    /** Ids of up to 15 bytes stand in cells, longer ones among the bytes of all, numbers as numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"u\u00fc-7", "fifteen letters", "more than fifteen letters", "-1234567890123"})
    void noByteOfTheIdIsLeftWhateverItsForm(String id) throws IOException {
        boolean isNumber = id.startsWith("-");
        List<String> ids = isNumber ? List.of("7", id, "8") : List.of("seven", id, "eight");
        repository.publish(writer -> writer.catalogue(Catalogue.of(IdIndex.of(List.of("i")), IdIndex.of(ids))));
        assertThat(PersonalTables.filesWith(directory, stored(id))).hasSize(1);

        repository.erase(id);

        assertThat(PersonalTables.filesWith(directory, stored(id))).isEmpty();
        assertThat(PersonalTables.filesWith(directory, id.getBytes(UTF_8))).isEmpty();
        try (Lease lease = repository.lease()) {
            IdIndex users = lease.snapshot().catalogue().users().ids();
            assertThat(users.row(id)).isZero();
            assertThat(users.row(ids.get(0))).isEqualTo(1);
            assertThat(users.row(ids.get(2))).isEqualTo(3);
        }
    }

    private static byte[] stored(String id) {
        return id.startsWith("-")
                ? ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.parseLong(id))
                        .array()
                : id.getBytes(UTF_8);
    }

    @Test
    void invertedFileOfTheItemsIsKept() throws IOException {
        repository.publish(writer -> {
            PersonalTables.write(writer, USERS, 1);
            try (EmbeddingStore items = EmbeddingStore.open(writer.file("als.items"))) {
                SampleQueries queries = SampleQueries.of(1, new float[][] {{1, 1, 1}});
                writer.invertedFile(
                        "als.items.cells",
                        file -> InvertedFile.build(items, InvertedFileSettings.forItems(items.rows()), queries, file));
            }
        });
        repository.erase(PersonalTables.id(3));

        assertThat(PersonalTables.filesWith(directory, PersonalTables.id(3))).isEmpty();
        try (Lease lease = repository.lease();
                InvertedFile items = InvertedFile.of(lease.snapshot(), "als.items")) {
            PersonalTables.require(lease.snapshot(), USERS, 1, 3);
            lease.snapshot().verify();
            Query query = Query.of(lease.snapshot().version(), ItemSet.all(5)).build();
            assertThat(items.search(new float[] {0, 1, 0}, 9, query).items()).containsExactly(4, 3, 2, 1);
        }
    }

    @Test
    void invertedFileOfUsersIsRefusedSinceNoneCouldBeErased() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.publish(writer -> {
                    PersonalTables.write(writer, USERS, 1);
                    writer.invertedFile("als.users.cells", file -> Files.write(file, new byte[1]));
                }))
                .withMessage("an inverted file cannot be over users, of whom none could be erased: als.users.cells");
    }
}
