package dev.sluice.examples;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a run writes, held against other runs until it is closed, so that the files in it are of one run. */
final class RunDirectory implements Closeable {
    private final Path directory;
    private final FileChannel lock;
    private final List<Path> scratches = new ArrayList<>();

    private RunDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Makes the directory, if there is none, and holds it. */
    static RunDirectory open(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IOException(directory + ": is a file, expected a directory to write into");
        }
        Path lockFile = Files.createDirectories(directory).resolve("run.lock");
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException(directory + ": another run is writing into it");
        }
        return new RunDirectory(directory, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The repository of the run's versions. */
    Path models() {
        return directory.resolve("models");
    }

    /** A new folder for what only training needs. Its name is nobody else's, so that nothing of theirs is deleted. */
    Path scratch() throws IOException {
        Path scratch = Files.createTempDirectory(directory, "scratch-");
        scratches.add(scratch);
        return scratch;
    }

    /** The page that tells what came of the run. */
    Path report() {
        return directory.resolve("report.html");
    }

    /** What users went on to like. */
    Path judgements() {
        return directory.resolve("test.qrels");
    }

    /** The lists of a system. */
    Path runFile(String system) {
        return directory.resolve(system + ".run");
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    /** Deletes what only training needed, and lets go. */
    @Override
    public void close() throws IOException {
        try {
            for (Path scratch : scratches) {
                deleteTree(scratch);
            }
        } finally {
            lock.close();
        }
    }
}
