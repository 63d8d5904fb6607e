package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code train} holds out, where it begins and when it stops. */
class TrainValidationTest extends CommandLineFixture {
    private Invocation train(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--model",
                "als",
                "--train",
                SAMPLE.resolve("events.csv"),
                "--positives-from",
                0.5,
                "--dim",
                8,
                "--out",
                scratch.resolve("models")));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void everyEpochIsJudgedAndTheTrainingStops() throws IOException {
        Invocation training = train("--validate", 0.2, "--patience", 2, "--epochs", 50, "--json")
                .succeeds();

        Map<String, Object> held = training.only("held_out");
        assertThat(held).containsEntry("held_out", "0.2 of each user's events, the latest");
        List<Map<String, Object>> epochs = training.objectsWith("epoch");
        Map<String, Object> best = training.only("best_epoch");
        int bestEpoch = (int) best.get("best_epoch");
        assertThat(epochs).hasSize(bestEpoch + 2).hasSizeLessThan(50);
        assertThat(epochs)
                .allSatisfy(epoch ->
                        assertThat((double) epoch.get("quality")).isBetween(0.0, (double) best.get("best_quality")));
        assertThat(epochs.get(bestEpoch - 1).get("quality")).isEqualTo(best.get("best_quality"));
        try (ModelRepository repository = ModelRepository.open(scratch.resolve("models"));
                Lease lease = repository.lease()) {
            assertThat(lease.snapshot().provenance())
                    .containsEntry("als.held_out", "0.2 of each user's events, the latest")
                    .containsEntry("als.trained_events", held.get("train").toString())
                    .containsEntry("history.events", "3170");
        }
    }

    @Test
    void peopleAreToldToo() {
        assertThat(train("--validate", 0.2, "--metric", "recall@5", "--epochs", 4)
                        .succeeds()
                        .out())
                .contains("Held out 0.2 of each user's events, the latest: ")
                .contains("Training als takes about ", " MB of heap beside the data, of at most ")
                .contains("Epoch 1 of 4: quality 0.", "of 4, which is what is kept: quality 0.");
        assertThat(train("--epochs", 2).succeeds().out()).doesNotContain("quality");
    }

    @Test
    void dataWithoutTimesAreHeldOutAtRandom() throws IOException {
        StringBuilder pairs = new StringBuilder();
        for (int user = 0; user < 40; user++) {
            for (int item = 0; item < 8; item++) {
                pairs.append("u")
                        .append(user)
                        .append("\ti")
                        .append((user + item * 3) % 30)
                        .append('\n');
            }
        }
        Invocation training = Invocation.of(
                        "train",
                        "--model",
                        "als",
                        "--train",
                        file("pairs.tsv", pairs.toString()),
                        "--dim",
                        4,
                        "--validate",
                        0.25,
                        "--out",
                        scratch.resolve("models"),
                        "--json")
                .succeeds();
        assertThat(training.only("held_out"))
                .containsEntry("held_out", "0.25 of each user's events, drawn at random")
                .containsEntry("train", 240)
                .containsEntry("validation", 80);
    }

    @Test
    void memoryIsSaidBeforeTheStart() {
        List<Map<String, Object>> lines =
                train("--epochs", 1, "--json").succeeds().objects();
        Map<String, Object> memory = lines.stream()
                .filter(line -> line.containsKey("estimated_bytes"))
                .findFirst()
                .orElseThrow();
        assertThat(((Number) memory.get("estimated_bytes")).longValue()).isPositive();
        assertThat(lines.indexOf(memory))
                .isLessThan(lines.indexOf(lines.stream()
                        .filter(line -> line.containsKey("epoch"))
                        .findFirst()
                        .orElseThrow()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemoryNeed.require("als", 1L << 60))
                .withMessageMatching(
                        "training als takes about 1,099,511,627,776 MB of heap, and Java has at most [0-9,]+ MB,"
                                + " of which the data take [0-9,]+: give it more by -Xmx, or train a smaller model"
                                + " or on fewer items \\(see --dim, --neighbours and --prepare\\)");
    }

    @Test
    void aTrainingGoesOnFromAnEarlierVersion() {
        double cold = loss(train("--epochs", 1, "--json"));
        String first = (String)
                train("--epochs", 12, "--json").succeeds().only("version").get("version");
        Invocation warm = train("--epochs", 1, "--start-from", scratch.resolve("models"), "--json")
                .succeeds();
        assertThat(warm.only("start_from")).containsEntry("start_from", first);
        assertThat(loss(warm)).isLessThan(cold * 0.95);
    }

    private static double loss(Invocation training) {
        return (double) training.succeeds().only("epoch").get("loss");
    }

    @Test
    void whatCannotBeStartedFromIsSaid() throws IOException {
        Path none = scratch.resolve("none");
        train("--start-from", none).failsSaying(none + ": no such file or directory");
        assertThat(none).doesNotExist();
        Path popular = scratch.resolve("popular");
        Invocation.of("train", "--model", "popularity", "--train", file("small.tsv", SMALL), "--out", popular)
                .succeeds();
        train("--start-from", popular).failsSaying(" has no vectors of als to start from");
        Path narrow = trained(SMALL);
        train("--start-from", narrow).failsSaying("dimension must be that of the version to begin with, 2: 8");
    }

    @Test
    void wrongUsageIsRefused() {
        train("--validate", 0).isRefusedSaying("--validate must be between 0 and 1: 0.0");
        train("--validate", "NaN").isRefusedSaying("--validate must be between 0 and 1: NaN");
        train("--patience", 2).isRefusedSaying("--patience goes with --validate");
        train("--validate", 0.1, "--patience", 0).isRefusedSaying("patience must be at least 1: 0");
        train("--validate", 0.1, "--metric", "nonsense").isRefusedSaying("nonsense");
        Object[] knn = {"train", "--model", "itemknn", "--train", SAMPLE.resolve("events.csv"), "--out", scratch};
        Invocation.of(with(knn, "--validate", 0.1))
                .isRefusedSaying("--validate goes with a model that is trained in epochs: itemknn");
        Invocation.of(with(knn, "--start-from", scratch))
                .isRefusedSaying("--start-from goes with a model that is trained in epochs: itemknn");
        assertThat(scratch).isEmptyDirectory();
    }
}
