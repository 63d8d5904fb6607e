package dev.sluice.examples;

import dev.sluice.examples.load.LoadPlan;
import dev.sluice.examples.load.LoadResult;
import dev.sluice.store.EmbeddingStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what came of a load. */
final class LoadPrinter {
    private final Console console;

    LoadPrinter(Console console) {
        this.console = console;
    }

    void print(LoadPlan plan, LoadResult result) {
        say(plan, result);
        json(plan, result);
    }

    private void say(LoadPlan plan, LoadResult result) {
        console.say("Kernels: %s; Java %s", EmbeddingStore.kernels(), Runtime.version());
        console.say(
                "%,d items and %,d users of %d floats, searched by %s with recall@1000 %.4f; made in %.1f s",
                plan.world().items(),
                plan.world().users(),
                plan.world().dimension(),
                plan.service().index(),
                result.site().recall(),
                result.site().buildSeconds());
        console.say(
                "%,d requests, %.1f a second: %,d answered, %,d of them degraded %s, %,d failed, %,d against the rules",
                result.sent(),
                result.rate(),
                result.answered(),
                result.degraded(),
                result.reasons(),
                result.failed(),
                result.violations());
        console.say(
                "Milliseconds from when they were due: p50 @|bold %.2f|@, p90 %.2f, p99 @|bold %.2f|@, p99.9 %.2f,"
                        + " greatest %.2f; %,d were sent late",
                result.millis(50),
                result.millis(90),
                result.millis(99),
                result.millis(99.9),
                result.millis(100),
                result.late());
        console.say(
                "CPU of a request %.2f ms, of the process %.2f ms; heap %,.0f bytes; %,d collections, %,d ms",
                result.cpuMillisPerRequest(),
                result.processCpuMillisPerRequest(),
                result.heapBytesPerRequest(),
                result.collections(),
                result.collectionMillis());
        console.say(
                "%,d swaps, the longest prepared in %.0f ms; faults %s; effort %.2f at the end",
                result.events().swaps(),
                result.events().longestPreparation(),
                result.events().faults(),
                result.events().quality());
        result.events().unprepared().ifPresent(why -> console.say("@|red a version was not prepared:|@ %s", why));
        memory(result);
        stages(result);
        result.outcomes().forEach((outcome, count) -> console.say("%,d times %s", count, outcome));
        result.failures().forEach((error, count) -> console.say("@|red failed|@ %,d times: %s", count, error));
        result.broken().forEach((rule, count) -> console.say("@|red against the rules|@ %,d times: %s", count, rule));
    }

    private void memory(LoadResult result) {
        console.say("Bytes before: %s", result.memoryBefore());
        result.memorySamples().forEach(sample -> console.say("       then: %s", sample));
        console.say("      after: %s", result.memoryAfter());
        result.isFlat()
                .ifPresent(flat -> console.say(
                        "Memory was %s: held heap from first to last, the least of the rest in the last third of the"
                                + " time over that in the middle third, each may grow by 10 %% and 16 MiB",
                        flat ? "flat" : "@|red not flat|@ " + result.growth()));
    }

    private void stages(LoadResult result) {
        console.say("%-18s %12s %9s %9s %9s", "stage", "ms a request", "p50", "p99", "passed on");
        for (LoadResult.Stage stage : result.stages()) {
            console.say(
                    "%-18s %12.3f %9.3f %9.3f %9.1f",
                    stage.name(), stage.millisPerRequest(), stage.p50(), stage.p99(), stage.out());
        }
    }

    private void json(LoadPlan plan, LoadResult result) {
        console.json(
                "rate",
                result.rate(),
                "sent",
                result.sent(),
                "answered",
                result.answered(),
                "failed",
                result.failed(),
                "degraded",
                result.degraded(),
                "p50_ms",
                result.millis(50),
                "p90_ms",
                result.millis(90),
                "p99_ms",
                result.millis(99),
                "p999_ms",
                result.millis(99.9),
                "max_ms",
                result.millis(100),
                "alloc_bytes_per_request",
                result.heapBytesPerRequest(),
                "swaps",
                result.events().swaps(),
                "recall",
                result.site().recall(),
                "cpu_ms_per_request",
                result.cpuMillisPerRequest(),
                "process_cpu_ms_per_request",
                result.processCpuMillisPerRequest(),
                "violations",
                result.violations(),
                "late",
                result.late(),
                "reasons",
                result.reasons(),
                "stage_failures",
                result.outcomes(),
                "failures",
                result.failures(),
                "rules_broken",
                result.broken(),
                "stages",
                stageObjects(result),
                "swap_prepare_max_ms",
                result.events().longestPreparation(),
                "faults",
                result.events().faults(),
                "quality",
                result.events().quality(),
                "gc_count",
                result.collections(),
                "gc_ms",
                result.collectionMillis(),
                "memory_begin",
                result.memoryBefore(),
                "memory_end",
                result.memoryAfter(),
                "memory_samples",
                result.memorySamples(),
                "memory_flat",
                result.isFlat().map(Object::toString).orElse("too short to tell"),
                "build_s",
                result.site().buildSeconds(),
                "index",
                plan.service().index().toString(),
                "items",
                plan.world().items(),
                "users",
                plan.world().users(),
                "dimension",
                plan.world().dimension(),
                "executor",
                plan.service().executor().toString(),
                "kernels",
                EmbeddingStore.kernels(),
                "jdk",
                Runtime.version().toString());
    }

    private static Map<String, Object> stageObjects(LoadResult result) {
        Map<String, Object> stages = new LinkedHashMap<>();
        for (LoadResult.Stage stage : result.stages()) {
            stages.put(
                    stage.name(),
                    Map.of(
                            "ms_per_request",
                            stage.millisPerRequest(),
                            "p50_ms",
                            stage.p50(),
                            "p99_ms",
                            stage.p99(),
                            "out",
                            stage.out()));
        }
        return stages;
    }
}
