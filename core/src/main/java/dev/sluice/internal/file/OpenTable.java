package dev.sluice.internal.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A table that can be read until it is closed, wherever its rows are. */
public abstract class OpenTable implements AutoCloseable {
    final Path path;
    final TableHeader header;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenTable(Path path, TableHeader header) {
        this.path = path;
        this.header = header;
    }

    public final TableHeader header() {
        return header;
    }

    /** The name of its file. */
    public final String name() {
        return path.getFileName().toString();
    }

    public final void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }

    /** The rows of an embedding table, read from its file again into memory of their own. */
    public final TableCopy copy() throws IOException {
        requireOpen();
        if (!TableFile.header(path, header.type().kind).equals(header)) {
            throw new IOException(name() + ": is another table than when it was opened");
        }
        return TableCopy.read(path, header);
    }

    /**
     * Refuses a file that has become shorter under its mapping; what lies past its end reads as zeros or as anything.
     *
     * @throws IllegalStateException says how long it was and is
     */
    public abstract void requireUncut();

    /**
     * What to throw for a fault while rows were read. The JVM turns the signal for a page that the file no longer has
     * into an {@link InternalError}.
     */
    public final RuntimeException fault(InternalError fault) {
        try {
            requireUncut();
        } catch (IllegalStateException e) {
            e.initCause(fault);
            return e;
        }
        throw fault;
    }

    /** Reads every byte and compares checksums. */
    public abstract void verify() throws IOException;

    @Override
    public final void close() {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    abstract void release();
}
