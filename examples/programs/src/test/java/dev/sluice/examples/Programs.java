package dev.sluice.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs programs one after the other, since a process for each would take longer than what they do. What a program
 * prints goes into a file, {@code NAME.out}, or {@code NAME.failed} with the stack trace behind it.
 */
final class Programs {
    private Programs() {}

    /** Takes the folder of these files, and the names of the programs' classes. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> programs = Arrays.asList(arguments).subList(1, arguments.length);
        for (String program : programs) {
            Path printed = folder.resolve(program + ".printed");
            boolean ended = run(program, printed);
            Files.move(printed, folder.resolve(program + (ended ? ".out" : ".failed")));
        }
    }

    private static boolean run(String program, Path printed) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(printed.toFile(), StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            return ended(program, both);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static boolean ended(String program, PrintStream out) {
        try {
            Method main = Class.forName(program).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
            return true;
        } catch (InvocationTargetException e) {
            e.getTargetException().printStackTrace(out);
            return false;
        } catch (ReflectiveOperationException e) {
            e.printStackTrace(out);
            return false;
        }
    }
}
