package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.input.Scale;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Online learning is the paper's, whatever the settings, and that of the batch trainer. */
class OnlineLogisticProperties {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(
            FeatureKey.number("x"),
            new FeatureKey("country", FeatureType.CATEGORY),
            new FeatureKey("fresh", FeatureType.FLAG));
    private static final int FEATURES = 3;
    private static final int BITS = 22; // few values in many buckets: none of the test's collide
    private static final Hashing HASHING = new Hashing(BITS, List.of(Cross.of("country", "fresh")));

    private static Examples examples(long seed, int size) {
        Random random = new Random(seed);
        float[][] rows = new float[size][];
        float[] labels = new float[size];
        float[] weights = new float[size];
        for (int row = 0; row < size; row++) {
            rows[row] = new float[] {
                orMissing(random, (float) random.nextGaussian()),
                orMissing(random, random.nextInt(4)),
                orMissing(random, random.nextInt(2))
            };
            labels[row] = row < 2 ? row : random.nextInt(3) / 2f;
            weights[row] = row < 2 ? 1 : random.nextInt(4) / 2f;
        }
        return Rows.examples(SCHEMA, rows, labels, weights);
    }

    private static float orMissing(Random random, float value) {
        return random.nextInt(5) == 0 ? Float.NaN : value;
    }

    /** Coordinates of a row, by names of its own for what is hashed. */
    private static Map<Integer, Double> inputs(Examples examples, int row, List<Optional<Scale>> read) {
        Map<Integer, Double> inputs = new LinkedHashMap<>();
        inputs.put(0, 1.0);
        float x = examples.feature(row, 0);
        float country = examples.feature(row, 1);
        float fresh = examples.feature(row, 2);
        for (int f = 0; f < FEATURES; f++) {
            if (Float.isNaN(examples.feature(row, f)) && read.get(f).isPresent()) {
                inputs.put(1 + FEATURES + f, 1.0);
            }
        }
        if (!Float.isNaN(x)) {
            inputs.put(1, (x - (double) scale(read).mean()) / scale(read).deviation());
        }
        if (!Float.isNaN(fresh)) {
            inputs.put(3, (double) fresh);
        }
        if (!Float.isNaN(country)) {
            inputs.put(100 + (int) country, 1.0);
        }
        if (!Float.isNaN(country) && !Float.isNaN(fresh)) {
            inputs.put(200 + 10 * (int) country + (int) fresh, 1.0);
        }
        return inputs;
    }

    @Property(tries = 30)
    void stepsAreThoseOfThePaper(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int size,
            @ForAll @DoubleRange(min = 0.01, max = 2) double alpha,
            @ForAll @DoubleRange(min = 0.1, max = 3) double beta,
            @ForAll @DoubleRange(max = 1) double l1,
            @ForAll @DoubleRange(max = 3) double l2) {
        FtrlSettings settings = new FtrlSettings(alpha, beta, l1, l2, 1, 42, HASHING);
        Examples examples = examples(seed, size);
        List<Optional<Scale>> read = FtrlState.scales(examples);
        HashedTerms hashed = HashedTerms.of(SCHEMA, HASHING);
        FtrlState start = new FtrlState(read, hashed, new FtrlCoordinates(settings, FtrlState.coordinates(hashed)));
        FtrlLearner learner = new FtrlLearner(start);
        NaiveFtrl naive = new NaiveFtrl(settings);

        for (int row = 0; row < size; row++) {
            Map<Integer, Double> inputs = inputs(examples, row, read);
            double logit = learner.logit(examples, row);
            assertThat(Logistic.probability(logit))
                    .as("prediction of row %d", row)
                    .isCloseTo(naive.predict(inputs), within(1e-9));
            learner.step(logit, examples.label(row), examples.weight(row));
            naive.learn(inputs, examples.label(row), examples.weight(row));
        }
    }

    @Property(tries = 15)
    void theSameSequenceMakesTheModelOfTheBatchTrainer(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 200) int size) {
        FtrlSettings one =
                FtrlSettings.defaults().withHashing(HASHING.withBits(6)).withEpochs(1);
        Examples examples = examples(seed, size);
        LogisticModel batch = train(one.withEpochs(2), examples);

        OnlineLogistic online = OnlineLogistic.of(train(one, examples));
        SplittableRandom random = new SplittableRandom(one.seed());
        int[] order = new int[size];
        Arrays.setAll(order, row -> row);
        shuffle(order, random);
        shuffle(order, random);
        for (int row : order) {
            online.learn(candidates(examples, row), 0, examples.label(row), examples.weight(row));
        }

        Saved.assertSame(online.model(), batch);
    }

    private static LogisticModel train(FtrlSettings settings, Examples examples) {
        return new FtrlTrainer(settings).train("light", examples, TrainingListener.NONE);
    }

    private static dev.sluice.Candidates candidates(Examples examples, int row) {
        return Rows.candidates(
                SCHEMA, new float[] {examples.feature(row, 0), examples.feature(row, 1), examples.feature(row, 2)});
    }

    private static Scale scale(List<Optional<Scale>> read) {
        return read.get(0).orElse(Scale.AS_IS);
    }

    /** Drawn as in every version before, so that equal seeds go on giving equal models. */
    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }
}
