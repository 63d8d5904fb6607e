package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be shown. */
class DisplayTest {
    @Test
    void keepsWhatItWasGiven() {
        int[] items = {4, 2};
        Display display = new Display(items, new double[] {0.5, Double.NaN}, List.of("a", "b"));
        items[0] = 9;
        display.items()[1] = 9;

        assertThat(display.size()).isEqualTo(2);
        assertThat(display.item(1)).isEqualTo(4);
        assertThat(display.items()).containsExactly(4, 2);
        assertThat(display.propensity(1)).isEqualTo(0.5);
        assertThat(display.propensity(2)).isNaN();
        assertThat(display.source(2)).isEqualTo("b");
    }

    @Test
    void aListOfOneSourceKnowsNoPropensities() {
        Display display = Display.of(new int[] {3, 1}, "mine");

        assertThat(display.propensity(2)).isNaN();
        assertThat(display.source(1)).isEqualTo("mine");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Display.of(new int[] {1, 0}, "a")).hasMessage("item must be at least 1: 0");
        assertThatThrownBy(() -> new Display(new int[] {1}, new double[] {0}, List.of("a")))
                .hasMessage("propensity must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> new Display(new int[] {1}, new double[] {1.1}, List.of("a")))
                .hasMessage("propensity must be above 0 and at most 1: 1.1");
        assertThatThrownBy(() -> new Display(new int[] {1}, new double[0], List.of("a")))
                .hasMessage("1 items have 0 propensities and 1 sources");
        assertThatThrownBy(() -> new Display(new int[] {1}, new double[] {1}, List.of()))
                .hasMessage("1 items have 1 propensities and 0 sources");
    }
}
