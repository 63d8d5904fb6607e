package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models of items by the command: options reach the trainers, and what they refuse is one line. */
class ItemModelsTest extends CommandLineFixture {
    @Test
    void optionsOfNeighbours() throws IOException {
        assertThat(provenance("itemknn", "--similarity", "bm25", "--k1", 2, "--b", 0.5, "--strength", "value"))
                .containsEntry("neighbours.similarity", "Bm25[k1=2.0, b=0.5]")
                .containsEntry("neighbours.strength", "VALUE");
        assertThat(provenance("itemknn", "--similarity", "tfidf", "--shrinkage", 3))
                .containsEntry("neighbours.similarity", "TfIdf[shrinkage=3.0]");
    }

    /** The line by which the published table of item neighbours is reproduced. */
    @Test
    void thePublishedNeighboursAreNotShrunk() throws IOException {
        assertThat(provenance(
                        "itemknn",
                        "--neighbours",
                        100,
                        "--similarity",
                        "cosine",
                        "--rows",
                        "l1",
                        "--bias",
                        "item-mean"))
                .containsEntry("neighbours.neighbours", "100")
                .containsEntry("neighbours.similarity", "Cosine[shrinkage=0.0]")
                .containsEntry("neighbours.rows", "L1")
                .containsEntry("neighbours.bias", "ITEM_MEAN");
    }

    @Test
    void optionsOfEase() throws IOException {
        assertThat(provenance("ease", "--lambda", 7, "--dropout", 0.25, "--weights", 3))
                .containsEntry("ease.lambda", "7.0")
                .containsEntry("ease.dropout", "0.25")
                .containsEntry("ease.weights", "3")
                .containsEntry("ease.strength", "PRESENCE");
    }

    @Test
    void optionsOfRp3Beta() throws IOException {
        assertThat(provenance("rp3beta", "--alpha", 0.5, "--beta", 0.25, "--neighbours", 3, "--rows", "plain"))
                .containsEntry("rp3beta.alpha", "0.5")
                .containsEntry("rp3beta.beta", "0.25")
                .containsEntry("rp3beta.neighbours", "3")
                .containsEntry("rp3beta.rows", "PLAIN");
        assertThat(provenance("rp3beta")).containsEntry("rp3beta.rows", "L1");
    }

    /** Two items that are always together cannot be told apart. */
    @Test
    void whatIsNotDeterminedIsOneLine() throws IOException {
        training("a\tx\na\ty\nb\tx\nb\ty\n", "ease", "--lambda", 0)
                .failsSaying("are not determined, lambda must be greater: 0.0");
    }

    @Test
    void optionsOfOtherModelsAreSaidToDoNothing() throws IOException {
        assertThat(training(SMALL, "itemknn", "--dim", 8, "--lambda", 3, "--neighbours", 2)
                        .succeeds()
                        .out())
                .contains("Beware: itemknn does nothing with --dim, --lambda\n");
        assertThat(training(SMALL, "itemknn", "--dim", 8, "--json")
                        .succeeds()
                        .only("useless")
                        .get("useless"))
                .isEqualTo(List.of("--dim"));
        assertThat(training(SMALL, "popularity", "--half-life", "7d", "--seed", 3)
                        .succeeds()
                        .out())
                .contains("does nothing with --seed\n");
    }

    @Test
    void theHelpNamesTheDefaultsOfEachFamily() {
        assertThat(Invocation.of("train", "--help").succeeds().out().replaceAll("\\s+", " "))
                .contains(
                        "length of the embeddings (als, bpr, softmax, two-tower 64; graphfilter 512)",
                        "passes over the events (als, softmax 16; bpr 100; two-tower 10)",
                        "weights as they are or divided by their sum: plain or l1 (itemknn plain; rp3beta l1)",
                        "(itemknn, ease, rp3beta presence)")
                .doesNotContain("bundle");
    }

    private Map<String, String> provenance(String model, Object... options) throws IOException {
        training(SMALL, model, options).succeeds();
        try (ModelRepository repository = ModelRepository.open(scratch.resolve("models"));
                Lease lease = repository.lease()) {
            ModelSnapshot snapshot = lease.snapshot();
            return snapshot.provenance();
        }
    }

    private Invocation training(String text, String model, Object... options) throws IOException {
        Path events = file("events.tsv", text);
        List<Object> arguments = new ArrayList<>(
                List.of("train", "--model", model, "--train", events, "--out", scratch.resolve("models")));
        arguments.addAll(List.of(options));
        return Invocation.of(arguments.toArray());
    }
}
