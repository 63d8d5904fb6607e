package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.Interactions;
import dev.sluice.data.label.Buckets;
import dev.sluice.data.label.D2q;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.Ties;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The label that a model was trained on is published with it. */
class LearnedLabelTest extends LearnedLabelFixture {
    @Test
    void theVersionHoldsTheLabelAndSaysHowItLearned() throws IOException {
        Invocation training = train("d2q").succeeds();

        assertThat(training.objectsWith("step"))
                .extracting(step -> step.get("left_out"))
                .containsExactly(Map.of("without the label", 1), Map.of("of a value below 0.1", 1));
        Interactions exposures = DatasetReader.of(DataFormat.CSV)
                .read(scratch.resolve("train.csv"))
                .dataset()
                .interactions();
        try (ModelRepository models = ModelRepository.open(scratch.resolve("models"));
                Lease lease = models.lease()) {
            Label read = lease.snapshot().label("d2q");
            assertThat(read.of(exposures))
                    .isEqualTo(D2q.fit(exposures, Buckets.defaults(), Ties.MID_RANK)
                            .of(exposures));
            assertThat(lease.snapshot().provenance())
                    .containsEntry("prepare.1.label", "LabelledBy[label=" + read + "]: 10 of 11 events left")
                    .containsEntry("prepare.2.positives", "PositiveEvents[threshold=0.1]: 9 of 10 events left")
                    .containsEntry("als.confidence-constant", "0.0");
            // The labels from .15 to .95 count 1 on average.
            assertThat(Double.parseDouble(lease.snapshot().provenance().get("als.confidence-slope")))
                    .isCloseTo(9 / 4.95, within(1e-6));
            assertThat(lease.snapshot().sparse("history").indexes(1)).hasSize(1);
        }
    }

    /** Of b to d nothing is learned, as u left them; b and c are known to u all the same, d was only shown. */
    @Test
    void whatWasWatchedAndNotLikedDoesNotComeBack() throws IOException {
        String log = """
                user,item,time,duration_seconds,watch_seconds,clicked
                u,a,1,60,60,1
                u,b,2,60,1,1
                u,c,3,60,,1
                u,d,4,60,,0
                v,a,5,60,60,1
                v,b,6,60,60,1
                v,c,7,60,60,1
                v,d,8,60,60,1
                v,e,9,60,60,1
                """;
        for (String model : List.of("als", "itemknn", "popularity")) {
            Path models = scratch.resolve(model);
            Invocation.of(
                            "train",
                            "--model",
                            model,
                            "--train",
                            file("log.csv", log),
                            "--label",
                            "completion75",
                            "--dim",
                            2,
                            "--out",
                            models)
                    .succeeds();

            assertThat(Invocation.of("recommend", "--repo", models, "--user", "u", "--json")
                            .succeeds()
                            .only("items")
                            .get("items"))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .as(model)
                    .containsExactlyInAnyOrder("d", "e");
            try (ModelRepository repository = ModelRepository.open(models);
                    Lease lease = repository.lease()) {
                int u = lease.snapshot().catalogue().users().ids().row("u");
                assertThat(lease.snapshot().sparse("history").indexes(u)).hasSize(1);
            }
        }
    }

    @Test
    void whatCannotBeLearnedFromIsSaidInTheWordsOfThePerson() throws IOException {
        for (String none : List.of("0", "none", "-1")) {
            train("click", "--positives-from", none)
                    .isRefusedSaying(
                            "--positives-from must be above 0 with --label, where 0 speaks against an item: " + none);
        }
        train("d2q", "--positives-from", 2)
                .failsSaying("nothing to learn from: of 11 exposures 10 have the label d2q, none of at least 2.0"
                        + " (--positives-from)");
        train("purchase")
                .failsSaying("label purchase needs the column purchased, there are [duration_seconds,"
                        + " watch_seconds, clicked]");
        train("dwell")
                .isRefusedSaying("there is no label dwell, there are click, completion75, quantile75, d2q, wtg,"
                        + " purchase, return (see");
        Invocation.of(
                        "train",
                        "--model",
                        "itemknn",
                        "--train",
                        file("passed.csv", "user,item,clicked\nu,a,0\nu,b,0\n"),
                        "--label",
                        "click",
                        "--out",
                        scratch.resolve("models"))
                .failsSaying("nothing to learn from: of 2 exposures 2 have the label click, none of at least 0.1"
                        + " (--positives-from)");
    }
}
