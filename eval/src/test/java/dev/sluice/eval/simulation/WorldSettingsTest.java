package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a world may be made of. */
class WorldSettingsTest {
    private static final WorldSettings DEFAULTS = WorldSettings.defaults();

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> DEFAULTS.withUsers(0)).hasMessage("users must be at least 1: 0");
        assertThatThrownBy(() -> DEFAULTS.withItems(-3)).hasMessage("items must be at least 1: -3");
        assertThatThrownBy(() -> DEFAULTS.withDays(0)).hasMessage("days must be from 1 to 3650: 0");
        assertThatThrownBy(() -> DEFAULTS.withDays(3651)).hasMessage("days must be from 1 to 3650: 3651");
        assertThatThrownBy(() -> DEFAULTS.withVisitsPerUser(0))
                .hasMessage("visitsPerUser must be above 0 and at most 20 a day: 0.0");
        assertThatThrownBy(() -> DEFAULTS.withVisitsPerUser(Double.NaN))
                .hasMessage("visitsPerUser must be above 0 and at most 20 a day: NaN");
        assertThatThrownBy(() -> DEFAULTS.withDays(2).withVisitsPerUser(40.5))
                .hasMessage("visitsPerUser must be above 0 and at most 20 a day: 40.5");
        assertThatThrownBy(() -> DEFAULTS.withSlots(0)).hasMessage("slots must be at least 1: 0");
    }

    @Test
    void changesOneAtATime() {
        Instant start = Instant.parse("2020-02-29T12:00:00Z");

        assertThat(DEFAULTS.withUsers(2)
                        .withItems(3)
                        .withDays(4)
                        .withVisitsPerUser(5)
                        .withSlots(6)
                        .withStart(start)
                        .withSeed(7))
                .isEqualTo(new WorldSettings(2, 3, 4, 5, 6, start, 7));
    }
}
