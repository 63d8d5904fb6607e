package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import org.junit.jupiter.api.Test;

/** Lists as the world itself judges them. */
class TrueSatisfactionTest {
    private static final World WORLD = World.of(Worlds.SMALL);
    private static final long MOMENT = Worlds.SMALL.end();

    /** Judgements are not read. */
    private static final Truth UNREAD = Truth.ofRelevant(1);

    private static double judged(int k, int user, int... items) {
        return new TrueSatisfaction(WORLD, MOMENT, k).of(RankedList.ofItems(user, items), UNREAD);
    }

    @Test
    void aListIsWorthWhatItsFirstPlacesAre() {
        int[] all = {7, 90, 12, 55, 31};
        for (int user = 1; user <= 60; user++) {
            assertThat(judged(3, user, all)).isEqualTo(WORLD.satisfaction(user, new int[] {7, 90, 12}, MOMENT));
            assertThat(judged(5, user, all)).isEqualTo(WORLD.satisfaction(user, all, MOMENT));
        }
        assertThat(judged(3, 1, all)).isNotEqualTo(judged(5, 1, all)).isNotEqualTo(judged(3, 2, all));
    }

    @Test
    void aListShorterThanThePlacesIsWorthAllOfIt() {
        assertThat(judged(20, 4, 9, 3))
                .isEqualTo(WORLD.satisfaction(4, new int[] {9, 3}, MOMENT))
                .isNotZero();
        assertThat(judged(20, 4)).isZero();
    }

    @Test
    void theMomentIsThatOfTheList() {
        RankedList list = RankedList.ofItems(4, 9, 3);
        long earlier = Worlds.SMALL.dawn(0);

        assertThat(new TrueSatisfaction(WORLD, earlier, 2).of(list, UNREAD))
                .isEqualTo(WORLD.satisfaction(4, new int[] {9, 3}, earlier))
                .isNotEqualTo(judged(2, 4, 9, 3));
    }

    @Test
    void somePlaceMustBeShownToSomebodyOfTheWorld() {
        assertThatThrownBy(() -> new TrueSatisfaction(WORLD, MOMENT, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 1: 0");
        assertThatThrownBy(() -> judged(1, 61, 1)).hasMessage("user must be from 1 to 60: 61");
        assertThatThrownBy(() -> judged(1, 1, 121)).hasMessage("item must be from 1 to 120: 121");
    }

    @Test
    void itSaysHowManyPlacesCount() {
        assertThat(new TrueSatisfaction(WORLD, MOMENT, 12).variant()).contains("first 12 places");
    }
}
