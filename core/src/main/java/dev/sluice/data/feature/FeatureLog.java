package dev.sluice.data.feature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes served features on to a sink without holding up or harming the requests they come from. What is logged waits
 * in a bounded queue until a thread of the application's writes it; where the sink is slower than the requests come,
 * the log loses some and counts them.
 *
 * <p>A request costs its copy of the features, made in its own thread, and nothing if it is not of the share that is
 * logged. Safe for use by many threads.
 */
public final class FeatureLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureLog.class);
    private static final int BATCH = 64;

    private final FeatureSink sink;
    private final Executor executor;
    private final FeatureLogSettings settings;
    private final BlockingQueue<ServedFeatures> waiting;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unnamed = new LongAdder();
    private final LongAdder passed = new LongAdder();
    private volatile boolean closed;

    private FeatureLog(FeatureSink sink, Executor executor, FeatureLogSettings settings) {
        this.sink = sink;
        this.executor = executor;
        this.settings = settings;
        this.waiting = new ArrayBlockingQueue<>(settings.waiting());
    }

    /**
     * A log into a sink, which stays the application's to close.
     *
     * @param executor writes, one task at a time; a thread of its own is best, since sinks block
     */
    public static FeatureLog to(FeatureSink sink, Executor executor, FeatureLogSettings settings) {
        return new FeatureLog(sink, executor, settings);
    }

    /**
     * Offers the features of a request. Never blocks and never throws; {@link #counts} tells what became of it.
     *
     * @param request the request's id, if it has one
     * @param features makes what is logged, of the id; called at once, and only if the request is logged
     */
    public void offer(Optional<String> request, Function<String, ServedFeatures> features) {
        if (request.isEmpty()) {
            unnamed.increment();
        } else if (!settings.includes(request.get())) {
            passed.increment();
        } else if (closed || waiting.remainingCapacity() == 0) {
            dropped.increment();
        } else {
            enqueue(request.get(), features);
        }
    }

    private void enqueue(String request, Function<String, ServedFeatures> features) {
        try {
            if (waiting.offer(features.apply(request))) {
                schedule();
            } else {
                dropped.increment();
            }
        } catch (RuntimeException e) {
            failed.increment();
            LOG.warn("features of request {} could not be logged", request, e);
        }
    }

    private void schedule() {
        if (!scheduled.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::work);
        } catch (RuntimeException e) {
            LOG.warn("the feature log's executor refuses to write", e);
            scheduled.set(false); // What waits is written with what comes next, or at the close.
            if (closed) {
                dropped.add(waiting.drainTo(new ArrayList<>()));
            }
        }
    }

    private void work() {
        try {
            writeAll();
        } finally {
            scheduled.set(false);
        }
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    private void writeAll() {
        writing.lock();
        try {
            List<ServedFeatures> batch = new ArrayList<>();
            while (waiting.drainTo(batch, BATCH) > 0) {
                write(batch);
                batch.clear();
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(List<ServedFeatures> batch) {
        try {
            sink.write(List.copyOf(batch));
            written.add(batch.size());
        } catch (IOException | RuntimeException e) {
            failed.add(batch.size());
            LOG.warn("served features of {} requests were lost", batch.size(), e);
        }
    }

    /** What became of what was offered so far. */
    public FeatureLogCounts counts() {
        return new FeatureLogCounts(written.sum(), dropped.sum(), failed.sum(), unnamed.sum(), passed.sum());
    }

    /** Writes what waits, in the caller's thread. What is offered from then on is dropped. */
    @Override
    public void close() {
        closed = true;
        writeAll();
    }
}
