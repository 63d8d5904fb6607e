package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log of served features does no harm, and accounts for everything it was offered. */
class FeatureLogTest {
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private void keep(List<ServedFeatures> served) {
        served.forEach(one -> kept.add(one.request().id()));
    }

    private static void offer(FeatureLog log, String... requests) {
        for (String request : requests) {
            log.offer(Optional.of(request), id -> Served.shares(id, 1));
        }
    }

    @Test
    void keepsWhatItIsOfferedInOrder() {
        FeatureLog log = FeatureLog.to(this::keep, tasks::add, FeatureLogSettings.defaults());

        offer(log, "a", "b", "c");
        assertThat(kept).isEmpty();
        assertThat(tasks).as("one task at a time").hasSize(1);
        tasks.remove().run();
        offer(log, "d");
        tasks.remove().run();

        assertThat(kept).containsExactly("a", "b", "c", "d");
        assertThat(log.counts()).isEqualTo(new FeatureLogCounts(4, 0, 0, 0, 0));
    }

    @Test
    void aSlowSinkCostsRequestsAndNoTime() {
        FeatureLog log = FeatureLog.to(
                this::keep, tasks::add, FeatureLogSettings.defaults().withWaiting(2));

        offer(log, "a", "b", "c");
        log.offer(Optional.of("d"), id -> {
            throw new AssertionError("made for nothing");
        });
        tasks.remove().run();
        offer(log, "e");
        tasks.remove().run();

        assertThat(kept).containsExactly("a", "b", "e");
        assertThat(log.counts()).isEqualTo(new FeatureLogCounts(3, 2, 0, 0, 0));
    }

    @Test
    void requestsWithoutAnIdAndThoseNotSampledAreCounted() {
        FeatureLogSettings some = FeatureLogSettings.defaults().withShare(0.3);
        FeatureLog log = FeatureLog.to(this::keep, Runnable::run, some);
        List<String> ids = IntStream.range(0, 1000).mapToObj(i -> "r" + i).toList();

        offer(log, ids.toArray(String[]::new));
        log.offer(Optional.empty(), id -> Served.shares(id, 1));

        assertThat(kept).isEqualTo(ids.stream().filter(some::includes).toList());
        assertThat(log.counts()).isEqualTo(new FeatureLogCounts(kept.size(), 0, 0, 1, 1000L - kept.size()));
    }

    @Test
    void whatFailsIsCountedAndGoesNoFurther() {
        FeatureLog log = FeatureLog.to(
                served -> {
                    if (served.get(0).request().id().equals("bad")) {
                        throw new IOException("disk full");
                    }
                    keep(served);
                },
                Runnable::run,
                FeatureLogSettings.defaults());

        offer(log, "a", "bad", "b");
        log.offer(Optional.of("c"), id -> {
            throw new IllegalStateException("no features");
        });
        offer(log, "d");

        assertThat(kept).containsExactly("a", "b", "d");
        assertThat(log.counts()).isEqualTo(new FeatureLogCounts(3, 0, 2, 0, 0));
    }

    @Test
    void closingWritesWhatWaitsAndDropsWhatComesLater() {
        FeatureLog log = FeatureLog.to(this::keep, tasks::add, FeatureLogSettings.defaults());

        offer(log, "a", "b");
        log.close();
        offer(log, "c");
        tasks.remove().run();

        assertThat(kept).containsExactly("a", "b");
        assertThat(log.counts()).isEqualTo(new FeatureLogCounts(2, 1, 0, 0, 0));
    }

    @Test
    void whatARefusingExecutorLeavesIsWrittenAtTheClose() {
        FeatureLog log = FeatureLog.to(
                this::keep,
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                FeatureLogSettings.defaults());

        offer(log, "a", "b");
        assertThat(kept).isEmpty();
        log.close();

        assertThat(kept).containsExactly("a", "b");
    }

    @Test
    void anExecutorThatFailsOtherwiseIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        FeatureLog log = FeatureLog.to(
                this::keep,
                task -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("not started yet");
                    }
                    task.run();
                },
                FeatureLogSettings.defaults());

        offer(log, "a", "b");

        assertThat(kept).containsExactly("a", "b");
        assertThat(log.counts()).isEqualTo(new FeatureLogCounts(2, 0, 0, 0, 0));
    }

    @Test
    void manyThreadsLoseNothingUncounted() throws InterruptedException {
        int threads = 4;
        int each = 2000;
        ExecutorService writer = Executors.newSingleThreadExecutor();
        ExecutorService requests = Executors.newFixedThreadPool(threads);
        FeatureLog log =
                FeatureLog.to(this::keep, writer, FeatureLogSettings.defaults().withWaiting(50));
        for (int thread = 0; thread < threads; thread++) {
            String prefix = "t" + thread + "-";
            requests.execute(() -> IntStream.range(0, each).forEach(i -> offer(log, prefix + i)));
        }
        requests.shutdown();
        assertThat(requests.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        writer.shutdown();
        assertThat(writer.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        log.close();

        FeatureLogCounts counts = log.counts();
        assertThat(counts.written() + counts.dropped()).isEqualTo(threads * each);
        assertThat(counts.failed()).isZero();
        assertThat(kept).hasSize((int) counts.written()).doesNotHaveDuplicates();
        assertThat(counts.written()).isPositive();
    }

    @Test
    void settingsAreChecked() {
        FeatureLogSettings settings = FeatureLogSettings.defaults();

        assertThatThrownBy(() -> settings.withShare(0)).hasMessage("share must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> settings.withShare(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withWaiting(0)).hasMessage("waiting must be at least 1: 0");
        assertThatThrownBy(() -> Served.request("")).hasMessage("a request's id must not be empty");
    }
}
