package dev.sluice.examples;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where a run writes, held against other runs until it is closed, so that the files in it are of one run. */
final class RunDirectory implements Closeable {
    private final Path directory;
    private final FileChannel lock;

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

    /** What users went on to like. */
    Path judgements() {
        return directory.resolve("test.qrels");
    }

    /** The lists of a system. */
    Path runFile(String system) {
        return directory.resolve(system + ".run");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
