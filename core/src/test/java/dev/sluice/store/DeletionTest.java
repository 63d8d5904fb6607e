package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some systems delete no file that is mapped; what could not be deleted is in nobody's way, and goes another time. */
class DeletionTest {
    @TempDir
    Path directory;

    private boolean mapped = true;
    private RepositoryFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new RepositoryFiles(directory, (from, aside) -> {
            if (mapped) {
                throw new AccessDeniedException(from.toString(), null, "is mapped");
            }
            RepositoryFiles.Removal.ASIDE.remove(from, aside);
        });
    }

    private ModelVersion place(ModelVersion version) throws IOException {
        Files.createFile(files.begin(version).resolve("table"));
        files.place(version);
        return version;
    }

    @Test
    void unfinishedVersionStaysUnfinishedUntilItCanGo() throws IOException {
        ModelVersion version = place(files.next());
        files.end(version);
        assertThat(files.versions()).isEmpty();
        files.cleanUp();
        assertThat(directory.resolve("versions").toFile().list())
                .containsExactlyInAnyOrder(version.id(), ".writing-" + version);

        mapped = false;
        files.cleanUp();
        assertThat(directory.resolve("versions").toFile().list()).isEmpty();
    }

    @Test
    void oldVersionsStayListedAndSupersededOnesDoNot() throws IOException {
        ModelVersion old = place(files.next());
        files.finish(old);
        assertThat(files.delete(old)).isFalse();
        assertThat(files.versions()).containsExactly(old);

        ModelVersion anew = place(files.again(old));
        assertThat(files.versions()).as("not finished").containsExactly(old);
        files.finish(anew);
        new OpenVersions(files).deleteSuperseded();
        assertThat(files.versions()).containsExactly(anew);
        assertThat(files.superseded()).containsExactly(old);
        assertThat(files.again(anew)).isEqualTo(new ModelVersion(old + "-r2"));

        mapped = false;
        new OpenVersions(files).deleteSuperseded();
        assertThat(files.superseded()).isEmpty();
        assertThat(files.versions()).containsExactly(anew);
    }

    @Test
    void whatWasRenamedForDeletionGoesLater() throws IOException {
        Files.createDirectories(directory.resolve("versions/.deleted-v000001-00000000/catalogue"));
        files.cleanUp();
        assertThat(files.versions()).isEmpty();
        assertThat(directory.resolve("versions").toFile().list()).containsExactly(".deleted-v000001-00000000");

        mapped = false;
        files.cleanUp();
        assertThat(directory.resolve("versions").toFile().list()).isEmpty();
    }
}
