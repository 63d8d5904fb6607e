package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written whole or not at all, several of them together, and nobody else's files are touched. */
class OutputFileTest {
    @TempDir
    Path scratch = Path.of("");

    private static OutputFile.Content text(String text) {
        return file -> Files.writeString(file, text);
    }

    private static OutputFile.Content failing(String message) {
        return file -> {
            Files.writeString(file, "half");
            throw new IOException(message);
        };
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void writeBoth(Path one, OutputFile.Content first, Path other, OutputFile.Content second)
            throws IOException {
        Map<Path, OutputFile.Content> contents = new LinkedHashMap<>();
        contents.put(one, first);
        contents.put(other, second);
        OutputFile.writeAll(contents);
    }

    @Test
    void aTargetMayHaveAnyName() throws IOException {
        Path one = scratch.resolve("x.csv");
        Path other = scratch.resolve("x.csv.tmp");

        writeBoth(one, text("one"), other, text("other"));
        writeBoth(other, text("newer other"), one, text("newer one"));

        assertThat(one).hasContent("newer one");
        assertThat(other).hasContent("newer other");
        assertThat(files()).containsExactly("x.csv", "x.csv.tmp");
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Path own = Files.writeString(scratch.resolve("x.csv.tmp"), "mine");

        OutputFile.write(scratch.resolve("x.csv"), text("new"));
        assertThatThrownBy(() -> OutputFile.write(scratch.resolve("x.csv"), failing("no more")))
                .isInstanceOf(IOException.class)
                .hasMessage(scratch.resolve("x.csv") + ": no more");

        assertThat(own).hasContent("mine");
        assertThat(scratch.resolve("x.csv")).hasContent("new");
        assertThat(files()).containsExactly("x.csv", "x.csv.tmp");
    }

    /** The second begins while the first writes, and is done before it. */
    @Test
    void twoThatWriteTheSameFileDoNotWriteIntoEachOther() throws IOException {
        Path target = scratch.resolve("x.csv");

        OutputFile.write(target, file -> {
            Files.writeString(file, "first");
            OutputFile.write(target, text("second"));
            assertThat(target).hasContent("second");
        });

        assertThat(target).hasContent("first");
        assertThat(files()).containsExactly("x.csv");
    }

    @Test
    void whatWasRenamedIsPutBackIfALaterOneCannotBe() throws IOException {
        Path old = Files.writeString(scratch.resolve("old.csv"), "precious");
        Path fresh = scratch.resolve("fresh.csv");
        Path last = scratch.resolve("last.csv");
        Map<Path, OutputFile.Content> contents = new LinkedHashMap<>();
        contents.put(old, text("new"));
        contents.put(fresh, text("new"));
        contents.put(last, file -> {
            Files.writeString(file, "new");
            // A file cannot take the place of a folder that holds something.
            Files.createDirectories(last.resolve("inner"));
        });

        assertThatThrownBy(() -> OutputFile.writeAll(contents))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(last + ": ");

        assertThat(old).hasContent("precious");
        assertThat(files()).containsExactly("last.csv", "old.csv");
    }

    @Test
    void anErrorLeavesAllFilesAsTheyWere() throws IOException {
        Path old = Files.writeString(scratch.resolve("old.csv"), "precious");

        assertThatThrownBy(() -> writeBoth(old, text("new"), scratch.resolve("other.csv"), failing("disk full")))
                .isInstanceOf(IOException.class);

        assertThat(old).hasContent("precious");
        assertThat(files()).containsExactly("old.csv");
    }

    @Test
    void linksStayAndWhatTheyLeadToIsWritten() throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("folder"));
        Path old = Files.writeString(folder.resolve("old.csv"), "old");
        Path link = Files.createSymbolicLink(scratch.resolve("link.csv"), old);
        Path dangling = Files.createSymbolicLink(scratch.resolve("dangling.csv"), Path.of("folder", "none.csv"));

        writeBoth(link, text("new"), dangling, text("first"));

        assertThat(link).isSymbolicLink();
        assertThat(old).isRegularFile().hasContent("new");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("none.csv")).hasContent("first");
        Path circle = scratch.resolve("circle.csv");
        Files.createSymbolicLink(circle, Path.of("circle.csv"));
        assertThatThrownBy(() -> OutputFile.write(circle, text("x")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(circle + ": ");
    }

    @Test
    void aNewFileHasTheRightsOfAnyNewFile() throws IOException {
        OutputFile.write(scratch.resolve("written.csv"), text("x"));
        Path plain = Files.createFile(scratch.resolve("plain.csv"));

        assertThat(Files.getPosixFilePermissions(scratch.resolve("written.csv")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void anErrorNamesTheTarget() {
        Path nowhere = scratch.resolve("none").resolve("x.csv");

        assertThatThrownBy(() -> OutputFile.write(nowhere, text("x")))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(nowhere + ": no such file or directory");
    }
}
