package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Dataset;
import org.junit.jupiter.api.Test;

/** Equal settings give equal bytes, on every platform: these numbers stand for all of a small world. */
class SameBytesTest {
    private final Dataset history = EventLog.of(World.of(Worlds.SMALL));

    @Test
    void eventsAreTheSameEverywhere() {
        assertThat(history.hash()).isEqualTo("e6ca38d87c2520cf3a96765dc78f5934731aabee6cabe861e4e38f461302faa0");
        assertThat(history.interactions().columns().hashCode()).isEqualTo(1118971130);
    }

    @Test
    void theCatalogueIsTheSameEverywhere() {
        assertThat(history.catalogue().items().columns().hashCode()).isEqualTo(-760896227);
        assertThat(history.catalogue().users().columns().hashCode()).isEqualTo(-1914859133);
    }

    @Test
    void aWorldMadeAgainIsTheSame() {
        Dataset again = EventLog.of(World.of(Worlds.SMALL));

        assertThat(again.hash()).isEqualTo(history.hash());
        assertThat(again.interactions().columns())
                .isEqualTo(history.interactions().columns());
        assertThat(again.catalogue()).isEqualTo(history.catalogue());
    }

    @Test
    void anotherSeedIsAnotherWorld() {
        Dataset other = EventLog.of(World.of(Worlds.SMALL.withSeed(2)));

        assertThat(other.hash()).isNotEqualTo(history.hash());
        assertThat(other.catalogue().items().columns())
                .isNotEqualTo(history.catalogue().items().columns());
    }
}
