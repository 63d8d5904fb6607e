package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command {@code retrieve} on five items of two floats and two queries, whose answers can be read off. */
@Tag("fast-layer")
class RetrieveTest extends CommandLineFixture {
    private static final float[] ITEMS = {1, 0, 0, 1, 2, 2, -1, 0, 3, -3};
    private static final float[] QUERIES = {1, 0, 0, 1};

    @Test
    void everyIndexFindsTheSameRowsAndWritesThem() throws IOException {
        for (String index : List.of("exact", "f16", "i8", "ivf", "mapped")) {
            Path answers = scratch.resolve(index + ".i32");
            Map<String, Object> line = retrieve("-k", 3, "--index", index, "--answers", answers, "--json")
                    .succeeds()
                    .only("recall");

            assertThat(ints(answers)).as(index).containsExactly(4, 2, 0, 2, 1, 0);
            assertThat(line).as(index).containsEntry("index", index).containsEntry("recall", 1.0);
        }
    }

    @Test
    void theObjectHasTheKeysThatOthersRelyOn() throws IOException {
        Map<String, Object> line =
                retrieve("-k", 2, "--index", "exact", "--json").succeeds().only("index");

        assertThat(line.keySet().stream().limit(13))
                .containsExactly(
                        "index",
                        "k",
                        "threads",
                        "queries",
                        "recall",
                        "qps",
                        "cpu_qps",
                        "p50_us",
                        "p99_us",
                        "build_s",
                        "bytes",
                        "read_gb_s",
                        "ratio_to_read");
        assertThat(line.keySet()).contains("kernels", "jdk", "effort", "cpu_ms", "heap_bytes", "huge_pages");
        assertThat((Integer) line.get("queries")).isPositive();
        assertThat((Double) line.get("cpu_qps")).isPositive();
        assertThat((Double) line.get("ratio_to_read")).isPositive();
    }

    @Test
    void recallIsThatOfTheGivenTruth() throws IOException {
        Path truth = ints("truth.i32", 4, 3, 2, 1);

        assertThat(retrieve("-k", 2, "--index", "exact", "--truth", truth, "--json")
                        .succeeds()
                        .only("recall"))
                .containsEntry("recall", 0.75)
                .containsEntry("checked", 2);
    }

    @Test
    void answersAreATruthFile() throws IOException {
        Path answers = scratch.resolve("answers.i32");
        retrieve("-k", 5, "--index", "i8", "--answers", answers).succeeds();

        assertThat(retrieve("-k", 5, "--index", "f16", "--truth", answers, "--json")
                        .succeeds()
                        .only("recall"))
                .containsEntry("recall", 1.0);
    }

    @Test
    void threadsAndBatchesAnswerEachQuery() throws IOException {
        Map<String, Object> line = retrieve("-k", 1, "--index", "exact", "--threads", 2, "--batch", 64, "--json")
                .succeeds()
                .only("recall");

        assertThat(line).containsEntry("threads", 2).containsEntry("batch", 64).containsEntry("recall", 1.0);
        assertThat((Integer) line.get("queries") % 2).as("two to a batch").isZero();
    }

    @Test
    void moreThanThereAreIsAllThereAre() throws IOException {
        Invocation all = retrieve("-k", 50, "--index", "exact").succeeds();

        assertThat(all.out()).contains("There are only 5 items: k is 5");
        assertThat(retrieve("-k", 50, "--index", "exact", "--json").succeeds().only("k"))
                .containsEntry("k", 5);
    }

