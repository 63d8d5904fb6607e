package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java in README.md and docs/ compiles, runs from the project's root and prints what the page says: each
 * {@code java} block is the body of a program, and a {@code text} block right after it is what that prints.
 */
class DocumentationTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern BLOCK =
            Pattern.compile("^```java\\n(.*?)^```\\n(?:\\n?^```text\\n(.*?)^```)?", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String IMPORTS = """
            import dev.sluice.*;
            import dev.sluice.data.*;
            import dev.sluice.data.audit.*;
            import dev.sluice.data.feature.*;
            import dev.sluice.data.label.*;
            import dev.sluice.data.content.*;
            import dev.sluice.data.duplicate.*;
            import dev.sluice.data.prepare.*;
            import dev.sluice.store.*;
            import dev.sluice.store.exchange.*;
            import dev.sluice.retrieval.*;
            import dev.sluice.train.*;
            import dev.sluice.funnel.*;
            import dev.sluice.ranking.*;
            import dev.sluice.ranking.feature.*;
            import dev.sluice.ranking.linear.*;
            import dev.sluice.ranking.rerank.*;
            import dev.sluice.eval.*;
            import dev.sluice.eval.bias.*;
            import dev.sluice.eval.metric.*;
            import dev.sluice.eval.simulation.*;
            import dev.sluice.eval.split.*;
            import dev.sluice.eval.statistics.*;
            import dev.sluice.eval.tuning.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            """;

    @TempDir
    private Path scratch = Path.of("");

    @TestFactory
    Stream<DynamicTest> javaOnThePagesRuns() {
        return pages().stream().flatMap(page -> {
            List<DynamicTest> tests = new ArrayList<>();
            Matcher block = BLOCK.matcher(read(page));
            while (block.find()) {
                String code = block.group(1);
                String expected = block.group(2);
                String name = ROOT.relativize(page) + " block " + (tests.size() + 1);
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    String printed = run(code);
                    if (expected != null) {
                        assertThat(printed).isEqualToNormalizingNewlines(expected);
                    }
                }));
            }
            return tests.stream();
        });
    }

    @Test
    void linksBetweenPagesLeadSomewhere() {
        for (Path page : pages()) {
            Matcher link = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)").matcher(read(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1)))
                        .as("link in %s", ROOT.relativize(page))
                        .exists();
            }
        }
    }

    @Test
    void readmeIsShort() {
        assertThat(read(ROOT.resolve("README.md")).lines().count()).isLessThan(90);
    }

    private String run(String code) throws IOException, InterruptedException {
        Path source = Files.writeString(
                scratch.resolve("Snippet.java"),
                IMPORTS + "class Snippet { public static void main(String[] args) throws Exception {\n" + code
                        + "} }\n");
        Path output = scratch.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        source.toString())
                .directory(ROOT.toFile())
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

    private static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
