package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
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