    @Test
    void theWholeTableOfMadeUpVectors() {
        Invocation table = Invocation.of(
                        "retrieve",
                        "--generate",
                        500,
                        "--asked",
                        70,
                        "--dim",
                        8,
                        "-k",
                        10,
                        "--index",
                        "all",
                        "--seconds",
                        0.01,
                        "--checked",
                        20,
                        "--json")
                .succeeds();

        assertThat(table.objectsWith("index"))
                .extracting(line -> line.get("index"))
                .contains("exact", "f16", "i8", "ivf", "mapped", "given");
        assertThat(table.objectsWith("recall"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat((Double) line.get("recall")).isGreaterThan(0.9));
        assertThat(table.objectsWith("index"))
                .anySatisfy(
                        line -> assertThat(line).containsEntry("index", "exact").containsEntry("batch", 64));
    }

    @Test
    void anInvertedFileSaysWhatEffortItTakesOrTakesWhatItIsGiven() {
        Object[] made = {
            "retrieve",
            "--generate",
            5000,
            "--asked",
            200,
            "--dim",
            8,
            "-k",
            10,
            "--index",
            "ivf",
            "--seconds",
            0.01,
            "--json",
            "--effort",
            0.01
        };
        Map<String, Object> found = Invocation.of(java.util.Arrays.copyOf(made, made.length - 2))
                .succeeds()
                .only("effort");
        Map<String, Object> little = Invocation.of(made).succeeds().only("effort");

        assertThat((Double) found.get("effort")).isBetween(0.001, 0.999);
        assertThat((Double) found.get("recall")).isGreaterThan(0.9);
        assertThat((Double) little.get("effort")).isCloseTo(0.01, within(1e-6));
        assertThat((Double) little.get("recall")).isLessThan((Double) found.get("recall"));
    }

    @Test
    void peopleAreToldWhatTheReadTook() throws IOException {
        assertThat(retrieve("-k", 2, "--index", "exact").succeeds().out())
                .contains("Kernels: ")
                .contains("5 items of 2 floats, 2 queries; recall of the first 2, by searching them exactly")
                .contains("The read: ")
                .contains("of read");
    }

    @Test
    void nothingStaysBehind() throws IOException {
        Path work = Files.createDirectory(scratch.resolve("work"));

        retrieve("-k", 2, "--index", "f16", "--work", work).succeeds();
        retrieve("-k", 2, "--index", "f16", "--work", work, "--truth", scratch.resolve("none"))
                .failsSaying("none: no such file or directory");

        assertThat(work).isEmptyDirectory();
    }

    @Test
    void badFilesAreOneLineErrors() throws IOException {
        withFiles(scratch.resolve("none.f32"), queries(), 2).failsSaying("none.f32: no such file or directory");
        withFiles(items(), scratch.resolve("none.f32"), 2).failsSaying("none.f32: no such file or directory");
        withFiles(scratch, queries(), 2).failsSaying("is a directory, expected a file");
        withFiles(items(), queries(), 3).failsSaying("queries.f32: must be rows of 12 bytes: 16");
        withFiles(floats("odd.f32", 1, 2, 3), queries(), 2).failsSaying("odd.f32: must be rows of 8 bytes: 12");
        withFiles(floats("empty.f32"), queries(), 2)
                .failsSaying("empty.f32: must have from 1 to 2147483646 vectors: 0");
        withFiles(items(), floats("empty.f32"), 2).failsSaying("empty.f32: must have from 1 to 2147483647 vectors: 0");
        withFiles(floats("nan.f32", 1, 2, 3, Float.NaN), queries(), 2)
                .failsSaying("nan.f32: row 1 cannot be stored: an entry must be finite: NaN at 1 of row 2");
        withFiles(items(), floats("inf.f32", 1, Float.POSITIVE_INFINITY), 2)
                .failsSaying("inf.f32: row 0 must be finite: Infinity at 1");
    }

    @Test
    void badTruthIsAOneLineError() throws IOException {
        truth(1, 2, 3).failsSaying("truth.i32: must be 2 queries of 2 rows, 16 bytes: 12");
        truth(1, 2, 3, 4, 5, 6, 7, 8).failsSaying("truth.i32: must be 2 queries of 2 rows, 16 bytes: 32");
        truth(1, 2, 3, 5).failsSaying("truth.i32: query 1: a row must be from 0 to 4: 5");
        truth(-1, 2, 3, 4).failsSaying("truth.i32: query 0: a row must be from 0 to 4: -1");
        truth(1, 2, 3, 3).failsSaying("truth.i32: query 1: row comes twice: 3");
    }

    @Test
    void wrongUsageIsRefused() throws IOException {
        retrieve("-k", 0, "--index", "exact").isRefusedSaying("k must be at least 1: 0");
        retrieve("-k", 2, "--index", "hnsw").isRefusedSaying("index must be one of exact, f16, i8, ");
        retrieve("-k", 2, "--index", "exact", "--threads", 0).isRefusedSaying("threads must be at least 1: 0");
        retrieve("-k", 2, "--index", "exact", "--batch", 0).isRefusedSaying("batch must be at least 1: 0");
        retrieve("-k", 2, "--index", "exact", "--effort", 0)
                .isRefusedSaying("effort must be above 0 and at most 1: 0.0");
        retrieve("-k", 2, "--index", "exact", "--checked", 0).isRefusedSaying("checked must be at least 1: 0");
        Invocation.of("retrieve", "--generate", 5, "--dim", 2, "-k", 1, "--index", "exact", "--seconds", "NaN")
                .isRefusedSaying("seconds must be greater than 0");
        retrieve("-k", 2, "--index", "all", "--batch", 2).isRefusedSaying("are for one index, not for all");
        withFiles(items(), queries(), 0).isRefusedSaying("dim must be at least 1: 0");
        Invocation.of("retrieve", "--dim", 2, "-k", 1, "--index", "exact").isRefusedSaying("--items");
        Invocation.of("retrieve", "--generate", 0, "--dim", 2, "-k", 1, "--index", "exact")
                .isRefusedSaying("--generate must be at least 1: 0");
        Invocation.of("retrieve", "--generate", 5, "--items", items(), "--dim", 2, "-k", 1, "--index", "exact")
                .isRefusedSaying("");
    }

    private Invocation truth(int... rows) throws IOException {
        return retrieve("-k", 2, "--index", "exact", "--truth", ints("truth.i32", rows));
    }

    private Invocation withFiles(Path items, Path queries, int dimension) {
        return Invocation.of(
                "retrieve",
                "--items",
                items,
                "--queries",
                queries,
                "--dim",
                dimension,
                "-k",
                1,
                "--index",
                "exact",
                "--seconds",
                0.01);
    }

    private Invocation retrieve(Object... more) throws IOException {
        List<Object> arguments = new ArrayList<>(
                List.of("retrieve", "--items", items(), "--queries", queries(), "--dim", 2, "--seconds", 0.01));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    private Path items() throws IOException {
        return floats("items.f32", ITEMS);
    }

    private Path queries() throws IOException {
        return floats("queries.f32", QUERIES);
    }

    private Path floats(String name, float... numbers) throws IOException {
        ByteBuffer bytes = littleEndian(numbers.length);
        bytes.asFloatBuffer().put(numbers);
        return Files.write(scratch.resolve(name), bytes.array());
    }

    private Path ints(String name, int... numbers) throws IOException {
        ByteBuffer bytes = littleEndian(numbers.length);
        bytes.asIntBuffer().put(numbers);
        return Files.write(scratch.resolve(name), bytes.array());
    }

    private static int[] ints(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int[] numbers = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(numbers);
        return numbers;
    }

    private static ByteBuffer littleEndian(int numbers) {
        return ByteBuffer.allocate(numbers * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
