package dev.sluice.examples.load;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.io.Closeable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes components of a funnel fail by a script: whether the {@code n}-th call of one goes wrong is drawn from the seed
 * and {@code n} alone. Nothing goes wrong before {@link #begin}, or after {@link #close}, which also ends what hangs.
 */
final class Faults implements Stages.Interference, Closeable {
    private static final Duration HANGING = Duration.ofSeconds(10);
    private static final Duration SLOWNESS = Duration.ofMillis(30);

    private final Map<FaultKind, Script> scripts = new EnumMap<>(FaultKind.class);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean begun;

    /** @param share of the calls of a component that go wrong, in (0, 1] */
    Faults(FaultKind kind, double share, long seed) {
        for (FaultKind part : kind.parts()) {
            scripts.put(part, new Script(share, seed ^ (long) part.toString().hashCode() << Integer.SIZE));
        }
    }

    void begin() {
        begun = true;
    }

    /** How many calls went wrong in each way. */
    Map<String, Long> injected() {
        Map<String, Long> counts = new LinkedHashMap<>();
        scripts.forEach((kind, script) -> counts.put(kind.toString(), script.struck.get()));
        return counts;
    }

    @Override
    public CandidateGenerator generator(String name, CandidateGenerator generator) {
        return (query, limit) -> {
            if (strikes(FaultKind.EVERY)) {
                throw new IllegalStateException("the script lets every generator fail");
            }
            if (name.equals(Stages.NEIGHBOURS) && strikes(FaultKind.HANG)) {
                pause(HANGING);
            }
            if (name.equals(Stages.POPULAR) && strikes(FaultKind.SLOW)) {
                pause(SLOWNESS);
            }
            return generator.generate(query, limit);
        };
    }

    @Override
    public Ranker ranker(String name, Ranker ranker) {
        return name.equals(Stages.HEAVY) && scripts.containsKey(FaultKind.THROW) ? new Throwing(ranker) : ranker;
    }

    private boolean strikes(FaultKind kind) {
        Script script = scripts.get(kind);
        return begun && script != null && script.strikes();
    }

    /** Waits, whoever interrupts: a driver that hangs in a system call does not hear it either. */
    private void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        boolean over = false;
        while (!over && until - System.nanoTime() > 0) {
            try {
                over = end.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        begun = false;
        end.countDown();
    }

    /** Which calls of a component go wrong. */
    private static final class Script {
        private final double share;
        private final long seed;
        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong struck = new AtomicLong();

        Script(double share, long seed) {
            this.share = share;
            this.seed = seed;
        }

        boolean strikes() {
            long call = calls.getAndIncrement();
            boolean strikes = new SplittableRandom(seed ^ call << 16).nextDouble() < share;
            if (strikes) {
                struck.incrementAndGet();
            }
            return strikes;
        }
    }

    /** A ranker that throws now and then. */
    private final class Throwing implements Ranker {
        private final Ranker ranker;

        Throwing(Ranker ranker) {
            this.ranker = ranker;
        }

        @Override
        public Ranking rank(Query query, Candidates candidates, int limit) {
            if (strikes(FaultKind.THROW)) {
                throw new IllegalStateException("the script lets the ranker fail");
            }
            return ranker.rank(query, candidates, limit);
        }

        @Override
        public FeatureSchema requires() {
            return ranker.requires();
        }

        @Override
        public FeatureSchema provides() {
            return ranker.provides();
        }
    }
}
