package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.train.TrainingListener;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What a deep and cross network is not trained on, and settings that are none. */
class BadDcnTrainingTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(FeatureKey.number("x"));
    private static final DcnSettings SETTINGS = DcnSettings.defaults();

    private static void refused(Examples examples, String message) {
        assertThatThrownBy(() -> new DcnTrainer(SETTINGS).train("heavy", examples, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void labelsOfOneKindAndOutOfRange() {
        float[][] two = {{1}, {2}};
        refused(Rows.examples(SCHEMA, new float[0][]), "number of examples must be at least 1: 0");
        refused(
                Rows.examples(SCHEMA, two, 1, 1),
                "labels must be of both kinds: all of label are 1 that have a weight");
        refused(
                Rows.examples(SCHEMA, two, 0, 0),
                "labels must be of both kinds: all of label are 0 that have a weight");
        refused(Rows.examples(SCHEMA, two, 0, 2), "label of example 1 must be from 0 to 1: 2.0");
        refused(
                Rows.examples(SCHEMA, two, new float[] {0, 1}, new float[2]),
                "an example must have a label label and a weight above 0: none of 2 has");
        refused(Rows.examples(FeatureSchema.NONE, new float[2][0], 0, 1), "number of features must be at least 1: 0");
    }

    @Test
    void aHeadOfOneKindIsNamed() {
        Examples.Builder builder = new Examples.Builder(SCHEMA, List.of("click", "like"));
        builder.add(Rows.candidates(SCHEMA, new float[] {1}), 0, new float[] {0, Float.NaN}, 1);
        builder.add(Rows.candidates(SCHEMA, new float[] {2}), 0, new float[] {1, 1}, 1);

        refused(builder.build(), "labels must be of both kinds: all of like are 1 that have a weight");
    }

    @Test
    void aHeadWithACommaIsNamed() {
        Examples.Builder builder = new Examples.Builder(SCHEMA, List.of("like", "click,order"));
        builder.add(Rows.candidates(SCHEMA, new float[] {1}), 0, new float[] {0, 1}, 1);
        builder.add(Rows.candidates(SCHEMA, new float[] {2}), 0, new float[] {1, 0}, 1);

        refused(builder.build(), "the name of a head must have no comma: 'click,order'");
    }

    @Test
    void namesThatNoTableCanHave() {
        Examples fine = Rows.examples(SCHEMA, new float[][] {{1}, {2}}, 0, 1);

        assertThatThrownBy(() -> new DcnTrainer(SETTINGS).train("no name", fine, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a model's name is letters, digits, dots and dashes: 'no name'");
    }

    @Test
    void settingsOutOfRange() {
        DcnLayers layers = DcnLayers.defaults();
        assertThatThrownBy(() -> layers.withCross(-1)).hasMessage("cross must be at least 0: -1");
        assertThatThrownBy(() -> layers.withRank(0)).hasMessage("rank must be at least 1: 0");
        assertThatThrownBy(() -> layers.withDiagonal(-0.1f))
                .hasMessage("diagonal must be finite and not negative: -0.1");
        assertThatThrownBy(() -> layers.withDiagonal(Float.NaN))
                .hasMessage("diagonal must be finite and not negative: NaN");
        assertThatThrownBy(() -> layers.withDeep(8, 0)).hasMessage("deep layers must have at least 1 output: [8, 0]");
        assertThatThrownBy(() -> layers.withEmbedding(0)).hasMessage("embedding must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withEpochs(0)).hasMessage("epochs must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withBatch(0)).hasMessage("batch must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withPatience(0)).hasMessage("patience must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withRate(0)).hasMessage("rate must be finite and above 0: 0.0");
        assertThatThrownBy(() -> SETTINGS.withDecay(-1)).hasMessage("decay must be finite and not negative: -1.0");
        assertThatThrownBy(() -> SETTINGS.withHeldOut(1)).hasMessage("heldOut must be from 0 to below 1: 1.0");
        assertThat(SETTINGS.withLayers(layers).withSeed(-3).seed()).isEqualTo(-3);
    }

    @Test
    void categoriesBecomeAsManyNumbersAsTheRuleSays() {
        DcnLayers layers = DcnLayers.defaults();
        assertThat(layers.dimension(2)).isEqualTo(2);
        assertThat(layers.dimension(16)).isEqualTo(12);
        assertThat(layers.dimension(1000)).isEqualTo(16);
        assertThat(layers.withEmbedding(64).dimension(10_000)).isEqualTo(60);
    }

    @Test
    void stepsWithoutBounds() {
        Examples fine = Rows.examples(SCHEMA, new float[][] {{-1}, {1}, {1}, {3}}, 0, 1, 0, 1);

        assertThatThrownBy(() -> new DcnTrainer(SETTINGS.withRate(1e30)).train("heavy", fine, TrainingListener.NONE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("lower rate below 1.0E30");
        // Finite before its only step, and not after it.
        assertThatThrownBy(() -> new DcnTrainer(SETTINGS.withRate(1e39).withEpochs(1))
                        .train("heavy", fine, TrainingListener.NONE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("a weight is not finite: lower rate below 1.0E39");
    }

    @Test
    void anInterruptEndsIt() {
        Examples fine = Rows.examples(SCHEMA, new float[][] {{1}, {2}}, 0, 1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new DcnTrainer(SETTINGS).train("heavy", fine, TrainingListener.NONE))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
