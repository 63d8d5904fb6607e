package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code train --model softmax}. */
class SoftmaxCommandTest extends CommandLineFixture {
    @Test
    void aModelIsTrainedAndRecommendsWhatSimilarUsersLike() throws IOException {
        // Two tastes; z is left to t, and w to u.
        Path events =
                file("events.tsv", "p\tx\np\ty\np\tz\nq\tx\nq\ty\nq\tz\nt\tx\nt\ty\nr\tv\nr\tw\ns\tv\ns\tw\nu\tv\n");

        Invocation training = softmax(events, "--dim", 4, "--epochs", 30, "--uniform-negatives", 5, "--json")
                .succeeds();

        List<Map<String, Object>> epochs = training.objectsWith("epoch");
        assertThat(epochs).hasSize(30);
        assertThat((Double) epochs.get(29).get("loss"))
                .isLessThan((Double) epochs.get(0).get("loss"));
        assertThat(first("t")).isEqualTo("z");
        assertThat(first("u")).isEqualTo("w");
    }

    @Test
    void allOptionsAreTaken() throws IOException {
        softmax(
                        file("events.tsv", SMALL),
                        "--batch",
                        3,
                        "--hard-negatives",
                        2,
                        "--temperature",
                        0.5,
                        "--scores",
                        "product",
                        "--learning-rate",
                        0.05,
                        "--reg",
                        0.01)
                .succeeds();

        assertThat(first("b")).isEqualTo("z");
    }

    @Test
    void settingsOutOfRangeAreRefused() throws IOException {
        Path events = file("events.tsv", SMALL);

        softmax(events, "--batch", 0).isRefusedSaying("batch must be at least 1: 0");
        softmax(events, "--temperature", 0).isRefusedSaying("temperature must be above 0: 0");
        softmax(events, "--learning-rate", -1).isRefusedSaying("learningRate must be finite and not negative: -1.0");
    }

    /** x was clicked by two, and shown to one in vain; w was shown to one who clicks nothing. */
    private static final String SHOWN = """
            user,item,time,clicked
            p,x,1,1
            p,y,2,1
            q,x,3,1
            q,z,4,1
            t,x,5,0
            t,y,6,1
            s,w,7,0
            """;

    @Test
    void aSecondPhaseLearnsFromWhatWasServed() throws IOException {
        Path shown = file("shown.csv", SHOWN);
        Invocation training = softmax(
                        shown,
                        "--label",
                        "click",
                        "--dim",
                        4,
                        "--epochs",
                        3,
                        "--served-epochs",
                        2,
                        "--served-batch",
                        3,
                        "--served-learning-rate",
                        0.02,
                        "--json")
                .succeeds();

        assertThat(training.objectsWith("epoch"))
                .extracting(epoch -> epoch.get("model") + " " + epoch.get("epoch"))
                .containsExactly("softmax 1", "softmax 2", "softmax 3", "served 1", "served 2");
        assertThat(provenance())
                .containsEntry("softmax.served.epochs", "2")
                .containsEntry("softmax.served.batch", "3")
                .containsEntry("softmax.served.learning-rate", "0.02")
                .containsEntry("softmax.served.exposures", "6")
                .containsEntry("softmax.served.left-out", "1");
        float[] two = vector("p");
        softmax(shown, "--label", "click", "--dim", 4, "--epochs", 3).succeeds();
        assertThat(vector("p")).isNotEqualTo(two);
        assertThat(provenance()).doesNotContainKey("softmax.served.epochs");
    }

    @Test
    void aSecondPhaseWithoutExposuresIsRefused() throws IOException {
        Path shown = file("shown.csv", SHOWN);

        softmax(shown, "--served-epochs", 2).isRefusedSaying("--served-epochs goes with train --label");
        softmax(shown, "--label", "click", "--served-epochs", 0).isRefusedSaying("epochs must be at least 1: 0");
        softmax(shown, "--label", "click", "--served-epochs", 2, "--validate", 0.2)
                .isRefusedSaying("--validate goes without --served-epochs");
        Invocation.of(
                        "tune",
                        "--model",
                        "softmax",
                        "--train",
                        shown,
                        "--served-epochs",
                        2,
                        "--out",
                        scratch.resolve("o"))
                .isRefusedSaying("--served-epochs goes with train --label");
        assertThat(scratch.resolve("models")).doesNotExist();
    }

    private Map<String, String> provenance() throws IOException {
        try (ModelRepository repository = ModelRepository.open(scratch.resolve("models"));
                Lease lease = repository.lease()) {
            return lease.snapshot().provenance();
        }
    }

    private float[] vector(String user) throws IOException {
        try (ModelRepository repository = ModelRepository.open(scratch.resolve("models"));
                Lease lease = repository.lease()) {
            ModelSnapshot snapshot = lease.snapshot();
            float[] vector = new float[4];
            snapshot.embeddings("softmax.users")
                    .copyRow(snapshot.catalogue().users().ids().row(user), vector);
            return vector;
        }
    }

    private Invocation softmax(Path events, Object... more) {
        Stream<Object> given =
                Stream.of("train", "--model", "softmax", "--train", events, "--out", scratch.resolve("models"));
        return Invocation.of(Stream.concat(given, Stream.of(more)).toArray());
    }

    private Object first(String user) {
        Invocation answer = Invocation.of(
                        "recommend", "--repo", scratch.resolve("models"), "--user", user, "-n", 1, "--json")
                .succeeds();
        return ((List<?>) answer.objects().get(0).get("items")).get(0);
    }
}
