package dev.sluice.internal.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Changes to files and directories that survive the loss of power once they return. */
public final class Durably {
    private static final boolean DIRECTORIES_CAN_BE_FORCED =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Durably() {}

    /** Makes a directory and those above it, as far as they are missing. */
    public static Path createDirectories(Path directory) throws IOException {
        Path above = directory.toAbsolutePath().getParent();
        if (above != null && !Files.isDirectory(directory)) {
            createDirectories(above);
            Files.createDirectories(directory);
            forceDirectory(above);
        }
        return directory;
    }

    /** Renames in one step, within a directory; an existing file is replaced. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceParent(to);
    }

    /** Writes a text aside and renames it into place. */
    public static void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            force(aside);
            rename(aside, file);
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw new IOException(file.getFileName() + ": could not be written: " + e.getMessage(), e);
        }
    }

    /** Forces every file below a directory, and the directories. */
    public static void forceTree(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                if (Files.isDirectory(path)) {
                    forceDirectory(path);
                } else {
                    force(path);
                }
            }
        }
    }

    /** Deletes a directory with everything in it, if it is there. */
    public static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestLast;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestLast = tree.toList();
        }
        for (int i = deepestLast.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(deepestLast.get(i));
        }
        forceParent(directory);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void forceParent(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            forceDirectory(directory);
        }
    }

    /** Windows cannot open a directory; its renames are logged by the file system. */
    private static void forceDirectory(Path directory) throws IOException {
        if (DIRECTORIES_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
