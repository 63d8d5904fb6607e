package dev.sluice.examples.load;

import java.io.Closeable;
import java.util.concurrent.locks.LockSupport;

/** Does something every so often, on a thread of its own that does not keep the process. */
final class Ticker implements Closeable {
    private final Runnable action;
    private final long nanos;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Begins.
     *
     * @param seconds until the first time and between two, above 0
     * @param action throws nothing
     */
    Ticker(String name, double seconds, Runnable action) {
        this.action = action;
        this.nanos = (long) (seconds * 1e9);
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        for (long due = System.nanoTime() + nanos; !closed; due += nanos) {
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (!closed) {
                action.run();
            }
        }
    }

    /** Does it no more; what is being done is not waited for. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
