package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How numbers, flags, constants and what is missing are read, and what is left where there is nothing to read. */
class FeatureReadingTest {
    private static final FtrlSettings SETTINGS = FtrlSettings.defaults();

    private static FeatureSchema schema(String... numbers) {
        return new FeatureSchema(Arrays.stream(numbers).map(FeatureKey::number).toList());
    }

    private static LogisticModel train(FtrlSettings settings, Examples examples) {
        return new FtrlTrainer(settings).train("light", examples, TrainingListener.NONE);
    }

    @Test
    void whatIsMissingHasAWeightOfItsOwn() {
        FeatureSchema schema = schema("sometimes", "always", "never");
        Random random = new Random(5);
        float[][] rows = new float[4000][];
        float[] labels = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            boolean there = random.nextBoolean();
            rows[row] = new float[] {there ? 5 : Float.NaN, (float) random.nextGaussian(), Float.NaN};
            labels[row] = random.nextDouble() < (there ? 0.8 : 0.2) ? 1 : 0;
        }

        LogisticModel model = train(SETTINGS.withEpochs(20), Rows.examples(schema, rows, labels));
        FeatureWeight sometimes = model.weights().get(0);

        assertThat(sometimes.ifMissing()).isNegative();
        assertThat(sometimes.mean()).isEqualTo(5);
        assertThat(sometimes.deviation()).isEqualTo(1);
        assertThat(sometimes.weight()).isZero();
        assertThat(model.weights().get(1).ifMissing()).isZero();
        assertThat(model.weights().get(2)).isEqualTo(new FeatureWeight(FeatureKey.number("never"), 0, 0, 0, 1));
        assertThat(model.probability(new float[] {5, 0, Float.NaN})).isCloseTo(0.8, within(0.02));
        assertThat(model.probability(new float[] {Float.NaN, 0, 3})).isCloseTo(0.2, within(0.02));
    }

    @Test
    void flagsAreReadAsTheyAre() {
        FeatureSchema schema = FeatureSchema.of(new FeatureKey("fresh", FeatureType.FLAG));
        float[][] rows = {{0}, {1}, {1}, {1}, {0}, {1}};

        FeatureWeight flag = train(SETTINGS, Rows.examples(schema, rows, 0, 1, 1, 1, 0, 0))
                .weights()
                .get(0);

        assertThat(flag.mean()).isZero();
        assertThat(flag.deviation()).isEqualTo(1);
        assertThat(flag.weight()).isPositive();
    }

    @Test
    void aConstantOfManyDigitsIsStillAConstant() {
        float[][] rows = new float[1000][1];
        float[] labels = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row][0] = 0.1f;
            labels[row] = row % 3 == 0 ? 1 : 0;
        }

        FeatureWeight constant = train(SETTINGS, Rows.examples(schema("c"), rows, labels))
                .weights()
                .get(0);

        assertThat(constant).isEqualTo(new FeatureWeight(FeatureKey.number("c"), 0, 0, 0.1f, 1));
    }

    @Test
    void noFeaturesLeaveTheShareOfThoseLiked() {
        assertThat(shareLearned(4000, 4)).isCloseTo(0.25, within(0.02));
    }

    @Test
    void fewThatAreLikedAreSoonFewInThePredictions() {
        assertThat(shareLearned(1000, 200)).isCloseTo(0.005, within(0.0005));
    }

    /** What a model without features predicts after one epoch, where one in so many is liked. */
    private static double shareLearned(int size, int oneIn) {
        float[] labels = new float[size];
        for (int row = 0; row < size; row += oneIn) {
            labels[row] = 1;
        }
        Examples examples = Rows.examples(FeatureSchema.NONE, new float[size][0], labels);
        return train(SETTINGS.withEpochs(1), examples).probability(new float[0]);
    }
}
