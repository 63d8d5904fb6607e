package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import dev.sluice.data.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The labels that need no fitting, case by case. */
class SimpleLabelsTest {
    @ParameterizedTest
    @CsvSource({
        "20, 15, 1",
        "3600, 1800, 0",
        "3600, 2700, 1",
        "3600, 2699.999, 0",
        "20, 60, 1", // played in a loop
        "20, 0, 0", // opened and left
        "0, 15, NaN",
        "NaN, 15, NaN",
        "20, NaN, NaN"
    })
    void completionAtThreeQuarters(double duration, double seconds, Double expected) {
        assertThat(of(new Completion(0.75), duration, seconds)).isEqualTo(expected);
    }

    @Test
    void completionIsNotFooledByRounding() {
        assertThat(of(new Completion(0.1), 30, 3)).isEqualTo(1); // 0.1 * 30 is above 3
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0", "NaN, NaN"})
    void whatHappenedIsOneElseZeroElseAbsent(double column, Double expected) {
        assertThat(Happened.CLICK.of(Watched.with(Exposures.CLICKED, column))).containsExactly(expected);
        assertThat(Happened.PURCHASE.of(Watched.with(Exposures.PURCHASED, column)))
                .containsExactly(expected);
        assertThat(Happened.RETURN.of(Watched.with(Exposures.RETURNED, column))).containsExactly(expected);
        assertThat(new Happened("shared").of(Watched.with("shared", column))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"100, 4, 1", "100, 5, 0", "4, 4, 0", "4, 3, 1", "NaN, 4, 1", "NaN, 5, 0", "100, NaN, NaN", "0, 4, 1"})
    void aSkipIsShortAndNotToTheEnd(double duration, double seconds, Double expected) {
        assertThat(of(new Skip(5), duration, seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "31, 30", "0, 0", "NaN, NaN"})
    void dwellIsCutOff(double seconds, Double expected) {
        assertThat(of(new Dwell(30), Double.NaN, seconds)).isEqualTo(expected);
    }

    @Test
    void withoutTheColumnEveryLabelIsAbsent() {
        Interactions bare = Watched.plain(3);
        List<Label> labels = List.of(
                Happened.CLICK, Happened.PURCHASE, Happened.RETURN, new Completion(0.5), new Dwell(9), new Skip(3));

        assertThat(labels)
                .allSatisfy(label ->
                        assertThat(label.of(bare)).as("%s", label).hasSize(3).containsOnly(Double.NaN));
    }

    @Test
    void whatAColumnCannotHoldIsAnErrorThatSaysWhere() {
        assertThatThrownBy(() -> of(new Completion(0.5), 10, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("watch_seconds must be finite and not negative: -1.0 of event 0");
        assertThatThrownBy(() -> of(new Completion(0.5), -10, 1))
                .hasMessage("duration_seconds must be finite and not negative: -10.0 of event 0");
        assertThatThrownBy(() -> of(new Dwell(5), 1, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> Happened.CLICK.of(Watched.with(Exposures.CLICKED, 0, 2)))
                .hasMessage("clicked must be 0 or 1: 2.0 of event 1");
        Interactions words = Watched.plain(1).with(Exposures.WATCH_SECONDS, TextColumn.of(List.of("long")));
        assertThatThrownBy(() -> new Dwell(5).of(words)).hasMessage("column watch_seconds must hold numbers");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void sharesAreAboveZeroAndAtMostOne(double share) {
        assertThatThrownBy(() -> new Completion(share)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.NaN})
    void secondsAreAboveZeroAndFinite(double seconds) {
        assertThatThrownBy(() -> new Dwell(seconds)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Skip(seconds)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double of(Label label, double duration, double seconds) {
        return label.of(Watched.of(new double[] {duration}, new double[] {seconds}))[0];
    }
}
