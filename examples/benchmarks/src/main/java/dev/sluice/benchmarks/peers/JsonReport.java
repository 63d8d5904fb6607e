package dev.sluice.benchmarks.peers;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line. */
final class JsonReport implements Report {
    private final PrintWriter out;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(Map<String, Object> circumstances) {
        print(circumstances);
    }

    @Override
    public void add(Measurement line) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("peer", line.peer());
        values.put("system", line.built().system());
        values.put("settings", line.settings());
        values.put("k", line.k());
        values.put("queries", line.queries());
        values.put("recall", line.recall());
        values.put("cpu_qps", 1 / line.perQuery().cpuSeconds());
        values.put("qps", 1 / line.perQuery().wallSeconds());
        values.put("build_cpu_s", line.built().cost().cpuSeconds());
        values.put("build_s", line.built().cost().wallSeconds());
        values.put("bytes", line.built().bytes());
        print(values);
    }

    @Override
    public void leaveOut(String peer, String reason) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("peer", peer);
        values.put("left_out", reason);
        print(values);
    }

    private void print(Map<String, Object> values) {
        try {
            out.println(JSON.std.asString(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
