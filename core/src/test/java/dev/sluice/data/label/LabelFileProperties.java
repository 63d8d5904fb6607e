package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.ExponentProduct.Factor;
import dev.sluice.data.label.WeightedSum.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A label that is read says what the written one says, to the last bit. */
class LabelFileProperties {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @Property(tries = 100)
    void whatIsReadIsWhatWasWritten(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Interactions train = exposures(random, 1 + random.nextInt(200));
        Interactions asked = exposures(random, 100);
        Path directory = Files.createTempDirectory("label");
        Path file = directory.resolve("a.label");
        Path again = directory.resolve("again.label");
        try {
            for (Label label : labels(random, train)) {
                LabelFile.write(label, file, VERSION);
                Label read = LabelFile.read(file);

                assertThat(read).hasToString(label.toString()).hasSameClassAs(label);
                assertThat(bits(read.of(asked))).as("%s", label).isEqualTo(bits(label.of(asked)));
                LabelFile.write(read, again, VERSION);
                assertThat(again).as("written again, %s", label).hasSameBinaryContentAs(file);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(again);
            Files.delete(directory);
        }
    }

    @Property(tries = 50)
    void theWayBackToSecondsIsSavedToo(@ForAll long seed, @ForAll Ties ties) throws IOException {
        Random random = new Random(seed);
        D2q label = D2q.fit(exposures(random, 80), buckets(random), ties);
        Path file = Files.createTempFile("d2q", ".label");
        try {
            LabelFile.write(label, file, VERSION);
            D2q read = (D2q) LabelFile.read(file);
            for (int i = 0; i < 50; i++) {
                double quantile = random.nextDouble();
                double duration = 1 + random.nextInt(60);
                assertThat(read.seconds(quantile, duration)).isEqualTo(label.seconds(quantile, duration));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** One of each type, and some that are made of the others. */
    private static List<Label> labels(Random random, Interactions train) {
        List<Label> labels = new ArrayList<>(List.of(
                Happened.CLICK,
                new Happened("Gefällt mir: 好き"),
                new Completion(1 - random.nextDouble()),
                new Dwell(Double.MIN_VALUE + random.nextDouble() * 60),
                new Skip(Double.MIN_VALUE + random.nextDouble() * 60),
                DurationThreshold.fit(train, 1 - random.nextDouble(), buckets(random)),
                D2q.fit(train, buckets(random), Ties.values()[random.nextInt(2)]),
                WatchTimeGain.fit(train, buckets(random))));
        labels.add(sum(random, labels));
        labels.add(new ExponentProduct(labels.stream()
                .limit(7)
                .map(label ->
                        new Factor(label, random.nextDouble(), random.nextDouble() * 3, optional(random.nextDouble())))
                .toList()));
        labels.add(sum(random, labels));
        return labels;
    }

    private static Label sum(Random random, List<Label> labels) {
        return new WeightedSum(labels.stream()
                .map(label -> new Term(label, random.nextGaussian(), optional(random.nextGaussian())))
                .toList());
    }

    private static OptionalDouble optional(double number) {
        return Math.abs(number) < 0.3 ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private static Buckets buckets(Random random) {
        return new Buckets(Buckets.Cut.values()[random.nextInt(2)], 1 + random.nextInt(20), 1 + random.nextInt(15));
    }

    /** Drawn ones, of which the first is known for sure, with all columns that labels read. */
    private static Interactions exposures(Random random, int size) {
        double[] durations = new double[size];
        double[] seconds = new double[size];
        double[] clicked = new double[size];
        for (int row = 0; row < size; row++) {
            durations[row] = row > 0 && random.nextInt(10) == 0 ? Double.NaN : 1 + random.nextInt(40);
            seconds[row] = row > 0 && random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() * 60;
            clicked[row] = random.nextInt(3) == 0 ? Double.NaN : random.nextInt(2);
        }
        return Watched.of(durations, seconds).with(Exposures.CLICKED, new NumberColumn(clicked));
    }

    private static long[] bits(double[] numbers) {
        long[] bits = new long[numbers.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(numbers[i]);
        }
        return bits;
    }
}
