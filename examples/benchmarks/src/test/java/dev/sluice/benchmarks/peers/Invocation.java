package dev.sluice.benchmarks.peers;

import dev.sluice.benchmarks.Program;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the program.
 *
 * @param code the exit code
 * @param out what stood on standard output
 * @param err what stood on standard error
 */
record Invocation(int code, String out, String err) {
    static Invocation of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Program.run(new Peers(), new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Invocation(code, out.toString(), err.toString());
    }
}
