package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that puts load on a funnel, on a small world that all of these tests share. */
@Tag("fast-layer")
class LoadTest {
    @TempDir
    static Path shared = Path.of("");

    @TempDir
    Path scratch = Path.of("");

    @Test
    void requestsThatComeWhenTheyComeAreAnswered() {
        Map<String, Object> line =
                load("--rate", 20, "--index", "ivf", "--json").succeeds().only("rate");

        assertThat(line)
                .contains(entry("rate", 20.0), entry("failed", 0), entry("violations", 0), entry("degraded", 0));
        assertThat((Integer) line.get("sent")).isBetween(1, 100).isEqualTo(line.get("answered"));
        assertThat(line.keySet())
                .contains("p50_ms", "p99_ms", "max_ms", "alloc_bytes_per_request", "cpu_ms_per_request", "late");
        assertThat((Double) line.get("recall")).isBetween(0.9, 1.0);
        assertThat((Double) line.get("p50_ms")).isPositive().isLessThanOrEqualTo((Double) line.get("p99_ms"));
        assertThat((Double) line.get("alloc_bytes_per_request")).isGreaterThan(1_000);
        assertThat(((Map<?, ?>) line.get("stages")).keySet().stream().map(Object::toString))
                .contains("embeddings", "popular", "neighbours", "merge", "light", "heavy", "rerank");
    }

    @Test
    void oneAtATimeSaysHowManyItCameTo() {
        Map<String, Object> line =
                load("--one-at-a-time", "--index", "exact", "--json").succeeds().only("rate");

        assertThat((Double) line.get("rate")).isPositive();
        assertThat(line).contains(entry("recall", 1.0), entry("late", 0), entry("violations", 0));
        assertThat((Double) line.get("cpu_ms_per_request")).isPositive().isLessThan((Double)
                line.get("process_cpu_ms_per_request"));
    }

    @Test
    void generatorsOnThreadsAnswerAlike() {
        assertThat(load("--rate", 20, "--index", "f16", "--executor", "threads", "--budget-ms", 60_000, "--json")
                        .succeeds()
                        .only("rate"))
                .contains(entry("degraded", 0), entry("violations", 0), entry("executor", "threads"));
    }

    /** A call that hangs costs its request the budget and no more, and says so. */
    @Test
    void whatHangsIsCutOff() {
        Map<String, Object> line = load(
                        "--rate",
                        10,
                        "--index",
                        "ivf",
                        "--executor",
                        "threads",
                        "--budget-ms",
                        200,
                        "--faults",
                        "hang",
                        "--fault-share",
                        1,
                        "--json")
                .succeeds()
                .only("rate");

        assertThat(line).contains(entry("failed", 0), entry("violations", 0));
        assertThat(line.get("degraded")).isEqualTo(line.get("sent"));
        assertThat((Double) line.get("max_ms")).isLessThan(5_000);
        assertThat(count(line, "faults", "hang")).isPositive();
    }

    @Test
    void whenEveryGeneratorFailsTheFallbackAnswers() {
        Map<String, Object> line = load(
                        "--rate", 20, "--index", "ivf", "--faults", "every", "--fault-share", 1, "--json")
                .succeeds()
                .only("rate");

        assertThat(line).contains(entry("failed", 0), entry("violations", 0));
        assertThat(line.get("degraded")).isEqualTo(line.get("sent")).isEqualTo(line.get("answered"));
        assertThat(count(line, "reasons", "FALLBACK")).isEqualTo(line.get("sent"));
        assertThat(count(line, "faults", "every")).isEqualTo(3 * (Integer) line.get("sent"));
    }

    @Test
    void aRankerThatThrowsIsLeftOut() {
        Map<String, Object> line = load(
                        "--one-at-a-time", "--index", "ivf", "--faults", "throw", "--fault-share", 0.3, "--json")
                .succeeds()
                .only("rate");

        assertThat(count(line, "faults", "throw")).isPositive().isLessThan((Integer) line.get("sent"));
        assertThat(line.get("degraded")).isEqualTo(count(line, "faults", "throw"));
        assertThat(line).contains(entry("failed", 0), entry("violations", 0));
    }

    @Test
    void aSlowGeneratorIsWaitedFor() {
        Map<String, Object> line = load(
                        "--one-at-a-time", "--index", "ivf", "--faults", "slow", "--fault-share", 1, "--json")
                .succeeds()
                .only("rate");

        assertThat((Double) line.get("p50_ms")).isGreaterThan(30);
        assertThat(line).contains(entry("degraded", 0), entry("violations", 0));
    }

    @Test
    void everythingAtOnceFailsNoRequest() {
        Map<String, Object> line = load(
                        "--rate",
                        20,
                        "--index",
                        "f16",
                        "--executor",
                        "threads",
                        "--budget-ms",
                        500,
                        "--faults",
                        "all",
                        "--fault-share",
                        0.2,
                        "--swap-every",
                        0.2,
                        "--json")
                .succeeds()
                .only("rate");

        assertThat(line)
                .contains(entry("failed", 0), entry("violations", 0), entry("memory_flat", "too short to tell"));
        assertThat((Integer) line.get("swaps")).isPositive();
        assertThat(count(line, "faults", "hang")).isPositive();
        assertThat(count(line, "faults", "slow")).isPositive();
        assertThat(count(line, "faults", "throw")).isPositive();
    }

