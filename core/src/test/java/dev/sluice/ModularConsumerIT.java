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
    private static final Path SOURCES = Path.of("src/test/modular");

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void anApplicationOnTheModulePathTrainsAndRecommends() throws Exception {
        String modules = modulePath();
        Path classes = scratch.resolve("classes");

        compile(modules, classes);
        String printed = run(modules + File.pathSeparator + classes);

        assertThat(printed.lines().toList()).last().asString().isEqualTo("[c]");
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    void theModuleReadsTheVectorModuleWhereItIsAdded() throws Exception {
        String modules = modulePath();
        Path classes = scratch.resolve("classes");

        compile(modules, classes);
        String printed = run(modules + File.pathSeparator + classes, "--add-modules", "jdk.incubator.vector");

        assertThat(printed).contains("kernels: vector-");
        assertThat(printed.lines().toList()).last().asString().isEqualTo("[c]");
    }

    /** The packaged jar, and the jars it needs from those of this test's class path. */
    private static String modulePath() {
        Stream<String> needed = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                        jar -> jar.matches(
                                ".*(fastutil-core|fastcsv|jackson-|resilience4j-|slf4j-api|slf4j-simple|jspecify)[^/\\\\]*\\.jar"));
        return Stream.concat(Stream.of(System.getProperty("sluice.jar")), needed)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void compile(String modulePath, Path into) throws IOException {
        StringWriter messages = new StringWriter();
        List<String> arguments;
        try (Stream<Path> files = Files.walk(SOURCES)) {
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

    private String run(String modulePath, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("--module-path", modulePath));
        command.addAll(List.of("--module", "dev.sluice.consumer/dev.sluice.consumer.Main"));
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
