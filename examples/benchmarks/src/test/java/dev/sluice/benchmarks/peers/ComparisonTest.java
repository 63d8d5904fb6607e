package dev.sluice.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.benchmarks.VectorFile;
import dev.sluice.examples.retrieve.FactorLikeVectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is measured, who is left out, and what is said about it. */
class ComparisonTest {
    @TempDir
    Path work;

    private final StringWriter out = new StringWriter();
    private Dataset data;

    @BeforeEach
    void makeUp() throws IOException {
        FactorLikeVectors vectors = new FactorLikeVectors(4, 1);
        vectors.writeItems(work.resolve("items"), 100);
        vectors.writeQueries(work.resolve("queries"), 5);
        data = Dataset.of(VectorFile.of(work.resolve("items"), 4), VectorFile.of(work.resolve("queries"), 4), 5);
    }

    @Test
    void aPeerThatKnowsEverythingFindsAll() throws IOException {
        assertThat(run(peer(query -> IntStream.range(0, 100).toArray()))).isTrue();
        assertThat(out.toString())
                .containsPattern("fake .* made of nothing scan +100 +1\\.0000")
                .contains("7.0");
    }

    @Test
    void aPeerThatFailsIsLeftOutAndTheNextOneGoesOn() throws IOException {
        JvmPeer failing = peer(query -> {
            throw new IllegalStateException("broken");
        });
        assertThat(run(failing, peer(query -> new int[0]))).isFalse();
        assertThat(out.toString())
                .contains("left out: failed: java.lang.IllegalStateException: broken")
                .containsPattern("scan +100 +0\\.0000");
    }

    @Test
    void aPeerThatCheatsFails() throws IOException {
        assertThat(run(peer(query -> IntStream.range(0, 101).toArray()))).isFalse();
        assertThat(out.toString()).contains("at most 100 rows");
    }

    @Test
    void aSlowPeerIsLeftOutOfTooManyItems() throws IOException {
        assertThat(run(peer(query -> new int[0]).withPatience(99))).isTrue();
        assertThat(out.toString()).contains("left out: too slow for more than 99 items, unless asked for by name");
        assertThat(run(peer(query -> new int[0]).withPatience(100))).isTrue();
        assertThat(out.toString()).containsPattern("scan +100 +0\\.0000");
    }

    @Test
    void filesOfPeersAreDeleted() throws IOException {
        JvmPeer writing = new JvmPeer("fake", "", Peer.class, 100, (data, scratch) -> {
            Files.writeString(Files.createDirectory(scratch.resolve("deep")).resolve("file"), "");
            throw new IOException("disk");
        });
        assertThat(run(writing)).isFalse();
        assertThat(work).isDirectoryNotContaining(path -> path.toString().contains("peers"));
    }

    private boolean run(Peer... peers) throws IOException {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Report report = new TableReport(new PrintWriter(out, true));
        return new Comparison(data, List.of(100), new Pace(1, 0.001), work, report, nowhere).run(List.of(peers));
    }

    private interface Answer {
        int[] to(float[] query);
    }

    private static JvmPeer peer(Answer answer) {
        return JvmPeer.of("fake", "made of nothing", Peer.class, (data, scratch) -> new Fake(answer));
    }

    private record Fake(Answer answer) implements Searcher {
        @Override
        public List<Knob> knobs(int k) {
            return List.of(Knob.SCAN);
        }

        @Override
        public int[] search(float[] query, int k, Knob knob) {
            return answer.to(query);
        }

        @Override
        public long bytes() {
            return 7_000_000;
        }

        @Override
        public void close() {}
    }
}
