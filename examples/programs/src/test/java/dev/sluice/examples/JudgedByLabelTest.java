package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.EventCsv;
import dev.sluice.data.label.Buckets;
import dev.sluice.data.label.D2q;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Ties;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.eval.split.GlobalTimeSplit;
import dev.sluice.eval.split.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The label that a model was trained on judges it later. */
class JudgedByLabelTest extends LearnedLabelFixture {
    /** Of u1 x has .45, y .05 and z nothing; of u2 x has 1. */
    private static final String LATER = """
            user,item,time,duration_seconds,watch_seconds
            u1,x,20,60,30
            u1,y,21,60,3
            u1,z,22,60,
            u2,x,23,60,600
            """;

    private static final String RUN = """
            u1 Q0 y 1 3 t
            u1 Q0 z 2 2 t
            u1 Q0 x 3 1 t
            u2 Q0 x 1 1 t
            u9 Q0 new 1 1 t
            """;

    private Invocation evaluate(String label, Object... more) throws IOException {
        Object[] arguments = {
            "evaluate",
            "--exposures",
            file("later.csv", LATER),
            "--repo",
            scratch.resolve("models"),
            "--label",
            label,
            "--run",
            file("lists.run", RUN),
            "--metrics",
            "mrr@10,hit@1",
            "--json"
        };
        return Invocation.of(with(arguments, more));
    }

    private static double value(Invocation evaluation, String metric) {
        return (Double) evaluation.objectsWith("metric").stream()
                .filter(line -> line.get("metric").equals(metric))
                .findFirst()
                .orElseThrow()
                .get("value");
    }

