package dev.sluice.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.CoverageCurve.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageCurveTest {
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.2, 1", "0.4, 1", "0.41, 2", "0.5, 2", "0.7, 2", "0.9, 3", "1, 4", "4.9e-324, 1"})
    void ofTenRecommendations(double share, int items) {
        CoverageCurve curve = CoverageCurve.ofCounts(0, 3, 1, 4, 0, 2);

        assertThat(curve.itemsFor(share)).isEqualTo(items);
        assertThat(curve.items()).isEqualTo(4);
        assertThat(curve.recommendations()).isEqualTo(10);
    }

    @Test
    void aShareThatIsMetExactlyNeedsNoOtherItem() {
        int[] ones = new int[100];
        Arrays.fill(ones, 1);
        CoverageCurve curve = CoverageCurve.ofCounts(ones);

        for (int hundredths = 1; hundredths <= 100; hundredths++) {
            assertThat(curve.itemsFor(hundredths / 100.0)).isEqualTo(hundredths);
        }
    }

    @Test
    void onlyTheFirstPlacesCount() {
        Stream<RankedList> lists =
                Stream.of(RankedList.ofItems(1, 7, 8, 1), RankedList.ofItems(2, 7, 9, 2), RankedList.empty(3));
        CoverageCurve curve = CoverageCurve.of(lists, 2);

        assertThat(curve.recommendations()).isEqualTo(4);
        assertThat(curve.points())
                .hasSize(10)
                .startsWith(new Point(0.1, 1))
                .contains(new Point(0.5, 1), new Point(0.6, 2))
                .endsWith(new Point(1, 3));
    }

    @Test
    void countsThatAddUpToMoreThanAnInt() {
        CoverageCurve curve = CoverageCurve.ofCounts(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

        assertThat(curve.recommendations()).isEqualTo(3L * Integer.MAX_VALUE);
        assertThat(List.of(curve.itemsFor(1 / 3.0), curve.itemsFor(0.34), curve.itemsFor(1)))
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
    void thereIsNoOtherShare(double share) {
        CoverageCurve curve = CoverageCurve.ofCounts(1);

        assertThatThrownBy(() -> curve.itemsFor(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be above 0 and at most 1: " + share);
    }

    @Test
    void somethingMustBeRecommended() {
        String message = "a coverage curve needs at least one recommendation";
        assertThatThrownBy(() -> CoverageCurve.ofCounts(0, 0)).hasMessage(message);
        assertThatThrownBy(CoverageCurve::ofCounts).hasMessage(message);
        assertThatThrownBy(() -> CoverageCurve.of(Stream.of(RankedList.empty(1)), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void badCountsAreRefused() {
        assertThatThrownBy(() -> CoverageCurve.ofCounts(3, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an item cannot be recommended less than 0 times: -1");
        assertThatThrownBy(() -> CoverageCurve.of(Stream.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 1: 0");
    }
}
