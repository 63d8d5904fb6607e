package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code train --model two-tower} and {@code cold-items}. */
class TwoTowerCommandTest extends CommandLineFixture {
    private Path repository() {
        return scratch.resolve("models");
    }

    private Invocation train(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--model",
                "two-tower",
                "--train",
                SAMPLE.resolve("events.csv"),
                "--format",
                "csv",
                "--items",
                SAMPLE.resolve("items.csv"),
                "--users",
                SAMPLE.resolve("users.csv"),
                "--out",
                repository()));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void aModelIsTrainedAndRecommends() throws IOException {
        Invocation training = train("--dim", 8, "--epochs", 3, "--json").succeeds();

        List<Map<String, Object>> epochs = training.objectsWith("epoch");
        assertThat(epochs).hasSize(3);
        assertThat((Double) epochs.get(2).get("loss"))
                .isLessThan((Double) epochs.get(0).get("loss"));
        Map<String, Object> answer = Invocation.of("recommend", "--repo", repository(), "--all", "-n", 5, "--json")
                .succeeds()
                .objectsWith("items")
                .get(0);
        assertThat((List<?>) answer.get("items")).hasSize(5);
        assertThat(answer.get("sources").toString()).contains("two-tower");
    }

    @Test
    void allOptionsAreTaken() throws IOException {
        train(
                        "--item-columns=category",
                        "--user-columns=country",
                        "--least-rows=3",
                        "--latest=7",
                        "--half-life=2d",
                        "--activity=1h,3d",
                        "--published=published",
                        "--hidden=4",
                        "--id-dropout=0.3",
                        "--unmet-weight=0.2",
                        "--batch=50",
                        "--uniform-negatives=20",
                        "--temperature=0.3",
                        "--dim=4",
                        "--epochs=1")
                .succeeds();

        try (ModelRepository models = ModelRepository.open(repository());
                Lease lease = models.lease()) {
            assertThat(lease.snapshot().provenance())
                    .containsEntry("two-tower.item-columns", "category")
                    .containsEntry("two-tower.user-columns", "country")
                    .containsEntry("two-tower.least-rows", "3")
                    .containsEntry("two-tower.history", "7")
                    .containsEntry("two-tower.half-life", "PT48H")
                    .containsEntry("two-tower.spans", "PT1H,PT72H")
                    .containsEntry("two-tower.published", "published")
                    .containsEntry("two-tower.hidden-units", "4")
                    .containsEntry("two-tower.id-dropout", "0.3")
                    .containsEntry("two-tower.unmet-weight", "0.2")
                    .containsEntry("two-tower.batch", "50")
                    .containsEntry("two-tower.uniform-negatives", "20")
                    .containsEntry("two-tower.temperature", "0.3");
        }
    }

    @Test
    void whatIsWrongIsOneLine() {
        train("--id-dropout", 2).isRefusedSaying("idDropout must be from 0 to 1: 2.0");
        train("--item-columns", "colour")
                .failsSaying("there is no column colour, there are [title, text, category, producer,"
                        + " duration, published, price, policy]");
    }

    @Test
    void coldItemsAreJudgedApart() {
        Invocation study = onSample("cold-items", "--metric", "recall@20", "--share", 0.2, "--dim", 16, "--json")
                .succeeds();

        assertThat(study.objectsWith("low").stream()
                        .filter(line -> line.containsKey("value"))
                        .map(line -> line.get("model") + " " + line.get("items")))
                .containsExactly(
                        "als warm", "als cold", "als all", "two-tower warm", "two-tower cold", "two-tower all");
        Map<String, Object> cold = study.objectsWith("better").stream()
                .filter(line -> line.get("items").equals("cold"))
                .findFirst()
                .orElseThrow();
        assertThat((Double) cold.get("low")).isPositive();
    }

    @Test
    void wrongSettingsOfAStudyAreRefusedBeforeAnyWork() {
        Object[] study = {"cold-items", "--data", scratch.resolve("none.csv"), "--format", "csv"};
        Invocation.of(with(study, "--share", 2)).isRefusedSaying("share must be between 0 and 1: 2.0");
        Invocation.of(with(study, "--split", "user-disjoint"))
                .isRefusedSaying("--split must be of users who are trained on");
    }
}
