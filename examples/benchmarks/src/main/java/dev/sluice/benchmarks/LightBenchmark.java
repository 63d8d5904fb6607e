package dev.sluice.benchmarks;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.factorization.FmSettings;
import dev.sluice.ranking.factorization.FmTrainer;
import dev.sluice.ranking.linear.FtrlSettings;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.train.TrainingListener;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * How long does one thread take to score the candidates of a request with a light ranker? Every call is timed alone, so
 * that the percentiles are those of requests.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LightBenchmark {
    private static final int EXAMPLES = 5000;
    private static final int OF_WHICH_MISSING = 20;

    /** What scores. */
    public enum Ranker {
        /** Logistic regression. */
        LOGISTIC {
            @Override
            Scorer train(Examples examples) {
                return LogisticScorer.of(
                        new FtrlTrainer(FtrlSettings.defaults()).train("light", examples, TrainingListener.NONE));
            }
        },
        /** A factorization machine of eight factors. */
        FACTORIZATION {
            @Override
            Scorer train(Examples examples) {
                return new FmTrainer(FmSettings.defaults())
                        .train("light", examples, TrainingListener.NONE)
                        .scorer();
            }
        };

        abstract Scorer train(Examples examples);
    }

    /** What scores. */
    @Param({"LOGISTIC", "FACTORIZATION"})
    public Ranker ranker = Ranker.LOGISTIC;

    /** How many candidates a request has. */
    @Param("2000")
    public int candidates;

    /** How many numbers each of them has. */
    @Param("20")
    public int features;

    private final Query query =
            Query.of(new ModelVersion("benchmark"), ItemSet.all(2)).build();

    @SuppressWarnings("NullAway.Init") // JMH calls train() first
    private Scorer scorer;

    private Candidates request = Candidates.NONE;
    private float[] scores = {};

    /** Made by JMH. */
    public LightBenchmark() {}

    /** Trains on numbers at random, some missing, and makes a request of others. */
    @Setup
    public void train() {
        Random random = new Random(1);
        FeatureSchema schema = new FeatureSchema(IntStream.range(0, features)
                .mapToObj(column -> FeatureKey.number("f" + column))
                .toList());
        Candidates rows = candidates(EXAMPLES, schema, random);
        Examples.Builder examples = new Examples.Builder(schema);
        for (int row = 0; row < rows.size(); row++) {
            examples.add(rows, row, random.nextInt(2), 1);
        }
        scorer = ranker.train(examples.build());
        request = candidates(candidates, schema, random);
        scores = new float[candidates];
    }

    private static Candidates candidates(int size, FeatureSchema schema, Random random) {
        Candidates rows = Candidates.of(IntStream.rangeClosed(1, size).toArray(), new float[size]);
        for (FeatureKey feature : schema.keys()) {
            float[] column = new float[size];
            for (int row = 0; row < size; row++) {
                column[row] = random.nextInt(OF_WHICH_MISSING) == 0 ? Float.NaN : (float) random.nextGaussian();
            }
            rows = rows.withFeature(feature, column);
        }
        return rows;
    }

    /** Scores the candidates of a request. */
    @Benchmark
    public float[] score() {
        scorer.score(query, request, scores);
        return scores;
    }
}
