package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes of their own that are told to stop, by Ctrl-C as it comes from a terminal, or have too little memory. */
@Timeout(180)
class StoppedProcessTest extends CommandLineFixture {
    private static final String SIGNAL = isIgnored(2) ? "TERM" : "INT";
    private static final int INTERRUPTED = 128 + (isIgnored(2) ? 15 : 2);

    /** What was started in the background ignores Ctrl-C, and so does what it starts; a request to end is heard. */
    private static boolean isIgnored(int signal) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.split("\\s+")[1], 16))
                    .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
        } catch (IOException e) {
            return false; // not this kind of system
        }
    }

    @BeforeEach
    void needsSignals() {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")), "no kill");
    }

    private static Process start(String heap, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Sluice.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Sends the signal once a line has this in it, and waits for the end. */
    private static String interruptedAt(String text, Process process) throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            boolean sent = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (!sent && line.contains(text)) {
                    sent = true;
                    new ProcessBuilder("kill", "-" + SIGNAL, Long.toString(process.pid()))
                            .inheritIO()
                            .start()
                            .waitFor();
                }
            }
            assertThat(sent).as("said %s", said).isTrue();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("said %s", said).isEqualTo(INTERRUPTED);
        }
        return said.toString();
    }

    @Test
    void anInterruptedTrainingPublishesNothing() throws Exception {
        Path repository = trained(SMALL);
        String before = recommended(repository);
        Process process = start(
                "-Xmx256m",
                "train",
                "--model",
                "als",
                "--train",
                SAMPLE.resolve("events.csv"),
                "--epochs",
                1_000_000,
                "--out",
                repository,
                "--json");

        String said = interruptedAt("\"epoch\":2,", process);

        assertThat(said).doesNotContain("\"version\"");
        assertThat(recommended(repository)).isEqualTo(before);
        assertThat(names(repository.resolve("versions"))).hasSize(1);
        Invocation.of(
                        "train",
                        "--model",
                        "als",
                        "--dim",
                        2,
                        "--train",
                        scratch.resolve("events.tsv"),
                        "--out",
                        repository)
                .succeeds();
        assertThat(names(repository.resolve("versions"))).hasSize(2);
        assertThat(names(repository)).containsExactlyInAnyOrder("CURRENT", "LOCK", "versions");
    }

    @Test
    void anInterruptedSearchWritesWhatItTried() throws Exception {
        Path out = scratch.resolve("out");
        Process process = start(
                "-Xmx256m",
                "tune",
                "--model",
                "als",
                "--train",
                SAMPLE.resolve("events.csv"),
                "--positives-from",
                0.5,
                "--dim",
                8,
                "--trials",
                100_000,
                "--publish",
                scratch.resolve("models"),
                "--out",
                out,
                "--json");

        String said = interruptedAt("\"trial\":3,", process);

        List<String> csv = Files.readAllLines(out.resolve("trials.csv"));
        assertThat(csv)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line).containsPattern("^[a-z0-9]+,"));
        assertThat(csv.get(1)).contains(",judged,");
        assertThat(Files.readString(out.resolve("report.html"))).contains("interrupted", "</html>");
        assertThat(said).contains("\"ending\":\"interrupted\"").doesNotContain("\"version\"");
        assertThat(scratch.resolve("models")).doesNotExist();
    }

    @Test
    void aTrainingThatCannotHaveItsMemoryIsRefusedBeforeItStarts() throws Exception {
        Process process = start(
                "-Xmx48m",
                "train",
                "--model",
                "als",
                "--train",
                SAMPLE.resolve("events.csv"),
                "--dim",
                4096,
                "--epochs",
                1,
                "--out",
                scratch.resolve("models"));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said.lines().toList().get((int) said.lines().count() - 1))
                .startsWith("sluice: training als takes about ")
                .contains("give it more by -Xmx, or train a smaller model");
        assertThat(said).doesNotContain("Published", "Exception", "\tat ");
    }

    private static String recommended(Path repository) {
        return Invocation.of("recommend", "--repo", repository, "--all", "-n", 3, "--json")
                .succeeds()
                .out();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
