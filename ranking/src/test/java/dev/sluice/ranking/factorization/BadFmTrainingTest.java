package dev.sluice.ranking.factorization;

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

/** What cannot be learned from is an error that names itself. */
class BadFmTrainingTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(FeatureKey.number("x"));
    private static final FmSettings SETTINGS = FmSettings.defaults();
    private static final float[][] ROWS = {{1}, {2}};

    private static void refused(String name, Examples examples, String message) {
        assertThatThrownBy(() -> new FmTrainer(SETTINGS).train(name, examples, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void nothingToLearnFrom() {
        FeatureSchema none = new FeatureSchema(List.of());

        refused("light", new Examples.Builder(SCHEMA).build(), "number of examples must be at least 1: 0");
        refused("light", Rows.examples(none, new float[][] {{}, {}}, 0, 1), "number of features must be at least 1: 0");
    }

    @Test
    void labelsOfOneKind() {
        refused(
                "light",
                Rows.examples(SCHEMA, ROWS, 1, 1),
                "labels must be of both kinds: all of label are 1 that have a weight");
        refused(
                "light",
                Rows.examples(SCHEMA, ROWS, new float[] {1, 0}, new float[] {0, 1}),
                "labels must be of both kinds: all of label are 0 that have a weight");
        refused(
                "light",
                Rows.examples(SCHEMA, ROWS, new float[] {1, 0}, new float[] {0, 0}),
                "an example must have a label label and a weight above 0: none of 2 has");
    }

    @Test
    void labelsThatAreNoProbabilities() {
        refused("light", Rows.examples(SCHEMA, ROWS, 0, 5), "label of example 1 must be from 0 to 1: 5.0");
    }

    @Test
    void severalHeads() {
        Examples two = new Examples.Builder(SCHEMA, List.of("click", "order"))
                .add(Rows.candidates(SCHEMA, ROWS), 0, new float[] {1, 0}, 1)
                .build();

        refused("light", two, "examples must have one head, such as Examples.head gives: [click, order]");
    }

    @Test
    void absentLabelsAddNothing() {
        Examples.Builder examples = new Examples.Builder(SCHEMA);
        Examples.Builder more = new Examples.Builder(SCHEMA);
        for (float label : new float[] {0, 1}) {
            examples.add(Rows.candidates(SCHEMA, new float[] {1}), 0, label, 1);
            more.add(Rows.candidates(SCHEMA, new float[] {1}), 0, label, 1);
        }
        more.add(Rows.candidates(SCHEMA, new float[] {1}), 0, new float[] {Float.NaN}, 1);
        FmTrainer trainer = new FmTrainer(SETTINGS.withEpochs(1).withRegularization(0));

        assertThat(trainer.train("light", more.build(), TrainingListener.NONE)
                        .factors()
                        .table())
                .isEqualTo(trainer.train("light", examples.build(), TrainingListener.NONE)
                        .factors()
                        .table());
    }

    @Test
    void namesThatNoTableCanHave() {
        refused(
                "no name",
                Rows.examples(SCHEMA, ROWS, 0, 1),
                "a model's name is letters, digits, dots and dashes: 'no name'");
    }

    @Test
    void settingsOutOfRange() {
        assertThatThrownBy(() -> SETTINGS.withFactors(0)).hasMessage("factors must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withEpochs(0)).hasMessage("epochs must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withBatch(0)).hasMessage("batch must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withPatience(0)).hasMessage("patience must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withRate(Double.NaN)).hasMessage("rate must be finite and above 0: NaN");
        assertThatThrownBy(() -> SETTINGS.withRegularization(-1))
                .hasMessage("regularization must be finite and not negative: -1.0");
        assertThatThrownBy(() -> SETTINGS.withHeldOut(1)).hasMessage("heldOut must be from 0 to below 1: 1.0");
        assertThat(SETTINGS.withSeed(-3).seed()).isEqualTo(-3);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new FmTrainer(SETTINGS)
                            .train("light", Rows.examples(SCHEMA, ROWS, 0, 1), TrainingListener.NONE))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
