package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** A small application compiles and runs against the packaged jar, everything being on the module path. */
class ModularConsumerIT {
    private static final Application CONSUMER = new Application("modular", "dev.sluice.consumer");
    private static final Application OBSERVED = new Application("modular-observed", "dev.sluice.observed");
    private static final String NEEDED =
            "fastutil-core|fastcsv|jackson-|resilience4j-|HdrHistogram|slf4j-api|slf4j-simple|jspecify";
    private static final String OPTIONAL = "micrometer-";

    /**
     * One to compile and to run.
     *
     * @param sources name of their folder
     */
    private record Application(String sources, String module) {}

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void anApplicationOnTheModulePathTrainsAndRecommends() throws Exception {
        String modules = modulePath(NEEDED);
        Path classes = scratch.resolve("classes");

        compile(CONSUMER, modules, classes);
        String printed = run(CONSUMER, modules + File.pathSeparator + classes);

        assertThat(printed.lines().toList()).last().asString().isEqualTo("[c]");
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    void theModuleReadsTheVectorModuleWhereItIsAdded() throws Exception {
        String modules = modulePath(NEEDED);
        Path classes = scratch.resolve("classes");

        compile(CONSUMER, modules, classes);
        String printed = run(CONSUMER, modules + File.pathSeparator + classes, "--add-modules", "jdk.incubator.vector");

        assertThat(printed).contains("kernels: vector-");
        assertThat(printed.lines().toList()).last().asString().isEqualTo("[c]");
    }

    @Test
    void anApplicationOnTheModulePathWatchesItsFunnel() throws Exception {
        String modules = modulePath(NEEDED + "|" + OPTIONAL);
        Path classes = scratch.resolve("classes");

        compile(OBSERVED, modules, classes);
        String printed = run(OBSERVED, modules + File.pathSeparator + classes);

        assertThat(printed.lines().toList()).last().asString().isEqualTo("2.0");
    }

    /** The packaged jar, and some jars of this test's class path. */
    private static String modulePath(String names) {
        Stream<String> needed = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.matches(".*(" + names + ")[^/\\\\]*\\.jar"));
        return Stream.concat(Stream.of(System.getProperty("sluice.jar")), needed)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void compile(Application application, String modulePath, Path into) throws IOException {
        StringWriter messages = new StringWriter();
        List<String> arguments;
        try (Stream<Path> files = Files.walk(Path.of("src/test", application.sources()))) {
            arguments = Stream.concat(
                            Stream.of(
                                    "--module-path",
                                    modulePath,
                                    "-d",
                                    into.toString(),
                                    "-Xlint:all,-requires-automatic",
                                    "-Werror"),
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .map(Path::toString))
                    .toList();
        }
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(new PrintWriter(messages), new PrintWriter(messages), arguments.toArray(String[]::new));
        assertThat(code).as(messages.toString()).isZero();
    }

    private String run(Application application, String modulePath, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("--module-path", modulePath));
        command.addAll(List.of("--module", application.module() + "/" + application.module() + ".Main"));
        command.add(scratch.resolve("models").toString());
        Path output = scratch.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended).as("it ends; printed: %s", printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
