package dev.sluice.benchmarks.peers;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running {@code faiss_peer.py}, whose head says what is spoken. */
final class FaissProcess implements Contestant {
    /** The first on the path, and the one that Debian's package is for. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private static final String SCRIPT = "faiss_peer.py";
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader replies;
    private final BufferedWriter requests;
    private final Path answers;
    private final List<Knob> knobs;
    private final Built built;

    private FaissProcess(Process process, Path answers, List<Knob> knobs) throws IOException {
        this.process = process;
        this.replies = process.inputReader();
        this.requests = process.outputWriter();
        this.answers = answers;
        this.knobs = knobs;
        Map<String, Object> reply = reply();
        this.built = new Built(
                String.valueOf(reply.get("system")),
                cost(reply),
                number(reply, "bytes").longValue());
    }

    /** Why there is no faiss here, if there is none. */
    static Optional<String> absence() {
        return python().isPresent()
                ? Optional.empty()
                : Optional.of("no python3 can import faiss (Debian: python3-faiss)");
    }

    private static Optional<String> python() {
        return PYTHONS.stream().filter(FaissProcess::importsFaiss).findFirst();
    }

    private static boolean importsFaiss(String python) {
        try {
            Process trial = new ProcessBuilder(python, "-c", "import faiss")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return ends(trial) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such interpreter
        }
    }

    /** Starts one and waits until it has built. */
    static FaissProcess start(Dataset data, FaissPeer.Kind kind, Path scratch) throws IOException {
        Path script = scratch.resolve(SCRIPT);
        try (InputStream resource = Objects.requireNonNull(FaissProcess.class.getResourceAsStream(SCRIPT))) {
            Files.copy(resource, script);
        }
        ProcessBuilder command = new ProcessBuilder(
                        python().orElseThrow(),
                        script.toString(),
                        data.items().path().toString(),
                        data.queryFile().path().toString(),
                        Integer.toString(data.dimension()),
                        Integer.toString(data.queries().size()),
                        kind == FaissPeer.Kind.FLAT ? "flat" : "ivf")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("OMP_NUM_THREADS", "1");
        command.environment().put("OPENBLAS_NUM_THREADS", "1");
        return new FaissProcess(
                command.start(),
                scratch.resolve("answers.i32"),
                kind.knobs(data.items().rows()));
    }

    @Override
    public Built built() {
        return built;
    }

    @Override
    public List<Knob> knobs(int k) {
        return knobs;
    }

    @Override
    public Answers answer(int k, Knob knob, Pace pace) throws IOException {
        requests.write(k + " " + (int) knob.value() + " " + pace.rounds() + " " + pace.seconds() + " " + answers);
        requests.newLine();
        requests.flush();
        Map<String, Object> reply = reply();
        return new Answers(found(number(reply, "queries").intValue(), k), cost(reply));
    }

    private List<int[]> found(int queries, int k) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(answers)).order(ByteOrder.LITTLE_ENDIAN);
        List<int[]> found = new ArrayList<>();
        for (int query = 0; query < queries; query++) {
            int[] rows = new int[k];
            int count = 0;
            for (int i = 0; i < k; i++) {
                int row = bytes.getInt();
                if (row >= 0) { // it fills up with -1
                    rows[count++] = row;
                }
            }
            found.add(Arrays.copyOf(rows, count));
        }
        return found;
    }

    private Map<String, Object> reply() throws IOException {
        String line = replies.readLine();
        if (line == null) {
            throw new IOException(SCRIPT + " ended early");
        }
        return JSON.std.mapFrom(line);
    }

    private static Cost cost(Map<String, Object> reply) throws IOException {
        return new Cost(
                number(reply, "cpu").doubleValue(), number(reply, "wall").doubleValue());
    }

    private static Number number(Map<String, Object> reply, String key) throws IOException {
        if (reply.get(key) instanceof Number value) {
            return value;
        }
        throw new IOException(SCRIPT + " says no " + key + ": " + reply);
    }

    private static boolean ends(Process process) {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroy();
        }
    }

    /** It ends when there is nothing more to read. */
    @Override
    public void close() throws IOException {
        requests.close();
        ends(process);
    }
}
