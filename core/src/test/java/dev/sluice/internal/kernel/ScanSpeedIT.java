package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The compiler makes vector instructions of the plain scans. Whether it does hangs on details: sums in the order of a
 * tree instead of a chain were scalar on JDK 25, at six times the time. Vectors of 128 bits take less than half the
 * time of the loop they are compared with, scalar code takes more, whatever else the machine does.
 */
class ScanSpeedIT {
    private static final double LIMIT = 0.5;
    /** Half floats have an instruction of their own from JDK 20 on; before, each takes several steps and a branch. */
    private static final String[] FAST =
            Runtime.version().feature() >= 22 ? new String[] {"f32", "f16", "i8"} : new String[] {"f32", "i8"};

    @Test
    void plainScansAreVectorInstructions() throws IOException, InterruptedException {
        Map<String, Double> least = ratios("-XX:+UseSuperWord");
        for (int again = 0; again < 5 && !least.keySet().stream().allMatch(it -> least.get(it) < LIMIT); again++) {
            ratios("-XX:+UseSuperWord").forEach((name, ratio) -> least.merge(name, ratio, Math::min));
        }
        assertThat(least).containsOnlyKeys(FAST);
        assertThat(least.values()).as("%s", least).allMatch(it -> it < LIMIT);
    }

    /** Without vector instructions the same watch sees it. */
    @Test
    void scalarCodeWouldBeSeen() throws IOException, InterruptedException {
        Map<String, Double> ratios = ratios("-XX:-UseSuperWord");
        assertThat(ratios.values()).as("%s", ratios).hasSize(FAST.length).allMatch(it -> it > LIMIT);
    }

    private static Map<String, Double> ratios(String option) throws IOException, InterruptedException {
        String output = PackagedKernelsIT.output(ScanSpeed.class, option, "-XX:-BackgroundCompilation");
        Map<String, Double> ratios = new HashMap<>();
        for (String name : FAST) {
            output.lines()
                    .filter(it -> it.startsWith(name + " "))
                    .forEach(it -> ratios.put(name, Double.valueOf(it.substring(name.length() + 1))));
        }
        return ratios;
    }
}
