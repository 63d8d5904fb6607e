package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM without ND4J scores with a saved model; one that is to train says what to add to the class path. */
class WithoutNd4jTest {
    @TempDir
    private Path directory;

    /** What a child with a part of the class path prints. */
    private static String run(Predicate<String> kept, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> kept.test(Path.of(entry).getFileName().toString()))
                        .collect(Collectors.joining(File.pathSeparator)),
                RankingProcess.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }

    private static boolean isNd4j(String jar) {
        return jar.contains("nd4j") || jar.contains("javacpp") || jar.contains("openblas");
    }

    @Test
    void servingNeedsNone() throws Exception {
        float[] here = RankingProcess.publishAndScore(directory);

        String there = run(jar -> !isNd4j(jar), "score", directory.toString());

        assertThat(there).isEqualTo(Arrays.toString(here));
    }

    @Test
    void trainingWithoutItSaysWhatToAdd() throws Exception {
        assertThat(run(jar -> !isNd4j(jar), "train"))
                .isEqualTo("training needs ND4J, which is not on the class path: add org.nd4j:nd4j-native:1.0.0-M2.1"
                        + " and the same with the classifier of the platform");
    }

    @Test
    void trainingWithoutNativesSaysWhichToAdd() throws Exception {
        Predicate<String> natives = jar -> jar.matches("(nd4j-native|openblas|javacpp).*-(linux|macosx|windows)-.*");

        assertThat(run(jar -> !natives.test(jar), "train"))
                .matches("ND4J has no natives for (\\S+) on the class path: add org.nd4j:nd4j-native:1.0.0-M2.1"
                        + " with the classifier \\1");
        assertThat(run(jar -> !jar.startsWith("nd4j-native"), "train")).startsWith("ND4J has no natives for ");
    }
}
