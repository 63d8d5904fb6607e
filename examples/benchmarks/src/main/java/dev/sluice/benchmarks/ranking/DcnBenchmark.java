package dev.sluice.benchmarks.ranking;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.ranking.neural.DcnLayers;
import dev.sluice.ranking.neural.DcnSettings;
import dev.sluice.ranking.neural.DcnTrainer;
import dev.sluice.train.TrainingListener;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does the heavy ranker take for the candidates of a request on one thread, in the middle and at the worst of
 * a hundred? Two cross layers, deep ones of 128 and 64, 64 numbers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class DcnBenchmark {
    /** Candidates of a request. */
    @Param({"1", "100", "500"})
    public int candidates;

    /** Of the cross layers; 0 are full ones. */
    @Param({"0", "16"})
    public int rank;

    private final Query query =
            Query.of(new ModelVersion("1"), ItemSet.all(1 << 16)).build();

    @SuppressWarnings("NullAway.Init") // JMH calls train() first
    private Scorer scorer;

    private Candidates batch = Candidates.NONE;
    private float[] scores = {};

    /** Made by JMH. */
    public DcnBenchmark() {}

    /** What it has learned does not matter here. */
    @Setup
    public void train() {
        MadeUpRows rows = new MadeUpRows(64, 42);
        DcnLayers full = DcnLayers.defaults();
        DcnSettings settings = DcnSettings.defaults().withEpochs(1).withLayers(rank == 0 ? full : full.withRank(rank));
        scorer = new DcnTrainer(settings)
                .train("dcn", rows.examples(2000), TrainingListener.NONE)
                .scorer();
        batch = rows.candidates(candidates);
        scores = new float[candidates];
    }

    /** Scores the candidates. */
    @Benchmark
    public float[] score() {
        scorer.score(query, batch, scores);
        return scores;
    }
}
