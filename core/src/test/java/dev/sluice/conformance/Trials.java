package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/** How the suites try a law: by many seeds, by many threads, with a query that is cancelled on the way. */
final class Trials {
    private static final int SEEDS = 40;

    private Trials() {}

    /** Tries a law by many seeds, and names the one that breaks it. */
    static void bySeeds(LongConsumer law) {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                law.accept(seed);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** A limit for a seed; from none to more than there is. */
    static int limit(long seed) {
        return (int) (seed * 37 % 101);
    }

    /**
     * Tells that the results of many cases are the same whether 1, 4 or 32 threads ask for them.
     *
     * @param result of the case of this number, to be compared by {@code equals}
     */
    static <T> void sameUnderThreads(IntFunction<T> result) {
        List<T> expected = new ArrayList<>();
        for (int number = 0; number < SEEDS; number++) {
            expected.add(result.apply(number));
        }
        for (int threads : new int[] {1, 4, 32}) {
            assertThat(results(result, threads)).as("with %d threads", threads).isEqualTo(expected);
        }
    }

    private static <T> List<T> results(IntFunction<T> result, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int number = 0; number < SEEDS; number++) {
                int mine = number;
                futures.add(pool.submit(() -> result.apply(mine)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("failed in a thread of " + threads, Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Tells that work which asks whether its query is cancelled stops where it is told so, and that what is asked
     * afterwards comes out as if nothing had been.
     */
    static <T> void heedsCancellation(Query query, Function<Query, T> work) {
        AtomicInteger asked = new AtomicInteger();
        T expected = work.apply(query.with()
                .cancellation(() -> {
                    asked.incrementAndGet();
                    return false;
                })
                .build());
        int times = asked.get();
        for (int stop = 1; stop <= Math.min(times, 20); stop++) {
            AtomicInteger left = new AtomicInteger(stop);
            Query cancelled =
                    query.with().cancellation(() -> left.decrementAndGet() <= 0).build();
            assertThat(isStopped(cancelled, work))
                    .as("stops when it is told the %d. time that it asks, of %d", stop, times)
                    .isTrue();
        }
        assertThat(work.apply(query)).as("the next result").isEqualTo(expected);
    }

    private static <T> boolean isStopped(Query query, Function<Query, T> work) {
        try {
            work.apply(query);
            return false;
        } catch (CancellationException e) {
            return true;
        }
    }

    /** The batch in memory that held a larger one before, so that its columns are longer than it and full of rests. */
    static Candidates inUsedMemory(Candidates batch, BatchMemory memory) {
        int size = 3 * batch.size() + 50;
        for (int i = 0; i < 20 + 3 * batch.features().size(); i++) {
            Arrays.fill(memory.floats(size), 1e30f);
            Arrays.fill(memory.ints(size), 1);
        }
        memory.reuse();
        return batch.copiedTo(memory);
    }

    /** Everything that a batch holds, to be compared. */
    static List<Object> content(Candidates batch) {
        List<Object> content = new ArrayList<>();
        content.add(boxed(batch.items()));
        content.add(boxed(batch.scores()));
        for (String source : batch.sources()) {
            content.add(source);
            for (int position = 0; position < batch.size(); position++) {
                content.add(batch.sourceScore(source, position));
            }
        }
        for (FeatureKey key : batch.features()) {
            content.add(key);
            content.add(boxed(batch.feature(key)));
        }
        return content;
    }

    /** Everything of a query that a component could change. */
    static List<Object> content(Query query) {
        return List.of(
                query.user(),
                query.history(),
                boxed(query.history().items()),
                boxed(query.allowed().toArray()),
                query.context());
    }

    /** Tells that work leaves the query and the batch as they were. */
    static void changesNothing(Query query, Candidates batch, Consumer<Candidates> work) {
        List<Object> asked = content(query);
        List<Object> given = content(batch);
        work.accept(batch);
        assertThat(content(query)).as("the query").isEqualTo(asked);
        assertThat(content(batch)).as("the batch").isEqualTo(given);
    }

    static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    static List<Float> boxed(float[] numbers) {
        List<Float> boxed = new ArrayList<>(numbers.length);
        for (float number : numbers) {
            boxed.add(number);
        }
        return boxed;
    }
}
