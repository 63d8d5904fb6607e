package dev.sluice.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a program of this jar from its command line. What it prints goes to standard output, and an error becomes one
 * line on standard error.
 */
public final class Program {
    private static final int USAGE = 2;
    private static final int FAILED = 1;

    private Program() {}

    /** Runs a program and ends the process: 0 fine, 2 wrong usage, 1 anything else. */
    public static void main(Callable<Integer> program, String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(program, out, err, args));
    }

    /** Runs a program and returns its exit code. */
    public static int run(Callable<Integer> program, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(program)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> {
                    err.println(e.getMessage() + " (see --help)");
                    return USAGE;
                })
                .setExecutionExceptionHandler((e, line, result) -> {
                    if (e instanceof ParameterException wrongUsage) {
                        throw wrongUsage;
                    }
                    err.println(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
                    return FAILED;
                })
                .execute(args);
    }
}
