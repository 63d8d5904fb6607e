package dev.sluice.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk fills while tables and versions are written: the error says so and nothing that was there is lost. The disk is
 * a small one in memory, which only {@link FullDiskProcess} sees; some systems do not let a test make one.
 */
class FullDiskTest {
    private static final String MOUNTED = "mount -t tmpfs -o size=1m none \"$0\" && ";

    @TempDir
    Path disk;

    @Test
    void nothingIsLostWhenTheDiskIsFull() throws IOException, InterruptedException {
        assumeTrue(canMount(), "this system does not let the test mount a disk of its own");
        Outcome outcome = inNamespace(
                MOUNTED + "\"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskProcess.class.getName(),
                disk.toString());
        assertThat(outcome.said()).endsWith("done\n");
        assertThat(outcome.code()).isZero();
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
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, disk.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
