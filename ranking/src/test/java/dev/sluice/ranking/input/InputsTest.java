package dev.sluice.ranking.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey PRICE = FeatureKey.number("price");
    private static final FeatureKey DEVICE = new FeatureKey("device", FeatureType.CATEGORY);
    private static final FeatureSchema SCHEMA = FeatureSchema.of(AGE, DEVICE, PRICE);
    private static final float NONE = Float.NaN;
    /** Ages 1 and 3 have the mean 2 and the deviation 1. */
    private static final float[][] ROWS = {{1, 7, 5}, {3, 2, 5}, {NONE, NONE, 5}};

    private static Inputs inputs() {
        return Inputs.of(Rows.examples(SCHEMA, ROWS, 1, 0, 1));
    }

    private static InputBatch read(Inputs inputs, float[]... rows) {
        InputBatch batch = inputs.batch(rows.length + 2);
        inputs.read(Rows.candidates(SCHEMA, rows), batch);
        return batch;
    }

    private static float[] numbers(InputBatch batch, int input) {
        return Arrays.copyOf(batch.numbers(input), batch.size());
    }

    private static int[] codes(InputBatch batch, int category) {
        return Arrays.copyOf(batch.codes(category), batch.size());
    }

    @Test
    void numbersAreInDeviationsAndWhatIsMissingIsMarked() {
        InputBatch batch = read(inputs(), ROWS);

        assertThat(inputs().numbers()).isEqualTo(3);
        assertThat(numbers(batch, 0)).containsExactly(-1, 1, 0);
        assertThat(numbers(batch, 1)).containsExactly(0, 0, 0);
        assertThat(numbers(batch, 2)).containsExactly(0, 0, 1);
        assertThat(inputs().origins()).containsExactly(AGE, PRICE, AGE, DEVICE);
    }

    @Test
    void whatTrainingNeverSawCountsAsTheNearestItSaw() {
        InputBatch batch = read(inputs(), new float[] {1e9f, 0, 5}, new float[] {-1e9f, 0, NONE});

        assertThat(numbers(batch, 0)).containsExactly(1, -1);
        assertThat(numbers(batch, 1)).containsExactly(0, 0);
    }

    @Test
    void codesTellMissingFromUnseenFromSeen() {
        InputBatch batch = read(
                inputs(), new float[] {1, 2, 1}, new float[] {1, 7, 1}, new float[] {1, 3, 1}, new float[] {1, NONE, 1
                });

        assertThat(codes(batch, 0)).containsExactly(2, 3, 1, 0);
        assertThat(inputs().codes(0)).isEqualTo(4);
    }

    @Test
    void examplesAreReadAsCandidatesAre() {
        Examples examples = Rows.examples(SCHEMA, ROWS, 1, 0, 1);
        Inputs inputs = Inputs.of(examples);
        InputBatch served = read(inputs, ROWS[2], ROWS[0]);
        InputBatch trained = inputs.batch(2);

        inputs.read(examples, new int[] {1, 2, 0}, 1, 2, trained);

        IntStream.range(0, inputs.numbers())
                .forEach(input -> assertThat(numbers(trained, input)).containsExactly(numbers(served, input)));
        assertThat(codes(trained, 0)).containsExactly(codes(served, 0));
    }

    @Test
    void rowsWithoutWeightSayNothingOfTheScale() {
        float[] weights = {1, 1, 0};
        float[][] rows = {{1, 0, 1}, {3, 0, 1}, {1e6f, 0, 1}};

        InputBatch batch = read(Inputs.of(Rows.examples(SCHEMA, rows, new float[] {1, 0, 1}, weights)), ROWS[0]);

        assertThat(numbers(batch, 0)).containsExactly(-1);
    }

    @Test
    void aFeatureThatNoExampleHasIsNoNewsButItsAbsence() {
        float[][] rows = {{NONE, 0, 1}, {NONE, 0, 2}};

        InputBatch batch = read(Inputs.of(Rows.examples(SCHEMA, rows, 1, 0)), new float[] {77, 0, 1});

        assertThat(numbers(batch, 0)).containsExactly(0);
        assertThat(numbers(batch, 2)).containsExactly(0);
    }

    @Test
    void anInfiniteFeatureIsNamed() {
        assertThatThrownBy(() -> read(inputs(), ROWS[0], new float[] {Float.POSITIVE_INFINITY, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature age:number of item 2 must be finite or missing: Infinity");
    }

    @Test
    void aCategoryThatIsNoCodeIsNamed() {
        for (float bad : new float[] {7.5f, -1, 1 << 24, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> read(inputs(), ROWS[0], new float[] {1, bad, 5}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "feature device:category of item 2 must be a whole number from 0 to 2^24 - 1 or missing: "
                                    + bad);
        }
    }

    @Test
    void noCandidatesAreNoRows() {
        InputBatch batch = inputs().batch(3);
        Candidates none = Candidates.NONE;
        for (FeatureKey key : SCHEMA.keys()) {
            none = none.withFeature(key, new float[0]);
        }

        inputs().read(none, batch);

        assertThat(batch.size()).isZero();
    }

    @Test
    void aVersionKeepsThem(@TempDir Path directory) throws IOException {
        Inputs inputs = inputs();
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> {
                writer.catalogue(PublishedModel.catalogue(3, 1));
                inputs.write("heavy", writer);
            });
            try (Lease lease = repository.lease()) {
                Inputs read = Inputs.read(lease.snapshot(), "heavy");

                assertThat(read.schema()).isEqualTo(SCHEMA);
                InputBatch before = read(inputs, ROWS);
                InputBatch after = read(read, ROWS);
                for (int input = 0; input < inputs.numbers(); input++) {
                    assertThat(numbers(after, input)).containsExactly(numbers(before, input));
                }
                assertThat(codes(after, 0)).containsExactly(codes(before, 0));
                assertThatThrownBy(() -> Inputs.read(lease.snapshot(), "light"))
                        .hasMessageContaining("no light.features");
            }
        }
    }

    @Test
    void inputsThatDoNotBelongTogetherAreRefused(@TempDir Path directory) throws IOException {
        Inputs more = Inputs.of(Rows.examples(FeatureSchema.of(AGE, PRICE), new float[][] {{1, 2}, {3, 4}}, 1, 0));
        try (ModelRepository repository = ModelRepository.open(directory)) {
            repository.publish(writer -> {
                writer.catalogue(PublishedModel.catalogue(3, 1));
                more.write("heavy", writer);
                SavedSchema.write(FeatureSchema.of(AGE), "heavy", writer);
            });
            try (Lease lease = repository.lease()) {
                assertThatThrownBy(() -> Inputs.read(lease.snapshot(), "heavy"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("table heavy.inputs must have 1 rows for [age:number]: 2");
            }
        }
    }
}
