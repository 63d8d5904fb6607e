package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the streaming form does when things come out of order. */
class FeatureStreamTest {
    private final FeatureStream stream = PointInTimeJoin.latest().stream();

    @Test
    void answersAsTimeGoesOn() {
        stream.learn(1, 10, 10, 1);
        assertThat(stream.at(1, 15)).isEqualTo(1);
        stream.learn(1, 20, 20, 3);
        assertThat(stream.at(1, 25)).isEqualTo(3);
        stream.learn(1, 10, 30, 2);
        assertThat(stream.at(1, 30)).isEqualTo(3);
        assertThat(stream.at(2, 30)).isNaN();
        assertThat(stream.at(1_000_000, 30)).isNaN();
        assertThat(stream.late()).isZero();
    }

    @Test
    void aRequestFromBeforeAValueIsAnError() {
        stream.learn(1, 10, 40, 1);

        assertThatThrownBy(() -> stream.at(2, 39))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request must not be before the newest value, of 40: 39");
        assertThat(stream.at(1, 40)).isEqualTo(1);
    }

    @Test
    void aValueThatComesLateIsUsedFromThenOnAndCounted() {
        assertThat(stream.at(1, 50)).isNaN();
        stream.learn(1, 10, 50, 1);
        assertThat(stream.at(1, 50)).isEqualTo(1);
        stream.learn(1, 20, 51, 2);

        assertThat(stream.at(1, 51)).isEqualTo(2);
        assertThat(stream.late()).isOne();
    }

    @Test
    void requestsMayOvertakeEachOther() {
        stream.learn(1, 10, 10, 1);

        assertThat(stream.at(1, 30)).isEqualTo(1);
        assertThat(stream.at(1, 12)).isEqualTo(1);
    }

    @Test
    void rowsGrowAsTheyCome() {
        for (int key = 1; key < 5_000; key++) {
            stream.learn(key, key, key, key);
        }
        for (int key = 1; key < 5_000; key++) {
            assertThat(stream.at(key, 5_000)).isEqualTo(key);
        }
    }

    @Test
    void twoValuesOfTheSameTimesAreRefused() {
        stream.learn(1, 10, 10, 1);
        stream.learn(1, 10, 10, 1);

        assertThatThrownBy(() -> stream.learn(1, 10, 10, 2))
                .hasMessage("row 1 has two values of event time 10, created 10: 1.0 and 2.0");
        assertThatThrownBy(() -> stream.learn(0, 10, 10, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> stream.at(-1, 10)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