    @Test
    void tooManyAtOnceAreAnsweredByTheFallback() {
        Map<String, Object> line = load(
                        "--rate",
                        50,
                        "--index",
                        "ivf",
                        "--faults",
                        "slow",
                        "--fault-share",
                        1,
                        "--at-once",
                        1,
                        "--target-ms",
                        5,
                        "--json")
                .succeeds()
                .only("rate");

        assertThat(count(line, "reasons", "OVERLOAD")).isPositive();
        assertThat((Double) line.get("quality")).isLessThan(1);
        assertThat(line).contains(entry("failed", 0), entry("violations", 0));
    }

    private static int count(Map<String, Object> line, String counts, String name) {
        return (Integer) ((Map<?, ?>) line.get(counts)).get(name);
    }

    @Test
    void peopleGetATable() {
        assertThat(load("--one-at-a-time", "--index", "i8").succeeds().out())
                .contains("2,000 items and 200 users of 8 floats, searched by i8 with recall@1000 ")
                .contains("0 failed, 0 against the rules")
                .contains("p99")
                .contains("passed on")
                .contains("rerank");
    }

    @Test
    void nothingStaysBehindWithoutARepository() {
        Invocation.of(
                        "load",
                        "--items",
                        1000,
                        "--users",
                        10,
                        "--dim",
                        4,
                        "--index",
                        "exact",
                        "--one-at-a-time",
                        "--seconds",
                        0.05,
                        "--work",
                        scratch)
                .succeeds();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aRepositoryOfAnotherWorldIsRefused() {
        load("--one-at-a-time", "--index", "exact").succeeds();
        load("--one-at-a-time", "--index", "exact", "--seed", 7)
                .failsSaying("is WorldSettings[items=2000, users=200, dimension=8, seed=42]");
    }

    @Test
    void wrongUsageIsRefused() {
        load("--index", "exact").isRefusedSaying("give either --rate or --one-at-a-time");
        load("--index", "exact", "--rate", 1, "--one-at-a-time")
                .isRefusedSaying("give either --rate or --one-at-a-time");
        load("--index", "hnsw", "--rate", 1).isRefusedSaying("index must be one of exact, f16, i8, ivf: hnsw");
        load("--index", "ivf", "--rate", 0).isRefusedSaying("rate must be above 0 and at most 1000000: 0.0");
        load("--index", "ivf", "--rate", "NaN").isRefusedSaying("rate must be above 0 and at most 1000000: NaN");
        load("--index", "ivf", "--rate", 1, "--seconds", 0).isRefusedSaying("seconds must be above 0");
        load("--index", "ivf", "--rate", 1, "--warm-up", -1).isRefusedSaying("warm-up must be from 0");
        load("--index", "ivf", "--rate", 1, "--threads", 0).isRefusedSaying("threads must be at least 1: 0");
        load("--index", "ivf", "--rate", 1, "--budget-ms", 0).isRefusedSaying("budget must be more than nothing: PT0S");
        load("--index", "ivf", "--rate", 1, "--executor", "fibres")
                .isRefusedSaying("executor must be one of caller, threads, virtual: fibres");
        load("--index", "ivf", "--rate", 1, "--faults", "flood")
                .isRefusedSaying("faults must be one of none, hang, slow, throw, every, all: flood");
        load("--index", "ivf", "--rate", 1, "--faults", "hang").isRefusedSaying("on an executor alone");
        load("--index", "ivf", "--rate", 1, "--faults", "hang", "--executor", "threads")
                .isRefusedSaying("what hangs is cut off by a budget: give one");
        load("--index", "ivf", "--rate", 1, "--fault-share", 0).isRefusedSaying("fault share must be above 0");
        load("--index", "ivf", "--rate", 1, "--swap-every", 0).isRefusedSaying("seconds between swaps must be above 0");
        load("--index", "ivf", "--rate", 1, "--at-once", 0).isRefusedSaying("at once there must be at least 1");
        load("--index", "ivf", "--rate", 1, "--target-ms", 0).isRefusedSaying("target must be more than nothing: PT0S");
        load("--index", "ivf", "--rate", 1, "--items", 999).isRefusedSaying("items must be at least 1000: 999");
        load("--index", "ivf", "--rate", 1, "--users", 0).isRefusedSaying("users must be at least 1: 0");
        load("--index", "ivf", "--rate", 1e6, "--seconds", 1000).isRefusedSaying("at most 100000000 requests");
    }

    private Invocation load(Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("load", "--work", scratch, "--repo", shared.resolve("models")));
        defaults(arguments, List.of(more), "--items", 2000);
        defaults(arguments, List.of(more), "--users", 200);
        defaults(arguments, List.of(more), "--dim", 8);
        defaults(arguments, List.of(more), "--seconds", 1);
        defaults(arguments, List.of(more), "--warm-up", 0.1);
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private static void defaults(List<Object> arguments, List<Object> given, Object name, Object value) {
        if (!given.contains(name)) {
            arguments.add(name);
            arguments.add(value);
        }
    }
}
