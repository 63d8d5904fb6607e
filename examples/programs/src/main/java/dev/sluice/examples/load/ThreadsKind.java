package dev.sluice.examples.load;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** On what threads generators run. */
public enum ThreadsKind {
    /** In the one that asks, one after the other. */
    CALLER,
    /** On threads of the system. */
    THREADS,
    /** On virtual threads, which also answer the requests; they are there from JDK 21 on. */
    VIRTUAL;

    /** The kind of a name, in any case. */
    public static ThreadsKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("executor must be one of " + names() + ": " + name));
    }

    private static String names() {
        return Arrays.stream(values()).map(ThreadsKind::toString).collect(Collectors.joining(", "));
    }

    /**
     * Threads of this kind; of the system for {@link #CALLER}.
     *
     * @param most how many of the system's there are at most
     * @throws IllegalArgumentException if this JDK has no virtual threads
     */
    ExecutorService pool(int most) {
        return this == VIRTUAL ? virtual() : Executors.newFixedThreadPool(most, ThreadsKind::daemon);
    }

    /** Hanging calls must not keep the process. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        return thread;
    }

    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("virtual threads need JDK 21: this is " + Runtime.version(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("virtual threads cannot be had: " + e.getCause(), e);
        }
    }

    /** The name by which it is asked for. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
