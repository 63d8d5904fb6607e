package dev.sluice.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A list keeps what it was given and refuses what is no list. */
class RankedListTest {
    @Test
    void keepsOrderAndScores() {
        int[] items = {7, 3, 5};
        double[] scores = {1, 2, -1};
        RankedList list = RankedList.of(4, items, scores);
        items[0] = 1;
        scores[0] = 9;

        assertThat(list.user()).isEqualTo(4);
        assertThat(list.items().toArray()).containsExactly(7, 3, 5);
        assertThat(list.score(0)).isEqualTo(1);
        assertThat(list).hasToString("user 4: [7, 3, 5]");
    }

    @Test
    void filteringKeepsOrder() {
        RankedList list = RankedList.ofItems(4, 7, 3, 5).filter(item -> item != 3);

        assertThat(list.items().toArray()).containsExactly(7, 5);
        assertThat(list.score(0)).isEqualTo(3);
        assertThat(list.score(1)).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatThrownBy(() -> RankedList.ofItems(4, 7, 3, 7)).hasMessage("item 7 comes twice for user 4");
        assertThatThrownBy(() -> RankedList.ofItems(0, 7)).hasMessage("user must be at least 1: 0");
        assertThatThrownBy(() -> RankedList.ofItems(1, 0)).hasMessage("item must be at least 1: 0");
        assertThatThrownBy(() -> RankedList.of(1, new int[] {2}, new double[] {Double.NaN}))
                .hasMessage("a score of user 1 is NaN");
        assertThatThrownBy(() -> RankedList.of(1, new int[] {2}, new double[0]))
                .hasMessage("items and scores must be as many as each other: 1 and 0");
    }
}
