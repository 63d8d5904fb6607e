package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What cannot be learned from is an error that names itself. */
class BadTrainingTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(FeatureKey.number("x"));
    private static final FtrlSettings SETTINGS = FtrlSettings.defaults();

    private static void refused(FtrlSettings settings, Examples examples, String message) {
        assertThatThrownBy(() -> new FtrlTrainer(settings).train("light", examples, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void noExamples() {
        refused(SETTINGS, new Examples.Builder(SCHEMA).build(), "number of examples must be at least 1: 0");
    }

    @Test
    void labelsOfOneKind() {
        float[][] rows = {{1}, {2}};

        refused(
                SETTINGS,
                Rows.examples(SCHEMA, rows, 1, 1),
                "labels must be of both kinds: all of label are 1 that have a weight");
        refused(
                SETTINGS,
                Rows.examples(SCHEMA, rows, new float[] {1, 0}, new float[] {0, 1}),
                "labels must be of both kinds: all of label are 0 that have a weight");
        refused(
                SETTINGS,
                Rows.examples(SCHEMA, rows, new float[] {1, 0}, new float[] {0, 0}),
                "an example must have a label label and a weight above 0: none of 2 has");
    }

    @Test
    void labelsThatAreNoProbabilities() {
        refused(
                SETTINGS,
                Rows.examples(SCHEMA, new float[][] {{1}, {2}}, 0, 5),
                "label of example 1 must be from 0 to 1: 5.0");
    }

    @Test
    void severalHeads() {
        Examples two = new Examples.Builder(SCHEMA, List.of("click", "order"))
                .add(Rows.candidates(SCHEMA, new float[] {1}), 0, new float[] {1, 0}, 1)
                .build();

        refused(SETTINGS, two, "examples must have one head, such as Examples.head gives: [click, order]");
    }

    @Test
    void absentLabelsTeachNothing() {
        Examples.Builder examples = new Examples.Builder(SCHEMA);
        Examples.Builder more = new Examples.Builder(SCHEMA);
        for (float label : new float[] {0, 1}) {
            examples.add(Rows.candidates(SCHEMA, new float[] {label}), 0, label, 1);
            more.add(Rows.candidates(SCHEMA, new float[] {label}), 0, label, 1);
        }
        for (float x : new float[] {0, 1}) {
            more.add(Rows.candidates(SCHEMA, new float[] {x}), 0, new float[] {Float.NaN}, 1);
        }
        FtrlTrainer trainer = new FtrlTrainer(SETTINGS);
        List<Double> losses = new ArrayList<>();
        LogisticModel model = trainer.train("light", more.build(), report -> losses.add(report.loss()));
        LogisticModel expected = trainer.train("light", examples.build(), report -> losses.add(report.loss()));

        Saved.assertSame(model, expected);
        assertThat(losses.subList(0, 5)).isEqualTo(losses.subList(5, 10));
    }

    @Test
    void softLabelsAreFine() {
        Examples soft = Rows.examples(SCHEMA, new float[][] {{1}, {2}}, 0.25f, 0.75f);

        assertThat(new FtrlTrainer(SETTINGS)
                        .train("light", soft, TrainingListener.NONE)
                        .weights()
                        .get(0)
                        .weight())
                .isPositive();
    }

    @Test
    void crossesOfWhatIsNotThereOrIsANumber() {
        FeatureSchema schema = FeatureSchema.of(new FeatureKey("device", FeatureType.CATEGORY), FeatureKey.number("x"));
        Examples examples = Rows.examples(schema, new float[][] {{1, 1}, {2, 2}}, 0, 1);

        refused(
                SETTINGS.withHashing(Hashing.defaults().withCrosses(Cross.of("device", "country"))),
                examples,
                "cross device*country needs feature country among [device, x]");
        refused(
                SETTINGS.withHashing(Hashing.defaults().withCrosses(Cross.of("device", "x"))),
                examples,
                "cross device*x is of categories and flags: make a category of the ranges of x:number");
    }

    @Test
    void hashingOutOfRange() {
        Hashing hashing = Hashing.defaults();

        assertThatThrownBy(() -> hashing.withBits(0)).hasMessage("bits must be from 1 to 24: 0");
        assertThatThrownBy(() -> hashing.withBits(25)).hasMessage("bits must be from 1 to 24: 25");
        assertThatThrownBy(() -> Cross.of("a")).hasMessage("a cross is of two features or more, each once: [a]");
        assertThatThrownBy(() -> Cross.of("a", "a"))
                .hasMessage("a cross is of two features or more, each once: [a, a]");
        assertThatThrownBy(() -> hashing.withCrosses(Cross.of("a", "b"), Cross.of("a", "b")))
                .hasMessage("crosses must be distinct: [a*b, a*b]");
    }

    @Test
    void namesThatNoTableCanHave() {
        Examples fine = Rows.examples(SCHEMA, new float[][] {{1}, {2}}, 0, 1);

        assertThatThrownBy(() -> new FtrlTrainer(SETTINGS).train("no name", fine, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a model's name is letters, digits, dots and dashes: 'no name'");
    }

    @Test
    void settingsOutOfRange() {
        assertThatThrownBy(() -> SETTINGS.withAlpha(0)).hasMessage("alpha must be finite and above 0: 0.0");
        assertThatThrownBy(() -> SETTINGS.withBeta(Double.NaN)).hasMessage("beta must be finite and above 0: NaN");
        assertThatThrownBy(() -> SETTINGS.withL1(-1)).hasMessage("l1 must be finite and not negative: -1.0");
        assertThatThrownBy(() -> SETTINGS.withL2(Double.POSITIVE_INFINITY))
                .hasMessage("l2 must be finite and not negative: Infinity");
        assertThatThrownBy(() -> SETTINGS.withEpochs(0)).hasMessage("epochs must be at least 1: 0");
        assertThat(SETTINGS.withSeed(-3).seed()).isEqualTo(-3);
    }

    @Test
    void stepsWithoutBounds() {
        Examples examples = Rows.examples(SCHEMA, new float[][] {{-1}, {1}, {1}}, 0, 1, 0);

        assertThatThrownBy(() -> new FtrlTrainer(SETTINGS.withAlpha(1e308).withL2(0))
                        .train("light", examples, TrainingListener.NONE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("lower alpha below 1.0E308");
    }

    @Test
    void anInterruptEndsIt() {
        Examples fine = Rows.examples(SCHEMA, new float[][] {{1}, {2}}, 0, 1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new FtrlTrainer(SETTINGS).train("light", fine, TrainingListener.NONE))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
