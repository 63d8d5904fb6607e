package dev.sluice.benchmarks;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long do ten metrics with their intervals take, from memory: lists of 100 for so many users, 145 liked items each?
 * A program of its own, since a judgement is made once, and the heap that it needs is part of the answer.
 *
 * <pre>{@code
 * java -cp examples/benchmarks/target/benchmarks.jar dev.sluice.benchmarks.EvaluationSpeed 138000
 * }</pre>
 */
public final class EvaluationSpeed {
    private static final int ITEMS = 27_000;
    private static final int LIKED = 145;
    private static final int LISTED = 100;
    private static final Stream<String> NAMES = Stream.of(
            "ndcg@10",
            "ndcg@100",
            "recall@20",
            "recall@100",
            "precision@10",
            "precision@100",
            "hit@10",
            "map@10",
            "map@100",
            "mrr@10");

    private EvaluationSpeed() {}

    /**
     * Judges made-up lists, in a sequential and in a parallel stream.
     *
     * @param arguments how many users; may be left out
     */
    public static void main(String[] arguments) {
        int users = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 138_000;
        Judgements judgements = judgements(users);
        List<RankedList> lists = IntStream.rangeClosed(1, users)
                .mapToObj(user -> RankedList.ofItems(user, drawn(user, LISTED)))
                .toList();
        List<Metric> metrics = NAMES.map(Metrics.of(Preset.RECSYS)::parse).toList();
        measure("one thread", metrics, judgements, lists.stream());
        measure("the common pool", metrics, judgements, lists.parallelStream());
    }

    private static Judgements judgements(int users) {
        Judgements.Builder judgements = new Judgements.Builder();
        for (int user = 1; user <= users; user++) {
            for (int item : drawn(-user, LIKED)) {
                judgements.add(user, item, 1);
            }
        }
        return judgements.build();
    }

    /** Distinct items, low rows more often than high ones. */
    private static int[] drawn(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        IntOpenHashSet items = new IntOpenHashSet();
        while (items.size() < count) {
            double uniform = random.nextDouble();
            items.add(1 + (int) (ITEMS * uniform * uniform));
        }
        return items.toIntArray();
    }

    private static void measure(String how, List<Metric> metrics, Judgements judgements, Stream<RankedList> lists) {
        System.gc();
        long before = heap().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        double cpu = ProcessTime.seconds();
        long start = System.nanoTime();
        Evaluation evaluation = Evaluator.of(metrics).evaluate(how, judgements, lists);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = ProcessTime.seconds() - cpu;
        long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                Locale.ROOT,
                "lists by %s: %d metrics of %,d users in %.2f s, %.2f s of CPU time, at most %d MB above the input;"
                        + " ndcg@10 %.4f %s%n",
                how,
                metrics.size(),
                evaluation.judged(),
                seconds,
                cpuSeconds,
                (peak - before) >> 20,
                evaluation.result("ndcg@10").value(),
                evaluation.result("ndcg@10").interval().orElseThrow());
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
