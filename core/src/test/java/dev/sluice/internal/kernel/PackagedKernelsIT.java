package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** The jar in a JVM of its own. */
class PackagedKernelsIT {
    private static final String PLAIN = Runtime.version().feature() >= 22 ? "plain-22" : "plain";

    @Test
    void withoutTheModuleTheVectorFormIsNotEvenLoaded() throws IOException, InterruptedException {
        assertThat(output("-verbose:class"))
                .contains("kernels: " + PLAIN + System.lineSeparator())
                .doesNotContain("VectorKernels");
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    void withTheModuleTheVectorFormIsUsed() throws IOException, InterruptedException {
        assertThat(output("--add-modules", "jdk.incubator.vector")).contains("kernels: vector-");
    }

    /** What {@link KernelName} prints in a JVM with these options. */
    static String output(String... options) throws IOException, InterruptedException {
        return output(KernelName.class, options);
    }

    /** What a program prints in a JVM with these options. */
    static String output(Class<?> program, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(System.getProperty("sluice.jar") + File.pathSeparator + testClasses());
        command.add(program.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String testClasses() {
        return Path.of(KernelName.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
