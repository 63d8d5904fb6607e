package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
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
            import dev.sluice.train.als.*;
            import dev.sluice.train.graph.*;
            import dev.sluice.train.content.*;
            import dev.sluice.train.bpr.*;
            import dev.sluice.train.neighbours.*;
            import dev.sluice.train.popularity.*;
            import dev.sluice.train.sampling.*;
            import dev.sluice.train.softmax.*;
            import dev.sluice.train.linear.*;
            import dev.sluice.train.neighbours.*;
            import dev.sluice.train.popularity.*;
            import dev.sluice.train.walk.*;
            import dev.sluice.funnel.*;
            import dev.sluice.serving.*;
            import dev.sluice.observation.*;
            import dev.sluice.conformance.*;
            import io.micrometer.prometheusmetrics.*;
            import dev.sluice.ranking.*;
            import dev.sluice.ranking.blend.Blend;
            import dev.sluice.ranking.blend.BlendedRanker;
            import dev.sluice.ranking.blend.JoinedScorer;
            import dev.sluice.ranking.blend.LiveBlend;
            import dev.sluice.ranking.blend.RenamedScorer;
            import dev.sluice.ranking.calibration.*;
            import dev.sluice.ranking.example.*;
            import dev.sluice.ranking.explore.*;
            import dev.sluice.ranking.factorization.*;
            import dev.sluice.ranking.importance.*;
            import dev.sluice.ranking.neural.*;
            import dev.sluice.ranking.tower.*;
            import dev.sluice.ranking.feature.*;
            import dev.sluice.ranking.linear.*;
            import dev.sluice.ranking.rerank.*;
            import dev.sluice.eval.*;
            import dev.sluice.eval.candidate.*;
            import dev.sluice.eval.checklist.*;
            import dev.sluice.eval.behaviour.*;
            import dev.sluice.eval.bias.*;
            import dev.sluice.eval.metric.*;
            import dev.sluice.eval.slice.*;
            import dev.sluice.eval.report.*;
            import dev.sluice.eval.simulation.*;
            import dev.sluice.eval.split.*;
            import dev.sluice.eval.statistics.*;
            import dev.sluice.eval.tuning.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.stream.*;
            import org.junit.jupiter.api.Assumptions;
            import org.junit.jupiter.api.DynamicTest;
            import org.junit.jupiter.api.TestFactory;
            """;

    @TempDir
    private Path scratch = Path.of("");

    /**
     * A block of a page.
     *
     * @param name the page and the number of the block
     * @param program name of the class that it is the body of
     * @param code what stands in it
     * @param expected what it prints, if the page says so
     */
    private record Snippet(String name, String program, String code, Optional<String> expected) {}

    @TestFactory
    Stream<DynamicTest> javaOnThePagesRuns() throws IOException, InterruptedException {
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = BLOCK.matcher(read(page));
            for (int number = 1; block.find(); number++) {
                String name = ROOT.relativize(page) + " block " + number;
                Optional<String> expected = Optional.ofNullable(block.group(2));
                snippets.add(new Snippet(name, "Snippet" + snippets.size(), block.group(1), expected));
            }
        }
        compile(snippets);
        run(snippets);
        return snippets.stream().map(snippet -> DynamicTest.dynamicTest(snippet.name(), () -> check(snippet)));
    }

    private void check(Snippet snippet) {
        Path failed = scratch.resolve(snippet.program() + ".failed");
        assertThat(Files.exists(failed) ? read(failed) : "")
                .as("what it failed of")
                .isEmpty();
        String printed = read(scratch.resolve(snippet.program() + ".out"));
        snippet.expected().ifPresent(text -> assertThat(printed).isEqualToNormalizingNewlines(text));
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

    /** Compiles all blocks at once, which takes as long as a few of them alone. */
    private void compile(List<Snippet> snippets) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-nowarn", "-classpath", System.getProperty("java.class.path"), "-d", scratch.toString()));
        for (Snippet snippet : snippets) {
            Path source = scratch.resolve(snippet.program() + ".java");
            Files.writeString(
                    source,
                    IMPORTS + "/* " + snippet.name() + " */ class " + snippet.program()
                            + " { public static void main(String[] args) throws Exception {\n" + snippet.code()
                            + "} }\n");
            arguments.add(source.toString());
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
        int code = compiler.run(out, out, arguments.toArray(String[]::new));
        assertThat(code).as("what the compiler says: %s", said).isZero();
    }

    /**
     * Runs all of them, one after the other in one process whose folder is the project's, and leaves what each printed
     * in a file of its name. A program that does not end keeps the others from running, and the process from ending.
     */
    private void run(List<Snippet> snippets) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // short programs end before the better compiler helps
                "-Djava.io.tmpdir=" + scratch, // where what they leave is deleted
                "--class-path",
                scratch + File.pathSeparator + System.getProperty("java.class.path"),
                Programs.class.getName(),
                scratch.toString()));
        snippets.forEach(snippet -> command.add(snippet.program()));
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output").toFile())
                .start();
        boolean ended = process.waitFor(300, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("all programs end").isTrue();
        assertThat(process.exitValue()).as(read(scratch.resolve("output"))).isZero();
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
