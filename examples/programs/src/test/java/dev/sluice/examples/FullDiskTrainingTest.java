package dev.sluice.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A version does not fit the disk: training says so in one line, and the earlier version stays. The disk is a small one
 * in memory, which only {@link FullDiskTraining} sees; some systems do not let a test make one.
 */
class FullDiskTrainingTest extends CommandLineFixture {
    private static final String MOUNTED = "mount -t tmpfs -o size=1m none \"$0\" && ";

    @Test
    void theEarlierVersionStays() throws Exception {
        assumeTrue(canMount(), "this system does not let the test mount a disk of its own");
        StringBuilder many = new StringBuilder();
        for (int event = 0; event < 60_000; event++) {
            many.append("u").append(event % 100).append("\ti").append(event).append('\n');
        }
        Outcome outcome = inNamespace(
                MOUNTED + "\"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskTraining.class.getName(),
                disk().toString(),
                file("few.tsv", SMALL).toString(),
                file("many.tsv", many.toString()).toString());
        assertThat(outcome.said()).endsWith("done\n");
        assertThat(outcome.code()).isZero();
    }

    private Path disk() throws IOException {
        return Files.createDirectories(scratch.resolve("disk"));
    }

    private boolean canMount() throws InterruptedException {
        try {
            return inNamespace(MOUNTED + "true").code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private record Outcome(int code, String said) {}

    /** Runs a shell script whose mounts nobody else sees; the disk is its argument 0. */
    private Outcome inNamespace(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, disk().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
