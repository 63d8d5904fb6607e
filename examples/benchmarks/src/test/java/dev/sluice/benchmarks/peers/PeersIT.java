package dev.sluice.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** The comparison in small, on the packaged jar: every peer answers or says why it cannot. */
class PeersIT {
    private static final String[] SMALL = {
        "--generate", "2000", "--dim", "16", "-k", "10", "--asked", "50", "--rounds", "1", "--seconds", "0.02"
    };

    /**
     * Others' graphs that several threads build differ from one build to the next, and on so few vectors some are poor.
     * Ids or vectors that are mixed up find next to nothing.
     */
    private static final double LEAST_OF_OTHERS = 0.5;

    private static final double LEAST_OF_OURS = 0.9;

    @TempDir
    Path work;

    @Test
    void everybodyHasALine() throws IOException {
        List<Map<String, Object>> lines = lines(run("--json"));
        assertThat(lines.get(0)).containsEntry("items", 2000).containsKeys("read_gb_s", "kernels", "java");
        for (Peer peer : Roster.all()) {
            List<Map<String, Object>> own = of(peer.name(), lines);
            assertThat(own).as(peer.name()).isNotEmpty();
            if (peer.absence().isEmpty()) {
                assertFinds(own);
            } else {
                assertThat(own)
                        .extracting("left_out")
                        .containsExactly(peer.absence().get());
            }
        }
        assertThat(work).as("nothing is left behind").isEmptyDirectory();
    }

    private static void assertFinds(List<Map<String, Object>> lines) {
        double best = 0;
        for (Map<String, Object> line : lines) {
            assertThat(line)
                    .containsKeys("system", "settings", "k", "queries", "cpu_qps", "qps", "build_cpu_s", "build_s");
            assertThat((int) line.get("bytes")).isGreaterThan(2000 * 16 * Float.BYTES);
            best = Math.max(best, (double) line.get("recall"));
        }
        boolean exact = lines.get(0).get("settings").toString().endsWith("scan");
        boolean ours = lines.get(0).get("peer").toString().startsWith("sluice");
        double least = ours ? LEAST_OF_OURS : LEAST_OF_OTHERS;
        assertThat(best).as(lines.toString()).isGreaterThanOrEqualTo(exact ? 1 : least);
    }

    @Test
    void thoseWhoAreLeftOutStandInTheTable() throws IOException {
        Invocation run = run("--peers", "sluice-exact,lucene-exact");
        assertThat(run.out()).containsPattern("sluice-exact +sluice-core\\S* +float32 scan +10 +1\\.0000");
        if (Runtime.version().feature() < 22) {
            assertThat(run.out()).contains("lucene-exact   left out: Lucene is in builds by JDK 22 and later");
        }
        assertThat(run.out()).doesNotContain("jvector");
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    void luceneTakesPartFromTwentyTwoOn() {
        assertThat(LucenePeers.all()).allMatch(peer -> peer.absence().isEmpty());
    }

    private Invocation run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(SMALL));
        arguments.addAll(List.of("--work", work.toString()));
        arguments.addAll(List.of(more));
        Invocation run = Invocation.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        return run;
    }

    private static List<Map<String, Object>> lines(Invocation run) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(JSON.std.mapFrom(line));
        }
        return lines;
    }

    private static List<Map<String, Object>> of(String peer, List<Map<String, Object>> lines) {
        return lines.stream().filter(line -> peer.equals(line.get("peer"))).toList();
    }
}