    @Test
    void exposuresAreJudgedByTheQuantilesThatWereLearned() throws IOException {
        train("d2q").succeeds();

        Invocation evaluation = evaluate("d2q").succeeds();

        assertThat(evaluation.objectsWith("without_label"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("exposures", 4)
                        .containsEntry("without_label", 1)
                        .containsKeys("label", "version"));
        assertThat(evaluation.objectsWith("unjudged_lists"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).containsEntry("judged_users", 2).containsEntry("unjudged_lists", 1));
        assertThat(value(evaluation, "mrr@10")).isCloseTo((1 / 3.0 + 1) / 2, within(1e-12));
        assertThat(value(evaluation, "hit@1")).isEqualTo(0.5);
        // Among what is judged the 30 seconds of u1 would be the median; among what was learned from they are not.
        assertThat(value(evaluate("d2q", "--relevant-from", 0.5).succeeds(), "mrr@10"))
                .isEqualTo(1);
        assertThat(value(evaluate("d2q", "--relevant-from", 0.05).succeeds(), "mrr@10"))
                .isEqualTo(1);
        assertThat(value(evaluate("d2q", "--relevant-from", 0.45).succeeds(), "mrr@10"))
                .isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void everyLabelThatTrainKnowsCanJudge() throws IOException {
        for (String label : new String[] {"completion75", "quantile75", "wtg", "D2Q"}) {
            train(label).succeeds();
            assertThat(value(evaluate(label.toLowerCase(java.util.Locale.ROOT)).succeeds(), "hit@1"))
                    .as(label)
                    .isPositive();
        }
        assertThat(train("click").succeeds().objectsWith("step").get(1).get("left_out"))
                .isEqualTo(Map.of("of a value below 0.1", 1));
        evaluate("click").failsSaying("nobody has judgements to judge lists.run by");
    }

    /** The version knows y and z as x, and will not show u1 a or b again. */
    @Test
    void exposuresAreJudgedAsTheVersionKnowsThem() throws IOException {
        train("d2q", "--items", file("items.csv", "item,merged_ids\nx,y2|y3\n")).succeeds();
        String later = """
                user,item,time,duration_seconds,watch_seconds
                u1,y2,2024-05-01T00:00:00Z,60,60
                u1,a,2024-05-01T00:00:00Z,60,60
                u1,b,1970-01-01T00:00:05Z,60,60
                u1,new,1970-01-01T00:00:10,60,60
                u2,y3,,60,1
                """;
        Object[] arguments = {
            "evaluate",
            "--exposures",
            file("known.csv", later),
            "--repo",
            scratch.resolve("models"),
            "--label",
            "d2q",
            "--run",
            file("known.run", "u1 Q0 x 1 2 t\nu1 Q0 new 2 1 t\nu2 Q0 x 1 1 t\n"),
            "--metrics",
            "recall@1",
            "--json"
        };

        Invocation.of(arguments)
                .failsSaying("known.csv:5: time has no zone, and none was stated: '1970-01-01T00:00:10'");
        Invocation evaluation = Invocation.of(with(arguments, "--zone", "Europe/Berlin", "--skip-bad-lines"))
                .succeeds();

        assertThat(evaluation.objectsWith("without_label"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("skipped_lines", 1)
                        .containsEntry("exposures", 4)
                        .containsEntry("merged_items", 1)
                        .containsEntry("seen_left_out", 2)
                        .containsEntry("not_later", 2)
                        .containsEntry("without_label", 0));
        assertThat(value(evaluation, "recall@1")).as("x, not a or b").isEqualTo(1);
    }

    @Test
    void whatWasLearnedFromDoesNotJudge() throws IOException {
        train("d2q").succeeds();

        Invocation.of(
                        "evaluate",
                        "--exposures",
                        file("same.csv", TRAIN.replace("u5,a,11,60,,0\n", "")),
                        "--repo",
                        scratch.resolve("models"),
                        "--label",
                        "d2q",
                        "--run",
                        file("lists.run", RUN))
                .failsSaying("nothing to judge by: all 10 exposures are of what their user had seen when the version"
                        + " was trained");
    }

    @Test
    void peopleReadByWhatItWasJudged() throws IOException {
        train("d2q").succeeds();

        assertThat(Invocation.of(
                                "evaluate",
                                "--exposures",
                                file("later.csv", LATER),
                                "--repo",
                                scratch.resolve("models"),
                                "--label",
                                "d2q",
                                "--run",
                                file("lists.run", RUN))
                        .succeeds()
                        .out())
                .contains("Judged by D2q[buckets=Buckets[cut=EQUAL_FREQUENCY, count=20, leastRows=10], ties=MID_RANK]")
                .contains("4 exposures, of which 1 have no label and judge nothing");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() throws IOException {
        train("d2q").succeeds();

        evaluate("click").failsSaying(" has no label click, it has [d2q]");
        evaluate("d2q", "--relevant-from", -1).isRefusedSaying("--relevant-from must be finite and not negative: -1.0");
        evaluate("d2q", "--qrels", file("qrels", "u1 0 x 1\n"))
                .isRefusedSaying(
                        "either --qrels says by what to judge, or --exposures, --repo and --label together do");
        Invocation.of("evaluate", "--run", file("lists.run", RUN))
                .isRefusedSaying(
                        "either --qrels says by what to judge, or --exposures, --repo and --label together do");
        Invocation.of("evaluate", "--run", "r", "--exposures", "e", "--repo", scratch.resolve("none"), "--label", "d2q")
                .failsSaying("none: is no repository, or nothing was published to it");
        train("mood").isRefusedSaying("mood");
        Invocation.of(
                        "train",
                        "--model",
                        "als",
                        "--train",
                        file("events.tsv", SMALL),
                        "--label",
                        "d2q",
                        "--out",
                        scratch.resolve("models"))
                .failsSaying("label d2q needs the column watch_seconds, there are []");
    }

    /** From a log to lists that are judged by what the later part of it says, label and all. */
    @Test
    void theWholeWay() throws IOException {
        Dataset log = DatasetReader.of(DataFormat.CSV)
                .items(SAMPLE.resolve("items.csv"))
                .read(SAMPLE.resolve("events.csv"))
                .dataset();
        Dataset exposures =
                Preparation.none().then("exposures", new Exposures()).apply(log).data();
        Split split = new GlobalTimeSplit(0.2).split(exposures.interactions());
        Path train = scratch.resolve("train.csv");
        Path later = scratch.resolve("later.csv");
        OutputFile.write(train, OutputFile.text(train, EventCsv.of(exposures.with(split.train()))::write));
        OutputFile.write(later, OutputFile.text(later, EventCsv.of(exposures.with(split.test()))::write));
        Path models = scratch.resolve("models");
        Path run = scratch.resolve("all.run");

        Invocation.of(
                        "train",
                        "--model",
                        "als",
                        "--train",
                        train,
                        "--format",
                        "csv",
                        "--label",
                        "d2q",
                        "--dim",
                        16,
                        "--out",
                        models)
                .succeeds();
        Invocation.of("recommend", "--repo", models, "--all", "-n", 50, "--run", run)
                .succeeds();
        Invocation evaluation = Invocation.of(
                        "evaluate",
                        "--exposures",
                        later,
                        "--repo",
                        models,
                        "--label",
                        "d2q",
                        "--run",
                        run,
                        "--metrics",
                        "ndcg@10",
                        "--json")
                .succeeds();

        double[] labels =
                D2q.fit(split.train(), Buckets.defaults(), Ties.MID_RANK).of(split.test());
        assertThat(evaluation.objectsWith("without_label").get(0))
                .containsEntry("exposures", labels.length)
                .containsEntry("without_label", (int)
                        Arrays.stream(labels).filter(Double::isNaN).count());
        assertThat(value(evaluation, "ndcg@10")).isBetween(0.01, 0.9);
    }
}
