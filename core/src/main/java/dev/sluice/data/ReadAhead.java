package dev.sluice.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lines that a thread of its own reads a little ahead, so that unpacking and cutting some goes on beside what is done
 * with others. The thread ends with the lines, or when this is closed.
 */
final class ReadAhead implements Rows {
    private static final int BLOCK = 1024;
    private static final int BLOCKS = 4;

    private final LineReader lines;
    private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread = new Thread(this::read, "sluice-read-ahead");
    private Block current = new Block(List.of(), false, null);
    private int next;

    /** Some lines; whether none follow, and because of what if that is not the end of the file. */
    private record Block(
            List<Line> lines, boolean isLast, @Nullable Throwable problem) {}

    private ReadAhead(LineReader lines) {
        this.lines = lines;
    }

    /** Begins to read the lines that are left. They belong to the thread from now on, and are not closed with this. */
    static ReadAhead of(LineReader lines) {
        ReadAhead ahead = new ReadAhead(lines);
        ahead.thread.setDaemon(true);
        ahead.thread.start();
        return ahead;
    }

    private void read() {
        try {
            Block block = block();
            while (!block.isLast()) {
                blocks.put(block);
                block = block();
            }
            blocks.put(block);
        } catch (InterruptedException e) {
            // closed: nobody asks for more
        }
    }

    /** The next lines. Whatever goes wrong, who asks for the line after them is told. */
    private Block block() {
        List<Line> some = new ArrayList<>(BLOCK);
        try {
            while (some.size() < BLOCK) {
                Optional<Line> line = lines.next();
                if (line.isEmpty()) {
                    return new Block(some, true, null);
                }
                some.add(line.get());
            }
            return new Block(some, false, null);
        } catch (DataException | RuntimeException | Error e) {
            return new Block(some, true, e);
        }
    }

    @Override
    public Optional<Line> next() throws DataException {
        while (next == current.lines().size()) {
            if (current.isLast()) {
                rethrow();
                return Optional.empty();
            }
            current = take();
            next = 0;
        }
        return Optional.of(current.lines().get(next++));
    }

    private Block take() throws DataException {
        try {
            return blocks.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw wrong("interrupted");
        }
    }

    private void rethrow() throws DataException {
        @Nullable Throwable problem = current.problem();
        if (problem instanceof DataException ofFile) {
            throw ofFile;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem != null) {
            throw (RuntimeException) problem;
        }
    }

    @Override
    public DataException wrong(String problem) {
        return lines.wrong(problem);
    }

    @Override
    public DataException nothing() {
        return lines.nothing();
    }

    /** Ends the thread, and waits until it no longer reads. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // the file must not be closed while it is read
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
