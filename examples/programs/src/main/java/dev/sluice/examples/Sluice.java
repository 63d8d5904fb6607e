package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.train.NeighboursSettings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** The command line: trains, recommends and judges from files. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        description = "Recommendations inside a JVM process: train, recommend and judge from files.",
        subcommands = {Run.class, Train.class, Recommend.class, Evaluate.class, Generate.class})
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
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colour()))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(DataFormat.class, converter(DataFormat::of))
                .registerConverter(SplitChoice.class, converter(SplitChoice::of))
                .registerConverter(NeighboursSettings.Bias.class, converter(Sluice::bias))
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

    private static NeighboursSettings.Bias bias(String name) {
        return NeighboursSettings.Bias.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A converter whose error is that of the function, instead of one that names classes. */
    private static <T> ITypeConverter<T> converter(Function<String, T> of) {
        return text -> {
            try {
                return of.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    /** What an error says, in one line and without its stack. */
    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String text = e instanceof java.nio.file.NoSuchFileException ? "no such file: " + message : message;
        return text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse(text);
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sluice.class.getPackage().getImplementationVersion();
            return new String[] {
                "sluice " + (version == null ? "of this build" : version),
                "kernels " + EmbeddingStore.kernels(),
                "java " + Runtime.version()
            };
        }
    }
}
