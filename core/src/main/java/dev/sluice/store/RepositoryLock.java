package dev.sluice.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a repository: one thread of one process has it. Locks of files exclude processes from each other,
 * but not the threads of one, so there is one lock of each kind. A process that dies loses it.
 */
final class RepositoryLock implements Closeable {
    private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel file;

    private RepositoryLock(ReentrantLock threads, FileChannel file) {
        this.threads = threads;
        this.file = file;
    }

    /** Waits for the lock. */
    static RepositoryLock acquire(Path directory) throws IOException {
        ReentrantLock threads = ofThisProcess(directory);
        if (threads.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread is publishing to the repository already");
        }
        threads.lock();
        return lockFile(directory, threads, true).orElseThrow();
    }

    /** The lock, if nobody has it. */
    private static Optional<RepositoryLock> tryAcquire(Path directory) throws IOException {
        ReentrantLock threads = ofThisProcess(directory);
        if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
            return Optional.empty();
        }
        return lockFile(directory, threads, false);
    }

    /** Does something under the lock, if nobody has it. */
    @SuppressWarnings("try") // what is held is not used
    static void ifFree(Path directory, Change change) throws IOException {
        Optional<RepositoryLock> lock = tryAcquire(directory);
        if (lock.isPresent()) {
            try (RepositoryLock held = lock.get()) {
                change.make();
            }
        }
    }

    /** A change to a repository. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException;
    }

    private static ReentrantLock ofThisProcess(Path directory) throws IOException {
        return OF_THIS_PROCESS.computeIfAbsent(directory.toRealPath(), path -> new ReentrantLock());
    }

    private static Optional<RepositoryLock> lockFile(Path directory, ReentrantLock threads, boolean wait)
            throws IOException {
        FileChannel file = null;
        boolean locked = false;
        try {
            file = FileChannel.open(directory.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = wait ? file.lock() : file.tryLock();
            locked = lock != null;
            return locked ? Optional.of(new RepositoryLock(threads, file)) : Optional.empty();
        } finally {
            if (!locked) {
                release(threads, file);
            }
        }
    }

    private static void release(ReentrantLock threads, @Nullable FileChannel file) throws IOException {
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            threads.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        release(threads, file);
    }
}
