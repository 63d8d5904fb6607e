package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/** Laws of who is in a world. */
class UsersTest {
    private static final int USERS = 4_000;

    private static final World WORLD =
            World.of(WorldSettings.defaults().withUsers(USERS).withSeed(3));

    @Test
    void tastesTurnAndKeepTheirLength() {
        for (int row = 1; row <= USERS; row++) {
            User user = WORLD.user(row);
            assertThat(user.taste().dot(user.drift())).isCloseTo(0, within(1e-12));
            for (double days : new double[] {-40, 0, 1, 30, 400}) {
                Vector taste = user.tasteAt(days);
                assertThat(taste.dot(taste)).isCloseTo(1, within(1e-12));
                assertThat(taste.dot(user.taste())).isCloseTo(Math.cos(user.turn() * days), within(1e-12));
            }
        }
        double[] turns = IntStream.rangeClosed(1, USERS)
                .mapToDouble(row -> WORLD.user(row).turn())
                .toArray();
        assertThat(Arrays.stream(turns)).allMatch(turn -> turn >= 0);
        assertThat(Arrays.stream(turns).average().orElseThrow())
                .isCloseTo(0.01 * Math.sqrt(2 / Math.PI), within(4 * 0.006 / Math.sqrt(USERS)));
    }

    @Test
    void tastesMixTheCentresOfTwoOrThreeCategories() {
        CategorySpace space = WORLD.space();
        Preferences preferences = new Preferences(WORLD.settings().seed(), space);
        Random random = new Random(7);
        Fit.Deviations[] deviations = new Fit.Deviations[4];
        Arrays.setAll(deviations, place -> new Fit.Deviations());
        for (int row = 1; row <= USERS; row++) {
            User user = WORLD.user(row);
            Wheel preferred = preferences.of(user.ageBand(), user.country());
            Vector twin = Vector.of(i -> 0.3 * random.nextGaussian() / 4);
            double[] weights = random.nextBoolean() ? new double[] {1, 0.7} : new double[] {1, 0.7, 0.5};
            for (double weight : weights) {
                twin = twin.plus(weight, space.centre(preferred.draw(1 - random.nextDouble())));
            }
            double[] expected = nearest(space, twin.unit());
            double[] seen = nearest(space, user.taste());
            for (int place = 0; place < deviations.length; place++) {
                deviations[place].add(expected[place], seen[place]);
            }
        }
        assertThat(deviations).allMatch(each -> each.standardErrors() < 4);
    }

    /** Cosines with the centres, the nearest first. */
    private static double[] nearest(CategorySpace space, Vector taste) {
        return IntStream.range(0, space.count())
                .mapToDouble(category -> -taste.dot(space.centre(category)))
                .sorted()
                .map(cosine -> -cosine)
                .toArray();
    }

    @Test
    void agesAndCountriesShiftWhichCategoriesAreLiked() {
        double ages = 0;
        double countries = 0;
        int worlds = 300;
        for (int seed = 0; seed < worlds; seed++) {
            Preferences preferences = new Preferences(seed, new CategorySpace(seed));
            ages += variance(preferences.of(0, 3), preferences.of(1, 3)) / worlds;
            countries += variance(preferences.of(2, 0), preferences.of(2, 1)) / worlds;
        }
        double expected = 2 * 0.8 * 0.8;
        double error = expected * Math.sqrt(2.0 / (19 * worlds));
        assertThat(ages).isCloseTo(expected, within(4 * error));
        assertThat(countries).isCloseTo(expected, within(4 * error));
    }

    /** Of the logarithms of the ratios of shares, over the categories. */
    private static double variance(Wheel one, Wheel other) {
        return StatUtils.variance(IntStream.range(0, one.size())
                .mapToDouble(category -> Math.log(one.share(category) / other.share(category)))
                .toArray());
    }

    @Test
    void membersJoinedAsLongAgoAsStated() {
        int old = USERS * 85 / 100;
        double mean = IntStream.rangeClosed(1, old)
                .mapToDouble(row -> -WORLD.settings().daysAt(WORLD.user(row).joined()))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(300, within(4 * 300 / Math.sqrt(old)));
    }

    @Test
    void usersOfAnAgeAndCountryAreMoreAlikeThanOthers() {
        double alike = 0;
        double others = 0;
        int alikes = 0;
        int pairs = 0;
        for (int row = 1; row < 1500; row++) {
            for (int other = row + 1; other < 1500; other++) {
                double near = WORLD.user(row).taste().dot(WORLD.user(other).taste());
                boolean same = WORLD.user(row).ageBand() == WORLD.user(other).ageBand()
                        && WORLD.user(row).country() == WORLD.user(other).country();
                alike += same ? near : 0;
                alikes += same ? 1 : 0;
                others += same ? 0 : near;
                pairs += same ? 0 : 1;
            }
        }
        assertThat(alike / alikes).isGreaterThan(others / pairs + 0.02);
    }

    @Test
    void activityHasAHeavyTailAndTheMeanAskedFor() {
        double[] visits = IntStream.rangeClosed(1, USERS)
                .mapToDouble(
                        row -> WORLD.user(row).visitsPerDay() * WORLD.settings().days())
                .sorted()
                .toArray();
        double deviation = 13 * Math.sqrt(Math.E - 1);
        assertThat(Arrays.stream(visits).average().orElseThrow())
                .isCloseTo(13, within(4 * deviation / Math.sqrt(USERS)));
        assertThat(visits[USERS / 2]).isCloseTo(13 * Math.exp(-0.5), within(0.6));
        assertThat(visits[USERS - USERS / 100]).isGreaterThan(5 * 13);
    }
}
