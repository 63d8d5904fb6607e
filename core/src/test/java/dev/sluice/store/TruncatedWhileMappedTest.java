package dev.sluice.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is cut off while another process has it mapped: that process goes on, and is told. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not let anybody cut off a mapped file")
class TruncatedWhileMappedTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"-Xint, 0", "-XX:TieredStopAtLevel=1, 100", "-XX:+TieredCompilation, 400"})
    void readerLivesAndIsTold(String compilation, int warmUp) throws IOException, InterruptedException {
        List<String> outcomes = run(compilation, warmUp);

        assertThat(outcomes.remove(0)).isEqualTo("kernels " + EmbeddingStore.kernels());
        assertThat(outcomes).hasSize(11);
        for (String outcome : outcomes) {
            String told = "IllegalStateException \\S+: was truncated while mapped: expected [0-9]+ bytes, found 8192";
            boolean late = outcome.matches(".*(copy|lists|lookups): .*"); // few bytes: told there or soon after
            assertThat(outcome).matches("\\S+ \\S+: " + (late ? "(" + told + "|InternalError .*)" : told));
        }
    }

    private List<String> run(String compilation, int warmUp) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(compilation);
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-XX:ErrorFile=" + directory.resolve("crash.log"));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TruncatingProcess.class.getName()));
        command.addAll(List.of(directory.toString(), Integer.toString(warmUp)));
        Process reader = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), UTF_8);
        assertThat(reader.waitFor()).as(said).isZero();
        return new ArrayList<>(said.lines().toList());
    }
}
