package dev.sluice.examples;

import com.fasterxml.jackson.jr.ob.JSON;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where a command prints: text for people, or with {@code --json} one object a line for programs, on standard output;
 * and progress on standard error while that is a terminal.
 */
final class Console {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    @Spec(Spec.Target.MIXEE)
    @Nullable
    private CommandSpec command;

    @Option(names = "--json", description = "print one JSON object a line instead of text")
    private boolean json;

    /** Prints a line for people; with {@code --json} prints nothing. {@code @|bold words|@} are bold on a terminal. */
    @FormatMethod
    @SuppressWarnings("FormatStringAnnotation") // colour does not touch what is formatted
    void say(@FormatString String format, Object... arguments) {
        if (!json) {
            // Markup is read before the arguments come in, which may be anybody's text.
            out().println(format(Terminal.colour().string(format), printable(arguments)));
        }
    }

    /** The same arguments, without characters that would steer a terminal. */
    private static Object[] printable(Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof String || argument instanceof Path
                        ? CONTROL.matcher(argument.toString()).replaceAll("?")
                        : argument)
                .toArray();
    }

    /**
     * Reads what a person gave as an option.
     *
     * @throws ParameterException if it is refused, which is wrong usage
     */
    <T> T option(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), e.getMessage(), e);
        }
    }

    /** Text that is the same in every country. */
    @FormatMethod
    static String format(@FormatString String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /** Whether it prints for programs. */
    boolean isJson() {
        return json;
    }

    /**
     * Prints an object with {@code --json}, otherwise nothing. Arguments are its keys and values in turn; a number that
     * is not finite is left out, since JSON has none.
     */
    void json(Object... keysAndValues) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                Object value = keysAndValues[i + 1];
                if (!(value instanceof Double number) || Double.isFinite(number)) {
                    object.put((String) keysAndValues[i], value instanceof Path path ? path.toString() : value);
                }
            }
            out().println(text(object));
        }
    }

    /** Shows how far a task of so many steps has come, while standard error is a terminal. Close it at the end. */
    ProgressBar progress(String task, long steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .clearDisplayOnFinish()
                .setConsumer(Terminal.isPresent() ? new PassingLine() : new Silence())
                .build();
    }

    private PrintWriter out() {
        return command().commandLine().getOut();
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("a console prints for the command it is mixed into");
        }
        return command;
    }

    private static String text(Map<String, Object> object) {
        try {
            return JSON.std.asString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what the program runs on. */
    void runtime() {
        say("Kernels: %s", EmbeddingStore.kernels());
        json("kernels", EmbeddingStore.kernels(), "java", Runtime.version().toString());
    }

    /** Shows progress in a line that is gone when the task is done. */
    private static final class PassingLine extends ConsoleProgressBarConsumer {
        PassingLine() {
            super(System.err);
        }

        /** The library's own ends the line, which would leave an empty one behind. */
        @Override
        public void close() {
            clear();
        }
    }

    /** Takes no progress. */
    private static final class Silence implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return 0;
        }

        @Override
        public void accept(String rendered) {
            // Nobody watches.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
