package dev.sluice.examples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: trains, recommends and judges from files. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        version = "sluice 0.1.0-SNAPSHOT",
        description = "Recommendations inside a JVM process: train, recommend and judge from files.",
        subcommands = {Generate.class})
public final class Sluice {
    /** What went wrong was the command's use. */
    static final int USAGE = 2;
    /** Anything else went wrong. */
    static final int FAILED = 1;

    private Sluice() {}

    /** Runs a command and ends the process with its exit code: 0 fine, 2 wrong usage, 1 anything else. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs a command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Sluice())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> {
                    err.println("sluice: " + oneLine(e));
                    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
                    return USAGE;
                })
                .setExecutionExceptionHandler((e, command, result) -> {
                    err.println("sluice: " + oneLine(e));
                    return FAILED;
                });
        if (args.length == 0) {
            line.usage(err);
            return USAGE;
        }
        return line.execute(args);
    }

    /** What an error says, in one line and without its stack. */
    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String text = e instanceof java.nio.file.NoSuchFileException ? "no such file: " + message : message;
        return text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse(text);
    }
}
