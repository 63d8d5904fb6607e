package dev.sluice.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.Buckets;
import dev.sluice.data.label.D2q;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.Ties;
import dev.sluice.data.label.WatchTimeGain;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Users are judged by what they made of what they were shown, as the label has it that was learned from. */
class LabelledJudgementsTest {
    @Property(tries = 300)
    void judgementsAreWhatANaiveRecountSays(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double from) {
        Random random = new Random(seed);
        Interactions exposures = exposures(random, random.nextInt(120));
        double[] labels = random.doubles(exposures.size(), -1, 2)
                .map(label -> random.nextInt(4) == 0 ? Double.NaN : Math.rint(label * 4) / 4)
                .toArray();
        double threshold = random.nextBoolean() ? 0 : from;

        Judgements judgements = Judgements.labelled(exposures, all -> labels, threshold);

        Map<Integer, Map<Integer, Double>> expected = new TreeMap<>();
        int absent = 0;
        for (int row = 0; row < labels.length; row++) {
            if (Double.isNaN(labels[row])) {
                absent++;
            } else {
                expected.computeIfAbsent(exposures.user(row), user -> new HashMap<>())
                        .merge(exposures.item(row), labels[row], Math::max);
            }
        }
        assertThat(judgements.withoutLabel()).isEqualTo(absent);
        assertThat(judgements.sample(1, seed).withoutLabel()).isEqualTo(absent);
        assertThat(judgements.filter(item -> item % 2 == 0).withoutLabel()).isEqualTo(absent);
        assertThat(judgements).extracting(Truth::user).containsExactlyElementsOf(expected.keySet());
        for (Truth truth : judgements) {
            Map<Integer, Double> best = expected.getOrDefault(truth.user(), Map.of());
            assertThat(truth.items().boxed()).containsExactlyElementsOf(new TreeSet<>(best.keySet()));
            best.forEach((item, label) -> {
                boolean relevant = label > 0 && label >= threshold;
                assertThat(truth.isRelevant(item)).as("%s, %s", item, truth).isEqualTo(relevant);
                assertThat(truth.grade(item)).isEqualTo(relevant ? label : 0);
                assertThat(truth.isJudged(item)).isTrue();
            });
        }
    }

    /** The quantile of 30 s is that among the training part; of the test part alone it would be another. */
    @Example
    void whatIsJudgedIsNotFittedTo() {
        Interactions train = watched(new int[] {1, 1, 1, 1}, new int[] {1, 2, 3, 4}, 10, 20, 30, 40);
        Interactions test = watched(new int[] {2, 2, 2}, new int[] {1, 2, 3}, 30, 90, Double.NaN);
        Label d2q = D2q.fit(train, Buckets.defaults(), Ties.RIGHT_CONTINUOUS);

        Judgements judgements = Judgements.labelled(test, d2q, 0.8);

        Truth truth = judgements.truth(2).orElseThrow();
        assertThat(truth.isJudged(1)).isTrue();
        assertThat(truth.isRelevant(1)).as("0.75 is below 0.8").isFalse();
        assertThat(truth.grade(2)).isEqualTo(1);
        assertThat(truth.isJudged(3)).as("not watched").isFalse();
        assertThat(judgements.withoutLabel()).isEqualTo(1);
        assertThat(Judgements.labelled(test, d2q, 0.75).truth(2).orElseThrow().grade(1))
                .isEqualTo(0.75);
    }

    @Example
    void aLabelBelowZeroIsJudgedAndNotRelevant() {
        Interactions train = watched(new int[] {1, 1}, new int[] {1, 2}, 10, 30);
        Label gain = WatchTimeGain.fit(train, Buckets.defaults());

        Judgements judgements = Judgements.labelled(train, gain, 0);

        Truth truth = judgements.truth(1).orElseThrow();
        assertThat(truth.size()).isEqualTo(2);
        assertThat(truth.isJudged(1)).isTrue();
        assertThat(truth.grade(1)).isZero();
        assertThat(truth.grade(2)).isEqualTo(1);
    }

    @Example
    void withoutTheColumnNothingIsJudgedAndAllOfItCounted() {
        Interactions exposures = exposures(new Random(3), 7);

        Judgements judgements = Judgements.labelled(exposures, Happened.CLICK, 0);

        assertThat(judgements.users()).isZero();
        assertThat(judgements.withoutLabel()).isEqualTo(7);
        assertThat(Judgements.of(exposures).withoutLabel()).isZero();
    }

    @Example
    void thresholdsThatAreNoneAreRefused() {
        for (double from : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Judgements.labelled(exposures(new Random(1), 1), Happened.CLICK, from))
                    .withMessage("relevantFrom must be finite and not negative: " + from);
        }
    }

    private static Interactions exposures(Random random, int size) {
        Interactions.Builder events = new Interactions.Builder();
        for (int i = 0; i < size; i++) {
            events.add(1 + random.nextInt(6), 1 + random.nextInt(8), i, 1);
        }
        return events.build(7, 9);
    }

    private static Interactions watched(int[] users, int[] items, double... seconds) {
        Interactions.Builder events = new Interactions.Builder();
        for (int i = 0; i < seconds.length; i++) {
            events.add(users[i], items[i], i, 1);
        }
        double[] durations = new double[seconds.length];
        java.util.Arrays.fill(durations, 60);
        return events.build(3, 5)
                .with(Exposures.DURATION_SECONDS, new NumberColumn(durations))
                .with(Exposures.WATCH_SECONDS, new NumberColumn(seconds));
    }
}
