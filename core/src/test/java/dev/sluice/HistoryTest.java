package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A history goes forward in time and holds items that exist. */
class HistoryTest {
    private static final History THREE = History.of(new int[] {5, 2, 5}, new long[] {1, 1, 7}, new float[] {1, -2, 3});

    @Test
    void eventsAreOldestFirst() {
        assertThat(THREE.size()).isEqualTo(3);
        assertThat(THREE.items()).containsExactly(5, 2, 5);
        assertThat(THREE.item(1)).isEqualTo(2);
        assertThat(THREE.time(2)).isEqualTo(7);
        assertThat(THREE.value(1)).isEqualTo(-2);
    }

    @Test
    void latestAreTheNewest() {
        assertThat(THREE.latest(2)).isEqualTo(History.of(new int[] {2, 5}, new long[] {1, 7}, new float[] {-2, 3}));
        assertThat(THREE.latest(3)).isSameAs(THREE);
        assertThat(THREE.latest(Integer.MAX_VALUE)).isSameAs(THREE);
        assertThat(THREE.latest(0)).isEqualTo(History.EMPTY);
        assertThatThrownBy(() -> THREE.latest(-1)).hasMessage("count must be at least 0: -1");
    }

    @Test
    void equalityIsThatOfEveryColumn() {
        assertThat(History.of(new int[] {5}, new long[] {1}, new float[] {1}))
                .isEqualTo(History.of(new int[] {5}, new long[] {1}, new float[] {1}))
                .hasSameHashCodeAs(History.of(new int[] {5}, new long[] {1}, new float[] {1}))
                .isNotEqualTo(History.of(new int[] {6}, new long[] {1}, new float[] {1}))
                .isNotEqualTo(History.of(new int[] {5}, new long[] {2}, new float[] {1}))
                .isNotEqualTo(History.of(new int[] {5}, new long[] {1}, new float[] {2}));
    }

    @Test
    void arraysAreCopies() {
        int[] items = {5};
        History history = History.of(items, new long[] {1}, new float[] {1});
        items[0] = 6;
        history.items()[0] = 6;

        assertThat(history.item(0)).isEqualTo(5);
    }

    @Test
    void whatIsNoHistoryIsRefused() {
        assertThatThrownBy(() -> History.of(new int[] {1, 2}, new long[] {7, 6}, new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a history goes forward in time: 6 after 7");
        assertThatThrownBy(() -> History.of(new int[] {0}, new long[1], new float[1]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("a history holds items of at least 1: 0");
        assertThatThrownBy(() -> History.of(new int[] {4}, new long[1], new float[] {Float.POSITIVE_INFINITY}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of item 4 must be finite: Infinity");
        assertThatThrownBy(() -> History.of(new int[2], new long[1], new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("items, times and values must be equally many: 2, 1, 2");
    }
}
