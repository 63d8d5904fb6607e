package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.PerUser.Total;
import dev.sluice.data.label.WeighedBy.Into;
import dev.sluice.data.prepare.Preparation;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How much exposures count. */
class SampleWeightTest {
    private static final Instant NOW = Instant.parse("2025-03-01T00:00:00Z");

    @Test
    void twoHalfLivesLeaveAQuarter() {
        Interactions aged = at(NOW, NOW.minus(Duration.ofDays(7)), NOW.minus(Duration.ofDays(14)));

        assertThat(new Recency(Duration.ofDays(7), NOW).of(aged))
                .containsExactly(new double[] {1, 0.5, 0.25}, within(1e-9));
    }

    @Test
    void theFutureIsALeakAndNoWeightAboveOne() {
        assertThatThrownBy(() -> new Recency(Duration.ofDays(7), NOW).of(at(NOW.plusMillis(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no event may be later than 2025-03-01T00:00:00Z: 2025-03-01T00:00:00.001Z of event 0");
        assertThatThrownBy(() -> new Recency(Duration.ZERO, NOW)).hasMessageStartingWith("half-life must be at least");
    }

    @Test
    void momentsMayBeAsFarAwayAsThereAre() {
        assertThat(new Recency(Duration.ofDays(7), Instant.MAX).of(at(NOW))).containsExactly(0);
        assertThatThrownBy(() -> new Recency(Duration.ofDays(7), Instant.MIN).of(at(NOW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no event may be later than -1000000000-01-01T00:00:00Z: ");
    }

    @Test
    void whatWasSeldomShownCountsMoreUpToACap() {
        Interactions shown = Watched.with(Exposures.PROPENSITY, 1, 0.5, 0.01);

        assertThat(new InversePropensity(10).of(shown)).containsExactly(1, 2, 10);
        assertThat(new InversePropensity(Double.POSITIVE_INFINITY).of(shown)).containsExactly(1, 2, 100);
    }

    @Test
    void aPropensityThatIsNoneIsAnError() {
        for (double propensity : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new InversePropensity(10).of(Watched.with(Exposures.PROPENSITY, 0.5, propensity)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("propensity must be above 0 and at most 1: " + propensity + " of event 1");
        }
        assertThatThrownBy(() -> new InversePropensity(10).of(Watched.plain(1))).hasMessageContaining("NaN of event 0");
        assertThatThrownBy(() -> new InversePropensity(Double.POSITIVE_INFINITY)
                        .of(Watched.with(Exposures.PROPENSITY, Double.MIN_VALUE)))
                .as("one whose inverse is infinite")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InversePropensity(0.5)).hasMessage("cap must be at least 1: 0.5");
    }

    @Test
    void usersCountAlike() {
        Interactions three = users(1, 1, 1, 2).with(Exposures.PROPENSITY, column(0.5, 0.25, 0.5, 0.125));
        SampleWeight inverse = new InversePropensity(100);

        assertThat(new PerUser(inverse, Total.ONE).of(three)).containsExactly(0.25, 0.5, 0.25, 1);
        assertThat(new PerUser(inverse, Total.MEAN).of(three)).containsExactly(2, 4, 2, 8); // 8 each
    }

    @Test
    void whoWeighsNothingKeepsThat() {
        SampleWeight ofUserTwo = exposures -> Columns.each(exposures, row -> exposures.user(row) == 2 ? 3 : 0);

        assertThat(new PerUser(ofUserTwo, Total.MEAN).of(users(1, 2, 2))).containsExactly(0, 3, 3);
    }

    @Property(tries = 100)
    void weightsOfAUserAddUpToWhatWasAskedFor(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions events = users(IntStream.range(0, 1 + random.nextInt(50))
                .map(i -> 1 + random.nextInt(9))
                .toArray());
        double[] given = random.doubles(events.size(), 0.1, 5).toArray();
        double[] each = new PerUser(exposures -> given.clone(), Total.ONE).of(events);
        double[] mean = new PerUser(exposures -> given.clone(), Total.MEAN).of(events);

        for (int user = 1; user < events.userRows(); user++) {
            int who = user;
            int[] own = IntStream.range(0, events.size())
                    .filter(event -> events.user(event) == who)
                    .toArray();
            if (own.length > 0) {
                assertThat(IntStream.of(own).mapToDouble(event -> each[event]).sum())
                        .isCloseTo(1, within(1e-9));
            }
        }
        assertThat(IntStream.range(0, mean.length)
                        .mapToDouble(event -> mean[event])
                        .sum())
                .isCloseTo(
                        IntStream.range(0, given.length)
                                .mapToDouble(event -> given[event])
                                .sum(),
                        within(1e-9));
    }

    @Test
    void weightsMultiply() {
        Interactions shown = Watched.with(Exposures.PROPENSITY, 0.5, 0.25);

        assertThat(new InversePropensity(10).times(new InversePropensity(3)).of(shown))
                .containsExactly(4, 12);
        assertThat(SampleWeight.EQUAL.of(shown)).containsExactly(1, 1);
    }

    @Test
    void weightsGoWhereTrainersReadThem() {
        Interactions shown = Watched.with(Exposures.PROPENSITY, 0.5, 0.25).withValues(new float[] {1, 3});
        SampleWeight inverse = new InversePropensity(10);

        Interactions column = weighed(shown, new WeighedBy(inverse, Into.COLUMN));
        assertThat(column.columns().get(WeighedBy.WEIGHT)).isEqualTo(column(2, 4));
        assertThat(column.value(1)).isEqualTo(3);
        Interactions value = weighed(shown, new WeighedBy(inverse, Into.VALUE));
        assertThat(value.value(0)).isEqualTo(2);
        assertThat(value.value(1)).isEqualTo(12);
    }

    @Test
    void weightsOverwriteNoColumn() {
        WeighedBy step = new WeighedBy(new Recency(Duration.ofDays(7), NOW), Into.COLUMN);
        Interactions once = weighed(at(NOW), step);

        assertThatThrownBy(() -> weighed(once, step)).hasMessageEndingWith(": there is a column weight already");
    }

    private static Interactions weighed(Interactions events, WeighedBy step) {
        return Preparation.none()
                .then("weight", step)
                .apply(Watched.dataset(events))
                .data()
                .interactions();
    }

    private static NumberColumn column(double... numbers) {
        return new NumberColumn(numbers);
    }

    private static Interactions at(Instant... moments) {
        Interactions.Builder builder = new Interactions.Builder();
        for (Instant moment : moments) {
            builder.add(1, 1, moment.toEpochMilli(), 1);
        }
        return builder.build(2, 2);
    }

    private static Interactions users(int... users) {
        Interactions.Builder builder = new Interactions.Builder();
        for (int user : users) {
            builder.add(user, 1, 0, 1);
        }
        return builder.build(10, 2);
    }
}
