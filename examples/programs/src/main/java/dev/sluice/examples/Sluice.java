package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.NamedLabel;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.train.als.AlsSolver;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The command line: trains, recommends and judges from files. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        description = "Recommendations inside a JVM process: train, recommend and judge from files.",
        subcommands = {
            Quickstart.class,
            Run.class,
            Prepare.class,
            Train.class,
            Recommend.class,
            Explain.class,
            Rank.class,
            Evaluate.class,
            Compare.class,
            Bias.class,
            Behave.class,
            Mitigate.class,
            Retrieve.class,
            Load.class,
            Dimensions.class,
            ColdItems.class,
            AuditCommand.class,
            CheckCommand.class,
            LearningCurveCommand.class,
            Tune.class,
            Objectives.class,
            Generate.class
        })
public final class Sluice {
    /** What went wrong was the command's use. */
    static final int USAGE = 2;
    /** Anything else went wrong. */
    static final int FAILED = 1;

    private Sluice() {}

    /** Runs a command and ends the process with its exit code: 0 fine, 2 wrong usage, 1 anything else. */
    public static void main(String[] args) {
        StandardOutput output = new StandardOutput();
        PrintWriter out = new PrintWriter(output, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        System.exit(output.loss().map(loss -> fail(err, loss)).orElse(code));
    }

    private static int fail(PrintWriter err, String message) {
        err.println("sluice: " + message);
        return FAILED;
    }

    /** Runs a command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Sluice())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colour()))
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false) // ids may begin with an at sign
                .registerConverter(Path.class, converter(Sluice::path))
                .registerConverter(DataFormat.class, converter(DataFormat::of))
                .registerConverter(AlsSolver.class, converter(AlsSolver::of))
                .registerConverter(ZoneId.class, converter(Sluice::zone))
                .registerConverter(NamedLabel.class, converter(NamedLabel::plain))
                .registerConverter(AskedModel.class, converter(AskedModel::of))
                .registerConverter(SplitChoice.class, converter(SplitChoice::of))
                .setParameterExceptionHandler((e, arguments) -> {
                    String command = e.getCommandLine().getCommandSpec().qualifiedName();
                    fail(err, ErrorLine.of(e) + " (see " + command + " --help)");
                    return USAGE;
                })
                .setExecutionExceptionHandler((e, command, result) -> {
                    if (e instanceof ParameterException wrongUsage) {
                        throw wrongUsage;
                    }
                    return fail(err, ErrorLine.of(e));
                });
        ModelOptions.registerTypes(line);
        if (args.length == 0) {
            fail(
                    err,
                    "name a command, one of "
                            + String.join(", ", line.getSubcommands().keySet()) + " (see sluice --help)");
            return USAGE;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return fail(err, "out of memory (" + e.getMessage() + "): take less, or give Java more by -Xmx");
        }
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--zone must be one such as Europe/Berlin: " + id, e);
        }
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a path must not be empty");
        }
        return Path.of(text);
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
