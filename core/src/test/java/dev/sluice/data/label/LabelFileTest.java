package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.ModelVersion;
import dev.sluice.data.Interactions;
import dev.sluice.data.label.ExponentProduct.Factor;
import dev.sluice.data.label.WeightedSum.Term;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no label, or not the one that was written, is refused by the file's name. */
class LabelFileTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @TempDir
    Path directory;

    /** A label with one of each form in it, fitted to few exposures by hand. */
    private static Label everyForm() {
        Interactions train = Watched.of(new double[] {10, 10, 10, 60, 60}, new double[] {2, 9.5, 9.5, 7, 61});
        Buckets buckets = Buckets.defaults().withCount(2).withLeastRows(1);
        return new WeightedSum(List.of(
                Term.of(Happened.PURCHASE, 5).orElse(0),
                Term.of(new Completion(0.75), 1),
                Term.of(new Skip(3), -0.5),
                Term.of(D2q.fit(train, buckets, Ties.MID_RANK), 2),
                Term.of(DurationThreshold.fit(train, 0.75, buckets), 1),
                Term.of(WatchTimeGain.fit(train, buckets.withCut(Buckets.Cut.EQUAL_WIDTH)), 0.1),
                Term.of(new ExponentProduct(List.of(Factor.of(new Dwell(30), 0.5, 2))), 1)));
    }

    private Path file() {
        return directory.resolve("t.label");
    }

    @Test
    void theFirstFormatIsReadableAndStillWritten() throws IOException, URISyntaxException {
        Path released = Path.of(Objects.requireNonNull(getClass().getResource("every-form.label"))
                .toURI());
        Interactions asked = Watched.of(new double[] {10, 60, 45, Double.NaN}, new double[] {2, 61, 7, 5});

        Label read = LabelFile.read(released);

        assertThat(read).hasToString(everyForm().toString());
        assertThat(read.of(asked)).isEqualTo(everyForm().of(asked));
        LabelFile.write(everyForm(), file(), VERSION);
        assertThat(file()).hasSameBinaryContentAs(released);
    }

    @Test
    void aChangedByteAndAnotherLengthIsRefused() throws IOException {
        LabelFile.write(everyForm(), file(), VERSION);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            refuses(flipped, "");
        }
        for (int length : new int[] {0, 255, 256, 300, whole.length - 1, whole.length + 1}) {
            refuses(Arrays.copyOf(whole, length), "expected ");
        }
    }

    private void refuses(byte[] bytes, String message) throws IOException {
        Files.write(file(), bytes);
        assertThatIOException().isThrownBy(() -> LabelFile.read(file())).withMessageStartingWith("t.label: " + message);
    }

    /** Writes a label as it should not be; the checksums are right. */
    private void refusesWritten(LabelForm.Writing<String> writing, String form, String message) throws IOException {
        try (TableOutput output = new TableOutput(file(), VERSION, TableHeader.CHUNK_BYTES)) {
            LabelOutput label = new LabelOutput(output);
            label.text(form);
            writing.write(form, label);
            output.endPart();
            output.complete(TableType.LABEL, 1, 1, 1);
            output.place();
        }
        assertThatIOException().isThrownBy(() -> LabelFile.read(file())).withMessage("t.label: " + message);
    }

    @Test
    void whatNobodyWroteIsRefused() throws IOException {
        refusesWritten((form, output) -> {}, "mood-2", "unknown form of label 'mood-2'; read it with a later release");
        refusesWritten((form, output) -> output.number(1.5), "completion", "share must be above 0 and at most 1: 1.5");
        refusesWritten((form, output) -> {}, "completion", "the label is damaged: it ends where 8 bytes should follow");
        refusesWritten((form, output) -> output.number(Double.NaN), "dwell", "cap must be finite and above 0: NaN");
        refusesWritten(
                (form, output) -> output.count(7), "weighted-sum", "the label is damaged: it counts 7 in 0 bytes");
        refusesWritten((form, output) -> output.count(-1), "happened", "the label is damaged: it counts -1 in 0 bytes");
        refusesWritten((form, output) -> output.count(0), "weighted-sum", "a sum must have at least one term");
    }

    @Test
    void whatWasFittedMustFitTogether() throws IOException {
        double[] two = {1, 2};
        refusesWritten(
                (form, output) -> {
                    output.text("EQUAL_DEPTH");
                    output.count(1);
                },
                "d2q",
                "unknown Cut 'EQUAL_DEPTH'; read it with a later release");
        refusesWritten(
                (form, output) -> d2q(output, two, two, two), "d2q", "the label is damaged: 2 parts for 3 buckets");
        refusesWritten(
                (form, output) -> d2q(output, new double[] {2, 1}, two),
                "d2q",
                "the label is damaged: 1.0 is out of order");
        refusesWritten(
                (form, output) -> d2q(output, new double[1], two, new double[] {Double.NaN}),
                "d2q",
                "the label is damaged: NaN is out of order");
        refusesWritten(
                (form, output) -> d2q(output, new double[1], two, new double[0]),
                "d2q",
                "the label is damaged: a bucket is empty");
        refusesWritten(
                (form, output) -> {
                    output.number(2);
                    Buckets.defaults().write(output);
                    output.numbers(two);
                    output.numbers(two);
                },
                "duration-threshold",
                "quantile must be above 0 and at most 1: 2.0");
        refusesWritten(
                (form, output) -> {
                    d2q(output, new double[0], two);
                    output.count(1);
                },
                "d2q",
                "the label is damaged: 4 bytes follow it");
    }

    private static void d2q(LabelOutput output, double[] bounds, double[]... seen) throws IOException {
        Buckets.defaults().write(output);
        output.text(Ties.MID_RANK.name());
        output.numbers(bounds);
        output.each(Arrays.asList(seen), (bucket, to) -> to.numbers(bucket));
    }

    @Test
    void aLabelOfAnotherTypeCannotBeSavedAndLeavesNoFile() throws IOException {
        Label own = new OwnLabel();
        for (Label label : List.of(own, new WeightedSum(List.of(Term.of(Happened.CLICK, 1), Term.of(own, 1))))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LabelFile.write(label, file(), VERSION))
                    .withMessage("a label can be saved if its type is one of dev.sluice.data.label: "
                            + OwnLabel.class.getName());
        }
        assertThat(directory).isEmptyDirectory();
    }

    private record OwnLabel() implements Label {
        @Override
        public double[] of(Interactions exposures) {
            return new double[exposures.size()];
        }
    }
}
